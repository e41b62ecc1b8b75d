// One file on its way in.
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { PickedFile } from "../../ipc/bindings";
import { GuardedButton } from "../../parts/guarded_button";
import { Columns } from "../../parts/import/columns";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote, Note } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { listName, useWords } from "../../text/words";
import { CorrectionsForm } from "./corrections_form";
import { DateOrder } from "./date_order";
import { type Importing, useImport } from "./import_state";
import { KindField } from "./kind_field";
import { Preview } from "./preview";
import { Report } from "./report";

const useStyles = makeStyles({
  run: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalL,
  },
});

export function ImportFile({ file }: { file: PickedFile }) {
  const { t } = useWords();
  const state = useImport(file);
  const { inspecting, importing, preview, report, corrections } = state;
  if (report !== undefined) return <Report report={report} file={file} corrections={corrections} />;

  const asksOrder =
    inspecting.failure?.code === "dates_ambiguous" || corrections.dateOrder !== null;
  const noHeader =
    inspecting.failure?.code === "not_a_price_list" && inspecting.failure.about === "no_header";
  const stopped = inspecting.failure?.code === "cancelled";
  return (
    <>
      {inspecting.pending && (
        <JobProgress job={inspecting} label={t("importing.reading", { file: file.name })} />
      )}
      <FailureNote
        failure={inspecting.failure}
        actions={stopped && <Button onClick={state.lookAgain}>{t("shell.tryAgain")}</Button>}
      />
      {asksOrder && (
        <DateOrder
          order={corrections.dateOrder ?? null}
          onChange={(dateOrder) => state.correct({ dateOrder })}
        />
      )}
      {noHeader && (
        <KindField
          kind={corrections.kind ?? ""}
          hint={t("importing.kindAllTheSame")}
          disabled={inspecting.pending}
          onChange={(kind) => state.correct({ kind })}
        />
      )}
      {preview !== undefined && (
        <Section title={t("importing.detected", { file: preview.fileName })}>
          <CorrectionsForm
            preview={preview}
            corrections={corrections}
            disabled={importing.pending}
            onCorrect={state.correct}
          />
          <Columns
            columns={preview.columns}
            choices={corrections.columns}
            disabled={importing.pending}
            onChoose={(columns) => state.correct({ kind: preview.kind, columns })}
          />
          <RunImport state={state} file={file.name} />
          {preview.columns.missing.length === 0 && (
            <Preview
              preview={preview}
              file={file}
              corrections={corrections}
              disabled={importing.pending}
              onRepair={(repairs) => state.correct({ repairs })}
            />
          )}
        </Section>
      )}
    </>
  );
}

function RunImport({ state, file }: { state: Importing; file: string }) {
  const { t, format } = useWords();
  const styles = useStyles();
  const notAllowed = useWhyNot("desk.price_list_import");
  const { preview, importing, inspecting } = state;
  if (preview === undefined) return null;
  const { alreadyImported, rowsGood, month, columns } = preview;
  const unmapped = columns.missing.length > 0 ? t("wizard.needMapping") : undefined;
  const noMonth = month === null ? t("importing.needMonth") : undefined;
  const noRows = rowsGood === 0 ? t("errors.plain.no_rows") : undefined;

  return (
    <>
      {alreadyImported !== null && (
        <Note intent="warning">
          {t("importing.already", {
            date: format.instant(alreadyImported.importedAt),
            name: listName(t, format, alreadyImported),
          })}
        </Note>
      )}
      <FailureNote failure={importing.failure} onClose={importing.clear} />
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
    </>
  );
}
