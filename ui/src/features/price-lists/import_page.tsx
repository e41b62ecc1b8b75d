// Importing a price list: pick, look, correct, import, and see what came in.
import { useLocation } from "react-router";
import type { PickedFile } from "../../ipc/bindings";
import { EmptyState } from "../../parts/empty_state";
import { ImportButton, type ImportPlace } from "../../parts/import_button";
import { Page } from "../../parts/page";
import { useWords } from "../../text/words";
import { ImportFile } from "./import_file";

export default function ImportPage() {
  const { t } = useWords();
  const file = fileOf(useLocation().state);
  return (
    <Page
      title={t("importing.title")}
      actions={
        file !== undefined && (
          <ImportButton appearance="secondary" label={t("importing.chooseOther")} />
        )
      }
    >
      {file === undefined ? (
        <EmptyState title={t("importing.choose")} hint={t("importing.chooseHint")}>
          <ImportButton label={t("importing.choose")} />
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
