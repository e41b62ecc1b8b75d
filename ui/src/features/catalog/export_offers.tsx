// Everything that is found, into a file for a spreadsheet.
import { Button, Checkbox, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { ArrowExportRegular } from "@fluentui/react-icons/svg/arrow-export";
import { useState } from "react";
import type { ExportForm as TableForm } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useJob } from "../../ipc/jobs";
import { Buttons, Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { useToast } from "../../parts/toasts";
import { billingText, segmentText, termText, useWords } from "../../text/words";
import { COLUMNS, headingOf } from "./columns";
import { inFile, type OfferColumn } from "./offer_columns";
import type { Question } from "./page_query";
import { SEGMENTS } from "./search_bar";

const FORMS: readonly TableForm[] = ["csv_english", "csv_french", "csv_standard", "workbook"];

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalL },
});

interface ExportOffersProps {
  question: Question;
  /** Those that are shown. */
  columns: readonly OfferColumn[];
  whyNot: string | undefined;
}

export function ExportOffers({ question, columns, whyNot }: ExportOffersProps) {
  const { t } = useWords();
  return (
    <Opens label={t("catalog.export.title")} icon={<ArrowExportRegular />} whyNot={whyNot}>
      {(close) => <Export question={question} shown={columns} close={close} />}
    </Opens>
  );
}

interface ExportProps {
  question: Question;
  shown: readonly OfferColumn[];
  close: () => void;
}

function Export({ question, shown, close }: ExportProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const toast = useToast();
  const target = useDeed("file_save_target");
  const choices = useDeed("catalog_choices");
  const job = useJob("catalog_export", { outlives: true });
  const [form, setForm] = useState<TableForm>(
    format.decimal("1.5").includes(",") ? "csv_french" : "csv_english",
  );
  const [everything, setEverything] = useState(false);

  async function run() {
    // Of the lists that are in force: no code of them is without words.
    const codes = await choices.run({});
    if (codes === undefined) return;
    const workbook = form === "workbook";
    const file = (
      await target.run({
        purpose: workbook ? "table_workbook" : "table_csv",
        suggestedName: `${t("catalog.title")}.${workbook ? "xlsx" : "csv"}`,
      })
    )?.files[0];
    if (file === undefined) return;
    const columns = everything ? [...COLUMNS] : inFile(shown);
    const done = await job.run({
      query: { ...question, offset: 0, limit: 0 },
      columns,
      headings: columns.map((column) => headingOf(t, column)),
      words: Object.fromEntries([
        ...SEGMENTS.map((code) => [code, segmentText(t, code)]),
        ...codes.terms.map((code) => [code, termText(t, code)]),
        ...codes.billing.map((code) => [code, billingText(t, code)]),
        ["yes", t("catalog.table.yes")],
        ["no", t("catalog.table.no")],
      ]),
      form,
      target: file.token,
    });
    if (done === undefined) return;
    toast({ text: t("catalog.export.done", { count: done.rows, file: done.name }) });
    close();
  }

  return (
    <Form onSubmit={() => void run()}>
      <div className={styles.row}>
        <Field label={t("catalog.export.form")}>
          <Select
            value={form}
            disabled={job.pending}
            onChange={(_, data) => setForm(FORMS.find((one) => one === data.value) ?? form)}
          >
            {FORMS.map((one) => (
              <option key={one} value={one}>
                {t(`catalog.export.forms.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          label={t("catalog.export.everything")}
          checked={everything}
          disabled={job.pending}
          onChange={(_, data) => setEverything(data.checked === true)}
        />
      </div>
      <FailureNote failure={choices.failure ?? target.failure ?? job.failure} />
      {job.pending && <JobProgress label={t("catalog.export.writing")} job={job} />}
      <Buttons>
        <GuardedButton
          appearance="primary"
          type="submit"
          whyNot={undefined}
          busy={choices.pending || target.pending || job.pending}
        >
          {t("catalog.export.run")}
        </GuardedButton>
        <Button onClick={close}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
