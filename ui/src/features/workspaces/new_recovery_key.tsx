// A new recovery key: shown once, and only once it is typed back it takes the
// place of the one before. It lives here and goes with the panel.
import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BegunWorkspace } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { useAbandon } from "../../parts/abandon";
import { Buttons } from "../../parts/form";
import { KeyProof } from "../../parts/key_proof";
import { FailureNote } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";

export function NewRecoveryKey({ isThere }: { isThere: boolean }) {
  const { t } = useWords();
  return (
    <Opens label={t("keys.recovery.make")} whyNot={undefined}>
      {(close) => <Steps isThere={isThere} onDone={close} />}
    </Opens>
  );
}

function Steps({ isThere, onDone }: { isThere: boolean; onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const begin = useDeed("keys_begin_recovery");
  const finish = useDeed("keys_finish_recovery");
  const abandon = useAbandon();
  const [begun, setBegun] = useState<BegunWorkspace>();

  async function start() {
    const next = await begin.run({});
    if (next === undefined) return;
    abandon.instead(next.draft);
    setBegun(next);
  }

  async function replace(draft: string, typed: string) {
    const keys = await finish.run({ draft, typed });
    if (keys === undefined) return;
    abandon.not();
    remember(client, "keys_list", {}, keys);
    toast({ text: t("keys.recovery.made") });
    onDone();
  }

  if (begun !== undefined) {
    return (
      <KeyProof
        recoveryKey={begun.recoveryKey}
        intro={t("keys.recovery.typeBack")}
        action={t("keys.recovery.replace")}
        failure={finish.failure}
        pending={finish.pending}
        onTyped={(typed) => void replace(begun.draft, typed)}
        onBack={onDone}
      />
    );
  }
  return (
    <>
      <div tabIndex={-1} data-first="">
        <p>{isThere ? t("keys.recovery.question") : t("keys.recovery.first")}</p>
      </div>
      <FailureNote failure={begin.failure} />
      <Buttons>
        <Button appearance="primary" disabledFocusable={begin.pending} onClick={() => void start()}>
          {t("keys.recovery.show")}
        </Button>
        <Button onClick={onDone}>{t("shell.cancel")}</Button>
      </Buttons>
    </>
  );
}
