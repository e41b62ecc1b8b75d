// Third step: the recovery key typed back proves that it was put away.
import { Button, Field, Input } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { AppFailure } from "../ipc/errors";
import { useText } from "../text/i18n";
import { failureText } from "../text/words";
import { Buttons, Form } from "./form";
import { FailureNote } from "./notes";
import { mistaken } from "./secret_input";

export interface ConfirmWords {
  intro: string;
  action: string;
  /** What goes on meanwhile, where it may take long. */
  meanwhile?: ReactNode;
}

interface ConfirmStepProps extends ConfirmWords {
  typed: string;
  onChange: (typed: string) => void;
  failure: AppFailure | undefined;
  pending: boolean;
  onBack: () => void;
  onMake: () => void;
}

export function ConfirmStep(props: ConfirmStepProps) {
  const { intro, action, meanwhile, typed, onChange, failure, pending, onBack, onMake } = props;
  const t = useText();
  const [told, setTold] = useState(false);
  const slip =
    failure?.code === "recovery_key_mistyped" || failure?.code === "recovery_key_wrong"
      ? failure
      : undefined;
  const empty = typed.trim() === "";

  function mistake(): string | undefined {
    if (slip !== undefined) return failureText(t, slip);
    return told && empty ? t("start.needTyped") : undefined;
  }

  return (
    <Form
      label={t("start.steps.confirm")}
      onSubmit={() => {
        setTold(true);
        if (!empty && !pending) onMake();
      }}
    >
      <p>{intro}</p>
      <Field label={t("start.typed")} hint={t("start.typedHint")} {...mistaken(mistake())}>
        <Input
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, data) => onChange(data.value)}
        />
      </Field>
      {slip === undefined && <FailureNote failure={failure} />}
      {pending && meanwhile}
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {action}
        </Button>
        <Button onClick={onBack}>{t("shell.back")}</Button>
      </Buttons>
    </Form>
  );
}
