// Restoring a backup, after a look at what is inside.
import { useState } from "react";
import { useNavigate } from "react-router";
import type { BackupContents, SlotKind, Unlock } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useEnter } from "../../ipc/state";
import { paths } from "../../parts/paths";
import { Section } from "../../parts/section";
import { useToast } from "../../parts/toasts";
import { useUnkept } from "../../parts/unkept";
import { useWords } from "../../text/words";
import { Contents } from "./contents";
import { UnlockForm } from "./unlock_form";

export interface RestoreFrom {
  token: string;
  name: string;
  /** The ways that open it, the easiest first. */
  slots: readonly SlotKind[];
}

interface RestoreProps {
  from: RestoreFrom;
  onBack: () => void;
}

export function Restore({ from, onBack }: RestoreProps) {
  const { t } = useWords();
  const enter = useEnter();
  const navigate = useNavigate();
  const toast = useToast();
  const inspecting = useDeed("backup_inspect");
  const restoring = useDeed("backup_restore");
  const [seen, setSeen] = useState<{ contents: BackupContents; unlock: Unlock }>();
  useUnkept(seen !== undefined);

  async function look(unlock: Unlock) {
    const contents = await inspecting.run({ file: from.token, unlock });
    if (contents !== undefined) setSeen({ contents, unlock });
  }

  async function restore() {
    if (seen === undefined) return;
    const state = await restoring.run({ file: from.token, unlock: seen.unlock });
    if (state === undefined) return;
    enter(state);
    toast({ text: t("workspaces.inside.restored", { name: seen.contents.name }) });
    await navigate(paths.catalog);
  }

  if (seen === undefined) {
    return (
      <Section title={t("workspaces.unlockBackup", { name: from.name })}>
        <p>{t("workspaces.restoreHint")}</p>
        <UnlockForm
          slots={from.slots}
          failure={inspecting.failure}
          pending={inspecting.pending}
          action={t("workspaces.look")}
          onUnlock={(unlock) => void look(unlock)}
          onBack={onBack}
        />
      </Section>
    );
  }
  return (
    <Contents
      contents={seen.contents}
      failure={restoring.failure}
      pending={restoring.pending}
      onRestore={() => void restore()}
      onBack={onBack}
    />
  );
}
