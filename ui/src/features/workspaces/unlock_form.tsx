// Asks for what opens a workspace or a backup. What is typed lives here only.
import { Button, Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import type { SlotKind, Unlock } from "../../ipc/bindings";
import type { AppFailure } from "../../ipc/errors";
import { Buttons, Form } from "../../parts/form";
import { FailureNote } from "../../parts/notes";
import { SecretInput } from "../../parts/secret_input";
import { useUnkept } from "../../parts/unkept";
import { failureText, useWords } from "../../text/words";

/** What the person typed is wrong, rather than anything else. */
const TYPED_WRONG = ["wrong_key", "recovery_key_mistyped", "recovery_key_wrong", "bad_passphrase"];

interface UnlockFormProps {
  slots: readonly SlotKind[];
  failure: AppFailure | undefined;
  pending: boolean;
  action: string;
  onUnlock: (unlock: Unlock) => void;
  onBack: () => void;
}

export function UnlockForm({ slots, failure, pending, action, onUnlock, onBack }: UnlockFormProps) {
  const { t } = useWords();
  const [way, setWay] = useState<SlotKind>(slots.find((it) => it !== "keychain") ?? "recovery");
  const [typed, setTyped] = useState("");
  const [told, setTold] = useState(false);
  useUnkept(typed !== "");
  const typedWrong = failure !== undefined && TYPED_WRONG.includes(failure.code);

  function mistake(): string | undefined {
    if (typedWrong) return failureText(t, failure);
    return told && typed === "" ? t("workspaces.needSecret") : undefined;
  }

  function submit() {
    setTold(true);
    if (pending) return;
    if (way === "keychain") return onUnlock({ kind: "keychain" });
    if (typed === "") return;
    onUnlock(
      way === "passphrase"
        ? { kind: "passphrase", passphrase: typed }
        : { kind: "recovery", key: typed },
    );
  }

  return (
    <Form label={t("workspaces.how")} onSubmit={submit}>
      {slots.length > 1 && (
        <Field label={t("workspaces.how")}>
          <RadioGroup
            value={way}
            onChange={(_, data) => {
              setWay(data.value as SlotKind);
              setTyped("");
              setTold(false);
            }}
          >
            {slots.map((slot) => (
              <Radio key={slot} value={slot} label={t(`workspaces.ways.${slot}`)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {way !== "keychain" && (
        <SecretInput
          key={way}
          label={way === "passphrase" ? t("workspaces.passphrase") : t("workspaces.recoveryKey")}
          value={typed}
          mistake={mistake()}
          onChange={setTyped}
        />
      )}
      {(!typedWrong || way === "keychain") && <FailureNote failure={failure} />}
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {action}
        </Button>
        <Button onClick={onBack}>{t("shell.back")}</Button>
      </Buttons>
    </Form>
  );
}
