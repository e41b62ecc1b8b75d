// From anywhere to an import, with the file that the person picked.
import type { ButtonProps } from "@fluentui/react-components";
import { ArrowImportRegular } from "@fluentui/react-icons/svg/arrow-import";
import { useNavigate } from "react-router";
import type { PickedFile, PickedFiles } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { GuardedButton } from "../guarded_button";
import { FailureNote } from "../notes";
import { paths } from "../paths";
import { useWhyNot } from "../rights";

/** What an import finds in the history entry that led to it. */
export interface ImportPlace {
  file: PickedFile;
}

/** What comes in: where it is imported, and who may. */
const IMPORTS = {
  price_list: { to: paths.import, task: "desk.price_list_import" },
  users: { to: paths.importUsers, task: "users.create" },
} as const;

export type ImportOf = keyof typeof IMPORTS;

/** Leads to the import with the file that was picked; without one it stays here. */
export function useToImport(of: ImportOf): (picked: PickedFiles | undefined) => Promise<void> {
  const navigate = useNavigate();
  return async (picked) => {
    const file = picked?.files[0];
    if (file === undefined) return;
    await navigate(IMPORTS[of].to, { state: { file } satisfies ImportPlace });
  };
}

interface ImportButtonProps {
  of: ImportOf;
  label: string;
  appearance?: NonNullable<ButtonProps["appearance"]>;
}

export function ImportButton({ of, label, appearance = "primary" }: ImportButtonProps) {
  const whyNot = useWhyNot(IMPORTS[of].task);
  const toImport = useToImport(of);
  const pick = useDeed("file_pick");

  async function start() {
    // Users come in the same files of tables: CSV, workbooks, archives of them.
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
