// Importing the list, what is good to know before, and what stands in its way.
import { Checkbox } from "@fluentui/react-components";
import { RunImport } from "../../parts/import/run_import";
import { Note } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { listName, useWords } from "../../text/words";
import type { Importing } from "./import_state";

export function RunListImport({ state, file }: { state: Importing; file: string }) {
  const { t, format } = useWords();
  const notAllowed = useWhyNot("desk.price_list_import");
  const { preview, importing, inspecting } = state;
  if (preview === undefined) return null;
  const { alreadyImported, completes, rowsGood, month, columns } = preview;
  const unmapped = columns.missing.length > 0 ? t("wizard.needMapping") : undefined;
  const noMonth = month === null ? t("importing.needMonth") : undefined;
  const noRows = rowsGood === 0 ? t("errors.plain.no_rows") : undefined;
  return (
    <>
      {completes !== null && (
        <Note>{t("importing.completes", { name: listName(t, format, completes) })}</Note>
      )}
      {alreadyImported !== null && (
        <Note intent="warning">
          {t("importing.already", {
            date: format.instant(alreadyImported.importedAt),
            name: listName(t, format, alreadyImported),
          })}
        </Note>
      )}
      <RunImport
        file={file}
        importing={importing}
        label={t("importing.run", { count: rowsGood })}
        whyNot={notAllowed ?? unmapped ?? noMonth ?? noRows}
        busy={inspecting.pending}
        onRun={state.run}
      >
        <Checkbox
          label={t("importing.strict")}
          checked={state.strict}
          onChange={(_, data) => state.setStrict(data.checked === true)}
        />
      </RunImport>
    </>
  );
}
