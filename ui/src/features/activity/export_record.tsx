// The record, or what the filter leaves of it, into a file.
import { Button, Field, Select } from "@fluentui/react-components";
import { ArrowExportRegular } from "@fluentui/react-icons/svg/arrow-export";
import { useState } from "react";
import type { FilePurpose, RecordFilter, RecordForm } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useJob } from "../../ipc/jobs";
import { Buttons, Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { useToast } from "../../parts/toasts";
import { useLanguage } from "../../text/i18n";
import { useWords } from "../../text/words";

const FORMS: readonly RecordForm[] = [
  "pdf",
  "workbook",
  "csv_english",
  "csv_french",
  "csv_standard",
];

/** How the dialog and the file are told what it is. */
function fileOf(form: RecordForm): { purpose: FilePurpose; ending: string } {
  if (form === "pdf") return { purpose: "pages", ending: "pdf" };
  if (form === "workbook") return { purpose: "table_workbook", ending: "xlsx" };
  return { purpose: "table_csv", ending: "csv" };
}

export function ExportRecord({ filter }: { filter: RecordFilter | null }) {
  const { t } = useWords();
  return (
    <Opens label={t("activity.export.title")} icon={<ArrowExportRegular />} whyNot={undefined}>
      {(close) => <Export filter={filter} close={close} />}
    </Opens>
  );
}

function Export({ filter, close }: { filter: RecordFilter | null; close: () => void }) {
  const { t } = useWords();
  const language = useLanguage();
  const toast = useToast();
  const target = useDeed("file_save_target");
  const job = useJob("record_export", { outlives: true });
  const [form, setForm] = useState<RecordForm>("pdf");

  async function run() {
    const { purpose, ending } = fileOf(form);
    const suggestedName = `${t("activity.record")}.${ending}`;
    const file = (await target.run({ purpose, suggestedName }))?.files[0];
    if (file === undefined) return;
    const done = await job.run({ filter, form, language, target: file.token });
    if (done === undefined) return;
    toast({ text: t("activity.export.done", { count: done.entries, file: done.name }) });
    close();
  }

  return (
    <Form onSubmit={() => void run()}>
      <p>{t(filter === null ? "activity.export.all" : "activity.export.excerpt")}</p>
      <Field label={t("activity.export.form")}>
        <Select
          value={form}
          disabled={job.pending}
          onChange={(_, data) => setForm(FORMS.find((one) => one === data.value) ?? form)}
        >
          {FORMS.map((one) => (
            <option key={one} value={one}>
              {one === "pdf" ? t("activity.export.pdf") : t(`catalog.export.forms.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <FailureNote failure={target.failure ?? job.failure} />
      {job.pending && <JobProgress label={t("activity.export.writing")} job={job} />}
      <Buttons>
        <GuardedButton
          appearance="primary"
          type="submit"
          whyNot={undefined}
          busy={target.pending || job.pending}
        >
          {t("activity.export.run")}
        </GuardedButton>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
