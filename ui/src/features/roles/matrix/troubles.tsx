// What would be refused, apart from what is only worth a look.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { StagedRefusal, StagedWarning } from "../../../ipc/bindings";
import { Note } from "../../../parts/notes";
import { Section } from "../../../parts/section";
import { ShowMore } from "../../../parts/show_more";
import { failureText, roleText, useWords } from "../../../text/words";
import type { Staging } from "./staging";

const STEP = 20;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  actions: { marginTop: tokens.spacingVerticalXS },
});

interface RefusedProps {
  refused: readonly StagedRefusal[];
  staging: Staging;
}

export function Refused({ refused, staging }: RefusedProps) {
  const styles = useStyles();
  const { t } = useWords();
  if (refused.length === 0) return null;

  function text({ name: person, role, why: { code, ref } }: StagedRefusal): string {
    const about = role === null ? ref : null;
    const why = failureText(t, { code, about });
    return role === null
      ? t("roles.review.errorOf", { person, why })
      : t("roles.review.error", { person, role: roleText(t, role), why });
  }

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
      <ShowMore items={refused} step={STEP}>
        {(shown) => (
          <ul className={styles.list}>
            {shown.map((one) => (
              <li key={one.user}>
                <Note intent="error">
                  {text(one)}
                  <div className={styles.actions}>
                    <Button
                      size="small"
                      aria-label={t("roles.review.dropMarksOf", { person: one.name })}
                      onClick={() => drop(one.user)}
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

export function Warnings({ warnings }: { warnings: readonly StagedWarning[] }) {
  const styles = useStyles();
  const { t } = useWords();
  if (warnings.length === 0) return null;

  /** A code that a newer version knows stays as it is. */
  function text({ name, warning: { code, about } }: StagedWarning): string {
    switch (code) {
      case "few_global_admins":
      case "many_global_admins":
        return t(`roles.review.warn.${code}`, { count: Number(about ?? 0) });
      case "without_role":
      case "mfa_not_enabled":
      case "without_location":
      case "entra_role_missing":
        return t(`roles.review.warn.${code}`, { person: name ?? "" });
      case "own_role":
        return t("roles.review.warn.own_role");
      default:
        return name === null ? code : t("roles.review.errorOf", { person: name, why: code });
    }
  }

  return (
    <Section title={t("roles.review.warnings")}>
      <ShowMore items={warnings} step={STEP}>
        {(shown) => (
          <ul className={styles.list}>
            {shown.map((one) => (
              <li key={`${one.user} ${one.warning.code}`}>
                <Note intent="warning">{text(one)}</Note>
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
    </Section>
  );
}
