// A market or a currency. What is typed counts when it is finished: on Enter
// and when the field is left.
import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { mistaken } from "../../parts/secret_input";

interface CodeFieldProps {
  label: string;
  mistake: string;
  several: string;
  length: number;
  value: string | null;
  disabled: boolean;
  onChange: (value: string) => void;
}

export function CodeField(props: CodeFieldProps) {
  const { label, mistake, several, length, value, disabled, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const wanted = (typed ?? value ?? "").trim().toUpperCase();
  const right = wanted === (value ?? "") || new RegExp(`^[A-Z]{${length}}$`).test(wanted);

  function finish() {
    if (!right) return;
    setTyped(undefined);
    if (wanted !== (value ?? "")) onChange(wanted);
  }

  return (
    <Field label={label} {...mistaken(right ? undefined : mistake)}>
      <Input
        value={typed ?? value ?? ""}
        placeholder={several}
        maxLength={length}
        disabled={disabled}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={finish}
        onKeyDown={(event) => event.key === "Enter" && finish()}
      />
    </Field>
  );
}
