// Second step: the recovery key, for the one time it is shown.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useText } from "../text/i18n";
import { CopyButton } from "./copy_button";
import { Buttons, Form } from "./form";
import { Note } from "./notes";

const useStyles = makeStyles({
  key: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    userSelect: "all",
  },
});

interface KeyStepProps {
  recoveryKey: string;
  changed: boolean;
  onBack: () => void;
  onNext: () => void;
}

export function KeyStep({ recoveryKey, changed, onBack, onNext }: KeyStepProps) {
  const styles = useStyles();
  const t = useText();

  return (
    <Form label={t("start.steps.key")} onSubmit={onNext}>
      {changed && <Note intent="warning">{t("start.keyChanged")}</Note>}
      <div>
        <p>{t("start.keyIntro")}</p>
        <p>{t("start.keyLost")}</p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a name and its text, not a set of fields */}
      <div role="group" aria-label={t("start.keyLabel")}>
        <code className={styles.key} data-testid="recovery-key">
          {groups(recoveryKey).map(({ text, at }) => (
            <span key={at}>{text}</span>
          ))}
        </code>
      </div>
      <CopyButton
        text={recoveryKey}
        label={t("start.copy")}
        copied={t("start.copied")}
        failed={t("start.copyFailed")}
      />
      <Buttons>
        <Button type="submit" appearance="primary">
          {t("start.kept")}
        </Button>
        <Button onClick={onBack}>{t("shell.back")}</Button>
      </Buttons>
    </Form>
  );
}

/** The key's own groups, or fours where it has none. */
function groups(key: string): { text: string; at: number }[] {
  const found = /[\s-]/.test(key)
    ? key.matchAll(/[^\s]+?(?:-|(?=\s)|$)/g)
    : key.matchAll(/.{1,4}/g);
  return [...found].map(({ 0: text, index }) => ({ text, at: index }));
}
