// Asks for what unlocks the window. What is typed lives here only.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { LockView, LockWay, UnlockDesk } from "../../ipc/bindings";
import { type AppFailure, toFailure } from "../../ipc/errors";
import { unlockWindow } from "../../ipc/locking";
import { Form } from "../../parts/form";
import { Hidden } from "../../parts/live";
import { FailureNote } from "../../parts/notes";
import { SecretInput } from "../../parts/secret_input";
import { failureText, useWords } from "../../text/words";
import { useWait } from "./wait";

/** What the person typed is wrong, rather than anything else. */
const TYPED_WRONG = ["wrong_key", "recovery_key_mistyped"];

const useStyles = makeStyles({
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  wait: { margin: 0 },
});

export function UnlockForm({ view }: { view: LockView }) {
  const styles = useStyles();
  const { t } = useWords();
  const client = useQueryClient();
  const { ways } = view;
  const [chosen, setWay] = useState<LockWay>();
  const [typed, setTyped] = useState("");
  const [told, setTold] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppFailure>();
  const box = useRef<HTMLDivElement>(null);
  const wait = useWait(view);
  const way = chosen !== undefined && ways.includes(chosen) ? chosen : ways[0];
  const secret = way === "passphrase" || way === "recovery" ? way : undefined;
  const later = secret !== undefined && wait > 0;
  const typedWrong = failure !== undefined && TYPED_WRONG.includes(failure.code);

  // Who comes back means to type at once.
  useEffect(() => {
    if (way !== undefined) box.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [way]);

  function change(to: LockWay) {
    setWay(to);
    setTyped("");
    setTold(false);
    setFailure(undefined);
  }

  function asks(): UnlockDesk | undefined {
    if (way === "presence" || way === "keychain") return { way };
    if (typed === "" || later || secret === undefined) return undefined;
    return secret === "passphrase"
      ? { way: secret, passphrase: typed }
      : { way: secret, key: typed };
  }

  async function submit() {
    setTold(true);
    const ask = asks();
    if (pending || ask === undefined) return;
    setPending(true);
    setFailure(undefined);
    try {
      await unlockWindow(client, ask);
    } catch (thrown) {
      setFailure(toFailure(thrown));
      box.current?.querySelector("input")?.select();
    } finally {
      setPending(false);
    }
  }

  function mistake(): string | undefined {
    if (typedWrong) return failureText(t, failure);
    return told && typed === "" && !later ? t("lock.needSecret") : undefined;
  }

  return (
    <div ref={box}>
      <Form label={t("lock.unlock")} onSubmit={() => void submit()}>
        {secret !== undefined && (
          <SecretInput
            key={secret}
            label={t(`lock.${secret}`)}
            value={typed}
            mistake={mistake()}
            onChange={setTyped}
          />
        )}
        {way === "keychain" && <p className={styles.quiet}>{t("lock.anybody")}</p>}
        {(!typedWrong || secret === undefined) && failure?.code !== "try_later" && (
          <FailureNote failure={failure} />
        )}
        {later && <p className={styles.wait}>{t("lock.wait", { count: wait })}</p>}
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={pending || later}>
            {pending ? t("lock.unlocking") : t("lock.unlock")}
          </Button>
          {ways
            .filter((other) => other !== way)
            .map((other) => (
              <Button key={other} appearance="transparent" onClick={() => change(other)}>
                {t(`lock.instead.${other}`)}
              </Button>
            ))}
        </div>
        <Waiting wait={secret === undefined ? 0 : wait} />
      </Form>
    </div>
  );
}

/** Says how long it takes when that begins, and when it is over; not every second. */
function Waiting({ wait }: { wait: number }) {
  const { t } = useWords();
  const [said, setSaid] = useState("");
  const waits = wait > 0;
  const tell = useEffectEvent(() => {
    if (waits) setSaid(t("lock.wait", { count: wait }));
    else if (said !== "") setSaid(t("lock.again"));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: said at the beginning and the end
  useEffect(() => tell(), [waits]);
  return (
    <div role="status">
      <Hidden>{said}</Hidden>
    </div>
  );
}
