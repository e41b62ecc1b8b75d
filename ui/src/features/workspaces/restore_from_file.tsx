// Begins a restore from a file that the person keeps somewhere.
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { useDeed } from "../../ipc/deeds";
import { GuardedButton } from "../../parts/guarded_button";
import { FailureNote } from "../../parts/notes";
import { useWhyNot } from "../../parts/rights";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import type { RestoreFrom } from "./restore";

export function RestoreFromFile({ onPick }: { onPick: (from: RestoreFrom) => void }) {
  const { t } = useWords();
  const whyNot = useWhyNot("desk.restore", { writes: false });
  const pick = useDeed("file_pick");

  async function start() {
    const file = (await pick.run({ purpose: "backup" }))?.files[0];
    // Which ways open it stands inside; all are offered.
    if (file !== undefined) onPick({ ...file, slots: ["passphrase", "recovery", "keychain"] });
  }

  return (
    <Section title={t("workspaces.restore")}>
      <p>{t("workspaces.restoreHint")}</p>
      <GuardedButton
        icon={<FolderOpenRegular />}
        whyNot={whyNot}
        busy={pick.pending}
        onClick={() => void start()}
      >
        {t("workspaces.damaged.fromFile")}
      </GuardedButton>
      <FailureNote failure={pick.failure} onClose={pick.clear} />
    </Section>
  );
}
