// Where the key is kept. Without a keychain this says so plainly; it never
// falls back in silence.
import { Button, Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import type { KeychainState } from "../../ipc/bindings";
import { refreshTags } from "../../ipc/queries";
import { Note } from "../../parts/notes";
import { PassphraseFields } from "../../parts/passphrase";
import { useText } from "../../text/i18n";
import { type Keep, type KeyDetails, keepOf } from "./details";

interface KeyChoiceProps {
  details: KeyDetails;
  keychain: KeychainState;
  onLookAgain: () => void;
  passphraseMistake: string | undefined;
  againMistake: string | undefined;
  onChange: (some: Partial<KeyDetails>) => void;
}

export function KeyChoice(props: KeyChoiceProps) {
  const { details, keychain, onLookAgain, passphraseMistake, againMistake, onChange } = props;
  const t = useText();
  const client = useQueryClient();
  const keep = keepOf(details, keychain);

  function lookAgain() {
    onLookAgain();
    refreshTags(client, ["state"]);
  }

  return (
    <>
      {keychain !== "ready" && (
        <Note
          intent="warning"
          actions={<Button onClick={lookAgain}>{t("start.lookAgain")}</Button>}
        >
          {keychain === "locked" ? t("start.keychainLocked") : t("start.keychainAbsent")}
        </Note>
      )}
      <Field
        label={t("start.keyTitle")}
        hint={keep === "keychain" ? t("start.keychainHint") : t("start.byPassphraseHint")}
      >
        <RadioGroup value={keep} onChange={(_, data) => onChange({ keep: data.value as Keep })}>
          <Radio value="keychain" label={t("start.keychain")} disabled={keychain !== "ready"} />
          <Radio value="passphrase" label={t("start.byPassphrase")} />
        </RadioGroup>
      </Field>
      {keep === "passphrase" && (
        <PassphraseFields
          value={details}
          passphraseMistake={passphraseMistake}
          againMistake={againMistake}
          onChange={onChange}
        />
      )}
    </>
  );
}
