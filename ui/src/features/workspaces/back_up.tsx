// A backup of the open workspace, into a file that the person chooses.
import { ArchiveRegular } from "@fluentui/react-icons/svg/archive";
import { useDeed } from "../../ipc/deeds";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

export function BackUp({ name }: { name: string }) {
  const { t, format } = useWords();
  const toast = useToast();
  // A workspace that can only be looked at can still be backed up.
  const whyNot = useWhyNot("desk.backup", { writes: false });
  const target = useDeed("file_save_target");
  const backUp = useDeed("workspace_backup");

  async function run() {
    const day = new Date().toISOString().slice(0, 10);
    const suggestedName = `${name} ${day}.deskbackup`;
    const file = (await target.run({ purpose: "backup", suggestedName }))?.files[0];
    if (file === undefined) return;
    const made = await backUp.run({ target: file.token });
    if (made === undefined) return;
    toast({
      text: t("workspaces.backedUp", { file: made.fileName, size: format.bytes(made.bytes) }),
    });
  }

  return (
    <>
      <GuardedButton
        appearance="primary"
        icon={<ArchiveRegular />}
        aria-label={t("workspaces.backUpOpen", { name })}
        whyNot={whyNot}
        busy={target.pending || backUp.pending}
        onClick={() => void run()}
      >
        {t("workspaces.backUp")}
      </GuardedButton>
      <FailureNote failure={target.failure ?? backUp.failure} />
    </>
  );
}
