// What would be refused, apart from what is only worth a look.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Note } from "../../../parts/notes";
import { Section } from "../../../parts/section";
import { ShowMore } from "../../../parts/show_more";
import { failureText, roleText, useWords } from "../../../text/words";
import type { ForeseenError, ForeseenWarning } from "./foreseen";
import type { Staging } from "./staging";

const STEP = 20;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  actions: { marginTop: tokens.spacingVerticalXS },
});

interface ErrorsProps {
  errors: readonly ForeseenError[];
  staging: Staging;
}

export function Errors({ errors, staging }: ErrorsProps) {
  const styles = useStyles();
  const { t } = useWords();
  if (errors.length === 0) return null;

  const text = ({ person, role, code }: ForeseenError) => {
    const why = failureText(t, { code, about: null });
    return role === null
      ? t("roles.review.errorOf", { person, why })
      : t("roles.review.error", { person, role: roleText(t, role), why });
  };

  /** Each mark as it is without: so it goes. */
  function drop(user: string) {
    const marks = staging.staged?.people.find((one) => one.user === user);
    if (marks === undefined) return;
    staging.stage([
      ...marks.take.map((role) => ({ user, role, held: true })),
      ...marks.give.map((role) => ({ user, role, held: false })),
    ]);
  }

  return (
    <Section title={t("roles.review.errors")}>
      <p>{t("roles.review.errorsHint")}</p>
      <ShowMore items={errors} step={STEP}>
        {(shown) => (
          <ul className={styles.list}>
            {shown.map((error) => (
              <li key={`${error.user} ${error.role} ${error.code}`}>
                <Note intent="error">
                  {text(error)}
                  <div className={styles.actions}>
                    <Button
                      size="small"
                      aria-label={t("roles.review.dropMarksOf", { person: error.person })}
                      onClick={() => drop(error.user)}
                    >
                      {t("roles.review.dropMarks")}
                    </Button>
                  </div>
                </Note>
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
    </Section>
  );
}

export function Warnings({ warnings }: { warnings: readonly ForeseenWarning[] }) {
  const styles = useStyles();
  const { t } = useWords();
  if (warnings.length === 0) return null;

  function text(warning: ForeseenWarning): string {
    switch (warning.code) {
      case "few_global_admins":
      case "many_global_admins":
        return t(`roles.review.warn.${warning.code}`, { count: warning.count });
      case "without_role":
      case "mfa_not_enabled":
      case "without_location":
        return t(`roles.review.warn.${warning.code}`, { person: warning.person });
      case "own_role":
        return t("roles.review.warn.own_role");
    }
  }

  return (
    <Section title={t("roles.review.warnings")}>
      <ShowMore items={warnings} step={STEP}>
        {(shown) => (
          <ul className={styles.list}>
            {shown.map((warning) => (
              <li key={text(warning)}>
                <Note intent="warning">{text(warning)}</Note>
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
    </Section>
  );
}
