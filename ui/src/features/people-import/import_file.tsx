// One file of users on its way in.
import type { PickedFile } from "../../ipc/bindings";
import { Columns } from "../../parts/import/columns";
import { Looking } from "../../parts/import/looking";
import { Section } from "../../parts/section";
import { useText } from "../../text/i18n";
import { CorrectionsForm } from "./corrections_form";
import { useImport } from "./import_state";
import { PeopleKindField } from "./kind_field";
import { Preview } from "./preview";
import { Report } from "./report";
import { RunPeopleImport } from "./run_import";

export function ImportFile({ file }: { file: PickedFile }) {
  const t = useText();
  const state = useImport(file);
  const { inspecting, importing, preview, report, corrections } = state;
  if (report !== undefined) return <Report report={report} file={file} corrections={corrections} />;

  const { failure } = inspecting;
  const noHeader = failure?.code === "not_a_list_of_people" && failure.about === "no_header";
  return (
    <>
      <Looking file={file.name} inspecting={inspecting} onAgain={state.lookAgain} />
      {noHeader && (
        <PeopleKindField
          kind={corrections.kind ?? ""}
          hint={t("peopleFiles.kindAllTheSame")}
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
            choices={corrections.columns ?? []}
            hint={t("peopleFiles.columnsHint")}
            disabled={importing.pending}
            onChoose={(columns) => state.correct({ kind: preview.kind, columns })}
          />
          <RunPeopleImport state={state} file={file.name} />
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
