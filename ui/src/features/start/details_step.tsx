// First step: name, colour, who, and where the key is kept.
import { Button, Field, Input } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { KeychainState } from "../../ipc/bindings";
import type { AppFailure } from "../../ipc/errors";
import { ColourField } from "../../parts/colour_field";
import { Buttons, Form } from "../../parts/form";
import { FailureNote, Note } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { mistaken } from "../../parts/secret_input";
import { useText } from "../../text/i18n";
import { failureText } from "../../text/words";
import { type Details, fieldOf, mistakesOf } from "./details";
import { KeyChoice } from "./key_choice";
import { useTold } from "./told";

interface DetailsStepProps {
  details: Details;
  keychain: KeychainState;
  onLookAgain: () => void;
  onChange: (details: Details) => void;
  failure: AppFailure | undefined;
  pending: boolean;
  onNext: () => void;
}

export function DetailsStep(props: DetailsStepProps) {
  const { details, keychain, onLookAgain, onChange, failure, pending, onNext } = props;
  const t = useText();
  const navigate = useNavigate();
  const mistakes = mistakesOf(details, keychain);
  const { fields, text, tell, none } = useTold(mistakes);
  const set = (some: Partial<Details>) => onChange({ ...details, ...some });

  function next() {
    tell();
    if (none()) onNext();
  }

  const refused = fieldOf(failure);
  const why = failure === undefined ? undefined : failureText(t, failure);
  return (
    <div ref={fields}>
      <Form label={t("start.steps.details")} onSubmit={next}>
        <Note>{t("start.outside")}</Note>
        <Field
          label={t("start.name")}
          hint={t("start.nameHint")}
          required
          {...mistaken(text(mistakes.name) ?? (refused === "name" ? why : undefined))}
        >
          <Input value={details.name} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        <ColourField colour={details.colour} onChange={(colour) => set({ colour })} />
        <Field
          label={t("start.userName")}
          hint={t("start.userNameHint")}
          required
          {...mistaken(text(mistakes.userName) ?? (refused === "userName" ? why : undefined))}
        >
          <Input
            value={details.userName}
            autoComplete="name"
            onChange={(_, data) => set({ userName: data.value })}
          />
        </Field>
        <Field
          label={t("start.market")}
          hint={t("start.marketHint")}
          {...mistaken(text(mistakes.homeMarket))}
        >
          <Input
            value={details.homeMarket}
            maxLength={2}
            onChange={(_, data) => set({ homeMarket: data.value })}
          />
        </Field>
        <KeyChoice
          details={details}
          keychain={keychain}
          onLookAgain={onLookAgain}
          passphraseMistake={text(mistakes.passphrase)}
          againMistake={text(mistakes.again)}
          onChange={set}
        />
        {refused === undefined && <FailureNote failure={failure} />}
        <Buttons>
          <Button type="submit" appearance="primary" disabledFocusable={pending}>
            {t("shell.next")}
          </Button>
          <Button onClick={() => void navigate(paths.workspaces)}>{t("shell.cancel")}</Button>
        </Buttons>
      </Form>
    </div>
  );
}
