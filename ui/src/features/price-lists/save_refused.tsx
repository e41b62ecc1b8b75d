// Every refused row into a file that the person chooses: to be repaired in a
// spreadsheet, or by whoever made the list.
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useTranslation } from "react-i18next";
import type { Corrections, PickedFile } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useJob } from "../../ipc/jobs";
import { GuardedButton } from "../../parts/guarded_button";
import { JobProgress } from "../../parts/job_progress";
import { FailureNote } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { useToast } from "../../parts/toasts";

interface SaveRefusedProps {
  file: PickedFile;
  corrections: Corrections;
}

export function SaveRefused({ file, corrections }: SaveRefusedProps) {
  const { t, i18n } = useTranslation();
  const toast = useToast();
  const whyNot = useWhyNot("desk.price_list_import");
  const target = useDeed("file_save_target");
  const saving = useJob("price_list_refused_save");

  async function run() {
    // Its name still tells the market and the month that the list's own did.
    const stem = file.name.replace(/\.[a-z0-9]{1,5}$/i, "");
    const suggestedName = t("wizard.savedName", { file: stem });
    const chosen = (await target.run({ purpose: "table_csv", suggestedName }))?.files[0];
    if (chosen === undefined) return;
    const language = i18n.language === "fr" ? "fr" : "en";
    const ask = { file: file.token, target: chosen.token, corrections, language } as const;
    const done = await saving.run(ask);
    if (done !== undefined)
      toast({ text: t("wizard.saved", { count: done.rows, file: done.name }) });
  }

  return (
    <>
      <div>
        <GuardedButton
          icon={<SaveRegular />}
          whyNot={whyNot}
          busy={target.pending || saving.pending}
          onClick={() => void run()}
        >
          {t("wizard.save")}
        </GuardedButton>
      </div>
      {saving.pending && <JobProgress job={saving} label={t("wizard.saving")} />}
      <FailureNote failure={target.failure ?? saving.failure} />
    </>
  );
}
