// One file on its way in.
import { Button } from "@fluentui/react-components";
import type { PickedFile } from "../../ipc/bindings";
import { Columns } from "../../parts/import/columns";
import { useToImport } from "../../parts/import/import_button";
import { Looking } from "../../parts/import/looking";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { CorrectionsForm } from "./corrections_form";
import { DateOrder } from "./date_order";
import { useImport } from "./import_state";
import { ListKindField } from "./kind_field";
import { Preview } from "./preview";
import { Report } from "./report";
import { RunListImport } from "./run_import";

export function ImportFile({ file }: { file: PickedFile }) {
  const { t } = useWords();
  const state = useImport(file);
  // A file that the system handed over may hold users as well.
  const toPeople = useToImport("users");
  const { inspecting, importing, preview, report, corrections } = state;
  if (report !== undefined) return <Report report={report} file={file} corrections={corrections} />;

  const asksOrder =
    inspecting.failure?.code === "dates_ambiguous" || corrections.dateOrder !== null;
  const otherFile = inspecting.failure?.code === "not_a_price_list";
  const noHeader = otherFile && inspecting.failure?.about === "no_header";
  return (
    <>
      <Looking
        file={file.name}
        inspecting={inspecting}
        onAgain={state.lookAgain}
        instead={
          otherFile && (
            <Button onClick={() => void toPeople({ files: [file] })}>
              {t("importing.asUsers")}
            </Button>
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
        <ListKindField
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
          <RunListImport state={state} file={file.name} />
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
