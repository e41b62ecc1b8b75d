// First step: name, colour, who, and where the key is kept.
import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Colour, KeychainState } from "../../ipc/bindings";
import type { AppFailure } from "../../ipc/errors";
import { COLOURS, ColourMark } from "../../parts/colour_mark";
import { Buttons, Form } from "../../parts/form";
import { FailureNote, Note } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { mistaken } from "../../parts/secret_input";
import { type Details, type Mistake, mistakesOf, PASSPHRASE_LENGTH } from "./details";
import { KeyChoice } from "./key_choice";

const useStyles = makeStyles({
  colour: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  colours: { flexWrap: "wrap" },
});

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
  const styles = useStyles();
  const { t } = useTranslation();
  const navigate = useNavigate();
  // Mistakes are told when one wants to go on, and then as long as they last.
  const [told, setTold] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const mistakes = mistakesOf(details, keychain);
  const set = (some: Partial<Details>) => onChange({ ...details, ...some });

  const text = (mistake: Mistake | undefined) => {
    if (!told || mistake === undefined) return undefined;
    if (mistake === "badMarket") return t("errors.plain.bad_market");
    return mistake === "needLonger"
      ? t("start.needLonger", { count: PASSPHRASE_LENGTH })
      : t(`start.${mistake}`);
  };

  function next() {
    setTold(true);
    if (Object.keys(mistakes).length === 0) return onNext();
    requestAnimationFrame(() => {
      fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    });
  }

  const nameTaken = failure?.code === "workspace_name_taken" || failure?.code === "bad_name";
  return (
    <div ref={fields}>
      <Form label={t("start.steps.details")} onSubmit={next}>
        <Note>{t("start.outside")}</Note>
        <Field
          label={t("start.name")}
          hint={t("start.nameHint")}
          required
          {...mistaken(text(mistakes.name))}
        >
          <Input value={details.name} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        {nameTaken && <FailureNote failure={failure} />}
        <Field label={t("start.colour")}>
          <RadioGroup
            className={styles.colours}
            layout="horizontal"
            value={details.colour}
            onChange={(_, data) => set({ colour: data.value as Colour })}
          >
            {COLOURS.map((colour) => (
              <Radio
                key={colour}
                value={colour}
                label={
                  <span className={styles.colour}>
                    <ColourMark colour={colour} />
                    {t(`words.colours.${colour}`)}
                  </span>
                }
              />
            ))}
          </RadioGroup>
        </Field>
        <Field
          label={t("start.userName")}
          hint={t("start.userNameHint")}
          required
          {...mistaken(text(mistakes.userName))}
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
        {!nameTaken && <FailureNote failure={failure} />}
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
