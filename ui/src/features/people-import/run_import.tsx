// The button that imports, what stands in its way, and how far it is.
import { makeStyles, tokens } from "@fluentui/react-components";
import { GuardedButton } from "../../parts/guarded_button";
import { useKeptFocus } from "../../parts/import/kept_focus";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { useText } from "../../text/i18n";
import type { Importing } from "./import_state";
import { whoIs } from "./who_field";

const useStyles = makeStyles({ run: { marginBottom: tokens.spacingVerticalL } });

export function RunImport({ state, file }: { state: Importing; file: string }) {
  const t = useText();
  const styles = useStyles();
  const notAllowed = useWhyNot("users.create");
  const { preview, importing, inspecting, corrections } = state;
  const place = useKeptFocus(importing.pending);
  if (preview === undefined) return null;
  const { rowsGood, columns } = preview;
  const unmapped = columns.missing.length > 0 ? t("wizard.needMapping") : undefined;
  const unsaid =
    whoIs(corrections.existing, preview) === undefined ? t("peopleFiles.sayWho") : undefined;
  const noRows = rowsGood === 0 ? t("errors.plain.no_rows") : undefined;

  return (
    <>
      <FailureNote failure={importing.failure} onClose={importing.clear} />
      <div ref={place} className={styles.run}>
        {importing.pending ? (
          <JobProgress job={importing} label={t("importing.writing", { file })} />
        ) : (
          <GuardedButton
            appearance="primary"
            whyNot={notAllowed ?? unmapped ?? unsaid ?? noRows}
            busy={inspecting.pending}
            onClick={state.run}
          >
            {t("peopleFiles.run", { count: rowsGood })}
          </GuardedButton>
        )}
      </div>
    </>
  );
}
