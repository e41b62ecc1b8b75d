// How things stand with a user: state, second factor, template, and what is worth a look.
import type { UserDetail } from "../../ipc/bindings";
import { Fact, Facts } from "../../parts/facts";
import { Note } from "../../parts/notes";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { MfaButton } from "./mfa";
import { mfaText, rolesText, stateText, warningText } from "./user_words";

export function Standing({ user }: { user: UserDetail }) {
  const { t } = useWords();
  const { line } = user;
  return (
    <Section title={t("people.user.standing")}>
      <Clock user={user} />
      <Facts>
        <Fact name={t("people.user.state")}>{stateText(t, line)}</Fact>
        <Fact name={t("people.user.mfa")}>{mfaText(t, line.mfa)}</Fact>
        <Fact name={t("people.user.type")}>
          {t(line.guest ? "people.userTypes.guest" : "people.userTypes.member")}
        </Fact>
        <Fact name={t("people.user.template")}>
          <Template user={user} />
        </Fact>
        {line.warnings.length > 0 && (
          <Fact name={t("people.user.warnings")}>
            {line.warnings.map((one) => (
              <div key={`${one.code} ${one.about}`}>{warningText(t, one)}</div>
            ))}
          </Fact>
        )}
      </Facts>
      <MfaButton user={user} />
    </Section>
  );
}

/** Of a deleted user: how long there is to restore them. */
function Clock({ user: { line, deletedAt } }: { user: UserDetail }) {
  const { t, format } = useWords();
  if (line.state !== "deleted") return null;
  if (deletedAt === null || line.daysLeft === null) {
    return <Note intent="warning">{t("people.user.clockUnknown")}</Note>;
  }
  const when = format.instant(deletedAt);
  return (
    <Note intent="warning">
      {line.daysLeft === 0
        ? t("people.user.clockOver", { when })
        : t("people.user.clock", { when, count: line.daysLeft })}
    </Note>
  );
}

function Template({ user: { line, drift } }: { user: UserDetail }) {
  const { t } = useWords();
  if (line.templateId === null) return t("people.user.noTemplate");
  const name = line.templateName ?? line.templateId;
  if (drift === null) return t("people.user.asTemplate", { name });
  const told = (key: "missing" | "extra") =>
    drift[key].length > 0 && (
      <div>{t(`people.user.${key}`, { roles: rolesText(t, drift[key]) })}</div>
    );
  return (
    <>
      <div>{t("people.user.drifted", { name })}</div>
      {told("missing")}
      {told("extra")}
    </>
  );
}
