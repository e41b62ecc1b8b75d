// From anywhere to the import, with the file that the person picked.
import type { ButtonProps } from "@fluentui/react-components";
import { ArrowImportRegular } from "@fluentui/react-icons/svg/arrow-import";
import { useNavigate } from "react-router";
import type { PickedFile } from "../ipc/bindings";
import { useDeed } from "../ipc/deeds";
import { GuardedButton } from "./guarded_button";
import { FailureNote } from "./notes";
import { paths } from "./paths";
import { useWhyNot } from "./rights";

/** What the import finds in the history entry that led to it. */
export interface ImportPlace {
  file: PickedFile;
}

interface ImportButtonProps {
  label: string;
  appearance?: NonNullable<ButtonProps["appearance"]>;
}

export function ImportButton({ label, appearance = "primary" }: ImportButtonProps) {
  const whyNot = useWhyNot("desk.price_list_import");
  const navigate = useNavigate();
  const pick = useDeed("file_pick");

  async function start() {
    const file = (await pick.run({ purpose: "price_list" }))?.files[0];
    if (file === undefined) return;
    await navigate(paths.import, { state: { file } satisfies ImportPlace });
  }

  return (
    <>
      <GuardedButton
        appearance={appearance}
        icon={<ArrowImportRegular />}
        whyNot={whyNot}
        busy={pick.pending}
        onClick={() => void start()}
      >
        {label}
      </GuardedButton>
      <FailureNote failure={pick.failure} onClose={pick.clear} />
    </>
  );
}
