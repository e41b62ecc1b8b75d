// Importing the users, and what stands in its way.
import { RunImport } from "../../parts/import/run_import";
import { useWhyNot } from "../../parts/rights";
import { useText } from "../../text/i18n";
import type { Importing } from "./import_state";
import { whoIs } from "./who_field";

export function RunPeopleImport({ state, file }: { state: Importing; file: string }) {
  const t = useText();
  const notAllowed = useWhyNot("users.create");
  const { preview, importing, inspecting, corrections } = state;
  if (preview === undefined) return null;
  const { rowsGood, columns } = preview;
  const unmapped = columns.missing.length > 0 ? t("wizard.needMapping") : undefined;
  const unsaid =
    whoIs(corrections.existing, preview) === undefined ? t("peopleFiles.sayWho") : undefined;
  const noRows = rowsGood === 0 ? t("errors.plain.no_rows") : undefined;
  return (
    <RunImport
      file={file}
      importing={importing}
      label={t("peopleFiles.run", { count: rowsGood })}
      whyNot={notAllowed ?? unmapped ?? unsaid ?? noRows}
      busy={inspecting.pending}
      onRun={state.run}
    />
  );
}
