// Everybody of the workspace, into a file: ours for a spreadsheet, or a form of Microsoft.
import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PeopleFormView, UserQuery } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useJob } from "../../ipc/jobs";
import { Form } from "../../parts/form";
import { GuardedButton } from "../../parts/guarded_button";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { useWhyNot } from "../../parts/rights";
import { useToast } from "../../parts/toasts";
import { en } from "../../text/en";
import { useLanguage, useText } from "../../text/i18n";

const FORMS = Object.keys(en.peopleFiles.forms) as PeopleFormView[];

const EVERYBODY: UserQuery = {
  search: "",
  role: null,
  state: null,
  guests: false,
  withoutRole: false,
  withoutMfa: false,
  drifted: false,
  globalAdmins: false,
  template: null,
  order: null,
  descending: false,
  offset: 0,
  limit: 0,
  counted: false,
};

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, marginTop: 0 },
  field: { maxWidth: "480px", marginBottom: tokens.spacingVerticalM },
});

export default function ExportUsersPage() {
  const styles = useStyles();
  const t = useText();
  const language = useLanguage();
  const toast = useToast();
  const whyNot = useWhyNot("users.view");
  const target = useDeed("file_save_target");
  const job = useJob("user_export", { outlives: true });
  const [form, setForm] = useState<PeopleFormView>(
    language === "fr" ? "own_csv_french" : "own_csv_english",
  );

  async function run() {
    const workbook = form === "own_workbook";
    const purpose = workbook ? "table_workbook" : "table_csv";
    const suggestedName = `${t("peopleFiles.fileName")}.${workbook ? "xlsx" : "csv"}`;
    const file = (await target.run({ purpose, suggestedName }))?.files[0];
    if (file === undefined) return;
    const done = await job.run({ query: EVERYBODY, form, language, target: file.token });
    if (done === undefined) return;
    const said = t("peopleFiles.exported", { count: done.people, file: done.name });
    const left = t("peopleFiles.leftOut", { count: done.withoutUserName });
    toast({ text: done.withoutUserName === 0 ? said : `${said} ${left}` });
  }

  return (
    <Page title={t("peopleFiles.exportTitle")}>
      <p className={styles.hint}>{t("peopleFiles.exportHint")}</p>
      <Form onSubmit={() => void run()}>
        <Field className={styles.field} label={t("peopleFiles.form")}>
          <Select
            value={form}
            disabled={job.pending}
            onChange={(_, data) => setForm(FORMS.find((one) => one === data.value) ?? form)}
          >
            {FORMS.map((one) => (
              <option key={one} value={one}>
                {t(`peopleFiles.forms.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <FailureNote failure={target.failure ?? job.failure} />
        {job.pending && <JobProgress label={t("peopleFiles.exporting")} job={job} />}
        <div>
          <GuardedButton
            appearance="primary"
            type="submit"
            whyNot={whyNot}
            busy={target.pending || job.pending}
          >
            {t("peopleFiles.export")}
          </GuardedButton>
        </div>
      </Form>
    </Page>
  );
}
