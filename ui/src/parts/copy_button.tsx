// Copies a text, and says whether that went well.
import { Button } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useState } from "react";
import { Note } from "./notes";

interface CopyButtonProps {
  text: string;
  label: string;
  copied: string;
  failed: string;
}

export function CopyButton({ text, label, copied, failed }: CopyButtonProps) {
  const [said, setSaid] = useState<string>();

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(copied);
    } catch {
      setSaid(failed);
    }
  }

  return (
    <>
      <div>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {label}
        </Button>
      </div>
      {said !== undefined && <Note urgent>{said}</Note>}
    </>
  );
}
