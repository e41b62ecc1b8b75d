// From anywhere to the import of users, with the file that the person picked.
import type { ButtonProps } from "@fluentui/react-components";
import { ArrowImportRegular } from "@fluentui/react-icons/svg/arrow-import";
import { useNavigate } from "react-router";
import type { PickedFiles } from "../ipc/bindings";
import { useDeed } from "../ipc/deeds";
import { GuardedButton } from "./guarded_button";
import type { ImportPlace } from "./import_button";
import { FailureNote } from "./notes";
import { paths } from "./paths";
import { useWhyNot } from "./rights";

interface ImportPeopleButtonProps {
  label: string;
  appearance?: NonNullable<ButtonProps["appearance"]>;
}

/** Leads to the import with the file that was picked; without one it stays here. */
export function useToImportPeople(): (picked: PickedFiles | undefined) => Promise<void> {
  const navigate = useNavigate();
  return async (picked) => {
    const file = picked?.files[0];
    if (file === undefined) return;
    await navigate(paths.importUsers, { state: { file } satisfies ImportPlace });
  };
}

export function ImportPeopleButton({ label, appearance = "primary" }: ImportPeopleButtonProps) {
  const whyNot = useWhyNot("users.create");
  const toImport = useToImportPeople();
  const pick = useDeed("file_pick");

  async function start() {
    // The same files of tables: CSV, workbooks, archives of them.
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
