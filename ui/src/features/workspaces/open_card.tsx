// Opening one workspace: by the keychain where it has the key, else by what
// the person knows.
import { useEffect, useEffectEvent } from "react";
import { useNavigate } from "react-router";
import type { Forgotten, Unlock, WorkspaceCard } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { useEnter } from "../../ipc/state";
import { Buttons } from "../../parts/form";
import { paths } from "../../parts/paths";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { ForgetUnopened } from "./forget_unopened";
import { UnlockForm } from "./unlock_form";

interface OpenCardProps {
  card: WorkspaceCard;
  onBack: () => void;
  onDamaged: () => void;
  onForgotten: (forgotten: Forgotten) => void;
}

export function OpenCard({ card, onBack, onDamaged, onForgotten }: OpenCardProps) {
  const { t } = useWords();
  const { name, slots } = card;
  const enter = useEnter();
  const navigate = useNavigate();
  const opening = useDeed("workspace_open");
  const byKeychain = slots.includes("keychain");

  async function open(unlock: Unlock) {
    const state = await opening.run({ id: card.id, unlock });
    if (state === undefined) return;
    enter(state);
    await navigate(paths.catalog);
  }

  const start = useEffectEvent(() => {
    if (byKeychain) void open({ kind: "keychain" });
  });
  useEffect(() => start(), []);

  const damaged = opening.failure?.code === "workspace_damaged";
  const tellDamaged = useEffectEvent(onDamaged);
  useEffect(() => {
    if (damaged) tellDamaged();
  }, [damaged]);

  if (byKeychain && opening.failure === undefined) {
    return <p role="status">{t("workspaces.opening", { name })}</p>;
  }
  return (
    <Section title={t("workspaces.unlock", { name })}>
      <UnlockForm
        slots={slots}
        failure={opening.failure}
        pending={opening.pending}
        action={t("shell.open")}
        onUnlock={(unlock) => void open(unlock)}
        onBack={onBack}
      />
      <Buttons>
        <ForgetUnopened card={card} onForgotten={onForgotten} />
      </Buttons>
    </Section>
  );
}
