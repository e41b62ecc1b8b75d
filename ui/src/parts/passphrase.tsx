// A new passphrase, typed twice, and what is wrong with it.

import type { T } from "../text/i18n";
import { useText } from "../text/i18n";
import { SecretInput } from "./secret_input";

/** The shortest, in characters. */
export const PASSPHRASE_LENGTH = 12;

export interface NewPassphrase {
  passphrase: string;
  again: string;
}

export type PassphraseMistake = "needLonger" | "needSame";

export function passphraseMistakes({
  passphrase,
  again,
}: NewPassphrase): Partial<Record<keyof NewPassphrase, PassphraseMistake>> {
  if ([...passphrase].length < PASSPHRASE_LENGTH) return { passphrase: "needLonger" };
  return passphrase === again ? {} : { again: "needSame" };
}

export function passphraseMistakeText(t: T, mistake: PassphraseMistake): string {
  return mistake === "needLonger"
    ? t("start.needLonger", { count: PASSPHRASE_LENGTH })
    : t("start.needSame");
}

interface PassphraseFieldsProps {
  value: NewPassphrase;
  passphraseMistake: string | undefined;
  againMistake: string | undefined;
  onChange: (some: Partial<NewPassphrase>) => void;
}

export function PassphraseFields(props: PassphraseFieldsProps) {
  const { value, passphraseMistake, againMistake, onChange } = props;
  const t = useText();
  return (
    <>
      <SecretInput
        label={t("start.passphrase")}
        hint={t("start.passphraseHint")}
        value={value.passphrase}
        mistake={passphraseMistake}
        onChange={(passphrase) => onChange({ passphrase })}
      />
      <SecretInput
        label={t("start.passphraseAgain")}
        value={value.again}
        mistake={againMistake}
        onChange={(again) => onChange({ again })}
      />
    </>
  );
}
