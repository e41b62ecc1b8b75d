// From anywhere to the import, with the file that the person picked.
import type { ButtonProps } from "@fluentui/react-components";
import { ArrowImportRegular } from "@fluentui/react-icons/svg/arrow-import";
import { useNavigate } from "react-router";
import type { PickedFile, PickedFiles } from "../ipc/bindings";
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

/** Leads to the import with the file that was picked; without one it stays here. */
export function useToImport(): (picked: PickedFiles | undefined) => Promise<void> {
  const navigate = useNavigate();
  return async (picked) => {
    const file = picked?.files[0];
    if (file === undefined) return;
    await navigate(paths.import, { state: { file } satisfies ImportPlace });
  };
}

export function ImportButton({ label, appearance = "primary" }: ImportButtonProps) {
  const whyNot = useWhyNot("desk.price_list_import");
  const toImport = useToImport();
  const pick = useDeed("file_pick");

  async function start() {
    await toImport(await pick.run({ purpose: "price_list" }));
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
