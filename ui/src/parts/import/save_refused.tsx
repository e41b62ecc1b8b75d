// Every refused row into a file that the person chooses: to be repaired in a
// spreadsheet, or by whoever made the list.
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import type { Language, RefusedRowsSaved } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import type { JobShown } from "../../ipc/jobs";
import { useLanguage, useText } from "../../text/i18n";
import { GuardedButton } from "../guarded_button";
import { JobProgress } from "../job_progress";
import { FailureNote } from "../notes";
import { useToast } from "../toasts";

interface SaveRefusedProps {
  /** The file that the rows are from, by its name. */
  file: string;
  whyNot: string | undefined;
  /** The job that writes them, whatever they are rows of. */
  saving: JobShown;
  onSave: (target: string, language: Language) => Promise<RefusedRowsSaved | undefined>;
}

export function SaveRefused({ file, whyNot, saving, onSave }: SaveRefusedProps) {
  const t = useText();
  const language = useLanguage();
  const toast = useToast();
  const target = useDeed("file_save_target");

  async function run() {
    // Its name still tells what the list's own did.
    const stem = file.replace(/\.[a-z0-9]{1,5}$/i, "");
    const suggestedName = t("wizard.savedName", { file: stem });
    const chosen = (await target.run({ purpose: "table_csv", suggestedName }))?.files[0];
    if (chosen === undefined) return;
    const done = await onSave(chosen.token, language);
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
