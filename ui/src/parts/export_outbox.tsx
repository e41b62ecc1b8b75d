// What was not sent, into a file that the person chooses: to keep, or to hand in
// elsewhere.
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useDeed } from "../ipc/deeds";
import { useWorkspace } from "../ipc/state";
import { useWords } from "../text/words";
import { GuardedButton } from "./guarded_button";
import { FailureNote } from "./notes";
import { useToast } from "./toasts";

export function ExportOutbox({ onDone }: { onDone?: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const workspace = useWorkspace();
  const target = useDeed("file_save_target");
  const exporting = useDeed("outbox_export");

  async function run() {
    const day = new Date().toISOString().slice(0, 10);
    const suggestedName = `${workspace?.name ?? ""} ${day}.json`.trim();
    const file = (await target.run({ purpose: "outbox", suggestedName }))?.files[0];
    if (file === undefined) return;
    const done = await exporting.run({ target: file.token });
    if (done === undefined) return;
    onDone?.();
    toast({ text: t("team.exported", { count: done.commands, file: done.name }) });
  }

  return (
    <>
      <div>
        <GuardedButton
          icon={<SaveRegular />}
          whyNot={undefined}
          busy={target.pending || exporting.pending}
          onClick={() => void run()}
        >
          {t("team.export")}
        </GuardedButton>
      </div>
      <FailureNote failure={target.failure ?? exporting.failure} />
    </>
  );
}
