// A field for a passphrase or a recovery key, hidden until asked for.
import { Button, Field, Input } from "@fluentui/react-components";
import { EyeRegular } from "@fluentui/react-icons/svg/eye";
import { EyeOffRegular } from "@fluentui/react-icons/svg/eye-off";
import { useState } from "react";
import { useText } from "../text/i18n";

interface SecretInputProps {
  label: string;
  hint?: string;
  value: string;
  mistake: string | undefined;
  onChange: (value: string) => void;
}

export function SecretInput({ label, hint, value, mistake, onChange }: SecretInputProps) {
  const t = useText();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint ?? null} {...mistaken(mistake)}>
      <Input
        type={shown ? "text" : "password"}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, data) => onChange(data.value)}
        contentAfter={
          <Button
            appearance="transparent"
            size="small"
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={
              shown ? t("start.hide", { field: label }) : t("start.show", { field: label })
            }
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </Field>
  );
}

/** A field's mistake, for Fluent's `Field`. */
export function mistaken(mistake: string | undefined) {
  return mistake === undefined
    ? {}
    : ({ validationState: "error", validationMessage: mistake } as const);
}
