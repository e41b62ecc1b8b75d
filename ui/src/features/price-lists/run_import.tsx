// The button that imports, what stands in its way, and how far it is.
import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { GuardedButton } from "../../parts/guarded_button";
import { useKeptFocus } from "../../parts/import/kept_focus";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote, Note } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { listName, useWords } from "../../text/words";
import type { Importing } from "./import_state";

const useStyles = makeStyles({
  run: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalL,
  },
});

export function RunImport({ state, file }: { state: Importing; file: string }) {
  const { t, format } = useWords();
  const styles = useStyles();
  const notAllowed = useWhyNot("desk.price_list_import");
  const { preview, importing, inspecting } = state;
  const place = useKeptFocus(importing.pending);
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
      <FailureNote failure={importing.failure} onClose={importing.clear} />
      <div ref={place}>
        {importing.pending ? (
          <JobProgress job={importing} label={t("importing.writing", { file })} />
        ) : (
          <div className={styles.run}>
            <GuardedButton
              appearance="primary"
              whyNot={notAllowed ?? unmapped ?? noMonth ?? noRows}
              busy={inspecting.pending}
              onClick={state.run}
            >
              {t("importing.run", { count: rowsGood })}
            </GuardedButton>
            <Checkbox
              label={t("importing.strict")}
              checked={state.strict}
              onChange={(_, data) => state.setStrict(data.checked === true)}
            />
          </div>
        )}
      </div>
    </>
  );
}
