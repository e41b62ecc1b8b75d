// Importing users from a file: pick, say what they are, look, correct, import, and see
// who came in.
import { useLocation } from "react-router";
import type { PickedFile } from "../../ipc/bindings";
import { EmptyState } from "../../parts/empty_state";
import type { ImportPlace } from "../../parts/import_button";
import { ImportPeopleButton } from "../../parts/import_people_button";
import { Page } from "../../parts/page";
import { useText } from "../../text/i18n";
import { ImportFile } from "./import_file";

export default function ImportUsersPage() {
  const t = useText();
  const file = fileOf(useLocation().state);
  return (
    <Page
      title={t("peopleFiles.title")}
      actions={
        file !== undefined && (
          <ImportPeopleButton appearance="secondary" label={t("importing.chooseOther")} />
        )
      }
    >
      {file === undefined ? (
        <EmptyState title={t("importing.choose")} hint={t("peopleFiles.chooseHint")}>
          <ImportPeopleButton label={t("importing.choose")} />
        </EmptyState>
      ) : (
        <ImportFile key={file.token} file={file} />
      )}
    </Page>
  );
}

function fileOf(state: unknown): PickedFile | undefined {
  const has = typeof state === "object" && state !== null && "file" in state;
  return has ? (state as ImportPlace).file : undefined;
}
