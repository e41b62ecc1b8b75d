// One file on its way in.
import { Button } from "@fluentui/react-components";
import type { PickedFile } from "../../ipc/bindings";
import { Columns } from "../../parts/import/columns";
import { useToImportPeople } from "../../parts/import_people_button";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote } from "../../parts/notes";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { CorrectionsForm } from "./corrections_form";
import { DateOrder } from "./date_order";
import { useImport } from "./import_state";
import { KindField } from "./kind_field";
import { Preview } from "./preview";
import { Report } from "./report";
import { RunImport } from "./run_import";

export function ImportFile({ file }: { file: PickedFile }) {
  const { t } = useWords();
  const state = useImport(file);
  // A file that the system handed over may hold users as well.
  const toPeople = useToImportPeople();
  const { inspecting, importing, preview, report, corrections } = state;
  if (report !== undefined) return <Report report={report} file={file} corrections={corrections} />;

  const asksOrder =
    inspecting.failure?.code === "dates_ambiguous" || corrections.dateOrder !== null;
  const otherFile = inspecting.failure?.code === "not_a_price_list";
  const noHeader = otherFile && inspecting.failure?.about === "no_header";
  const stopped = inspecting.failure?.code === "cancelled";
  return (
    <>
      {inspecting.pending && (
        <JobProgress job={inspecting} label={t("importing.reading", { file: file.name })} />
      )}
      <FailureNote
        failure={inspecting.failure}
        actions={
          stopped ? (
            <Button onClick={state.lookAgain}>{t("shell.tryAgain")}</Button>
          ) : (
            otherFile && (
              <Button onClick={() => void toPeople({ files: [file] })}>
                {t("importing.asUsers")}
              </Button>
            )
          )
        }
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
            hint={t("importing.columnsHint")}
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
