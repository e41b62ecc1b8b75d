// Another data key: for the file, its copies and every way to open them. The new
// recovery key is shown once and typed back before anything is changed.
import { Button } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import type { BegunWorkspace, KeyView } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import type { Job } from "../../ipc/jobs";
import { remember } from "../../ipc/queries";
import { useAbandon } from "../../parts/abandon";
import { Buttons, Form } from "../../parts/form";
import { JobProgress } from "../../parts/job_progress";
import { KeyProof } from "../../parts/key_proof";
import { FailureNote, Note } from "../../parts/notes";
import { Opens } from "../../parts/opens";
import { SecretInput } from "../../parts/secret_input";
import { useUnkept } from "../../parts/unkept";
import { failureText, useWords } from "../../text/words";
import { useReadEnd } from "./change_under_way";

type Change = Job<"keys_finish_change">;

interface ChangeDataKeyProps {
  keys: readonly KeyView[];
  change: Change;
}

export function ChangeDataKey({ keys, change }: ChangeDataKeyProps) {
  const { t } = useWords();
  // The one in a key file is known to the program.
  const asks = keys.some((key) => key.kind === "passphrase" && !key.inKeyFile);
  return (
    <Opens label={t("keys.change.button")} whyNot={undefined}>
      {(close) => <Steps asks={asks} finish={change} onDone={close} />}
    </Opens>
  );
}

interface StepsProps {
  asks: boolean;
  finish: Change;
  onDone: () => void;
}

function Steps({ asks, finish, onDone }: StepsProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const begin = useDeed("keys_begin_change");
  const abandon = useAbandon();
  const readEnd = useReadEnd();
  const isHere = useRef(true);
  const forget = useEffectEvent(finish.clear);
  useEffect(() => {
    isHere.current = true;
    forget();
    return () => {
      isHere.current = false;
    };
  }, []);
  const [begun, setBegun] = useState<BegunWorkspace>();

  async function start(passphrase: string | null) {
    const next = await begin.run({ passphrase });
    if (next === undefined) return;
    abandon.instead(next.draft);
    // There was no recovery key, so there is none to write down.
    if (next.recoveryKey === "") await change(next.draft, "");
    else setBegun(next);
  }

  async function change(draft: string, typed: string) {
    const changed = await finish.run({ draft, typed });
    if (changed === undefined) {
      // It is read here; whoever looks elsewhere reads it when they come back.
      const job = finish.latest();
      if (isHere.current && job !== undefined) readEnd.setJob(job);
      return;
    }
    abandon.not();
    remember(client, "keys_list", {}, changed.keys);
    onDone();
  }

  const underWay = (
    <>
      <JobProgress rows={false} label={t("keys.change.underWay")} job={finish} />
      <Note>{t("keys.change.meanwhile")}</Note>
    </>
  );

  if (begun !== undefined) {
    return (
      <KeyProof
        recoveryKey={begun.recoveryKey}
        intro={t("keys.change.typeBack")}
        action={t("keys.change.action")}
        meanwhile={underWay}
        failure={finish.failure}
        pending={finish.pending}
        onTyped={(typed) => void change(begun.draft, typed)}
        onBack={onDone}
      />
    );
  }
  return (
    <Ask
      asks={asks}
      wrong={begin.failure?.code === "wrong_key" ? failureText(t, begin.failure) : undefined}
      pending={begin.pending || finish.pending}
      meanwhile={finish.pending && underWay}
      onStart={(passphrase) => void start(passphrase)}
      onCancel={onDone}
    >
      {begin.failure?.code !== "wrong_key" && <FailureNote failure={begin.failure} />}
      <FailureNote failure={finish.failure} />
    </Ask>
  );
}

interface AskProps {
  asks: boolean;
  wrong: string | undefined;
  pending: boolean;
  meanwhile: ReactNode;
  onStart: (passphrase: string | null) => void;
  onCancel: () => void;
  children: ReactNode;
}

function Ask({ asks, wrong, pending, meanwhile, onStart, onCancel, children }: AskProps) {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState("");
  useUnkept(passphrase !== "");
  const [told, setTold] = useState(false);
  const empty = asks && passphrase === "";

  function start() {
    setTold(true);
    if (!empty && !pending) onStart(asks ? passphrase : null);
  }

  return (
    <Form label={t("keys.change.button")} onSubmit={start}>
      <div tabIndex={-1} data-first="">
        <p>{t("keys.change.means")}</p>
        <p>{t("keys.change.why")}</p>
      </div>
      <Note>{t("keys.change.before")}</Note>
      {asks && (
        <SecretInput
          label={t("keys.change.passphrase")}
          value={passphrase}
          mistake={wrong ?? (told && empty ? t("workspaces.needSecret") : undefined)}
          onChange={setPassphrase}
        />
      )}
      {children}
      {meanwhile}
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {t("keys.change.start")}
        </Button>
        <Button onClick={onCancel}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
