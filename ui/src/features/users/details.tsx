// What is known of a user, and why some of it cannot be changed here.
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import type { UserDetail } from "../../ipc/bindings";
import { Fact, Facts } from "../../parts/facts";
import { Opens } from "../../parts/opens";
import { Quiet } from "../../parts/quiet";
import { Section } from "../../parts/section";
import { fieldText, useWords } from "../../text/words";
import { EditUser } from "./edit_user";
import { detailText } from "./user_words";
import { keptElsewhere, useWhyNotTouch } from "./why_not";

/** These stand among how things stand. */
const ELSEWHERE: readonly string[] = ["mfa_state", "user_type"];

export function Details({ user }: { user: UserDetail }) {
  const { t, format } = useWords();
  const { line, details } = user;
  const elsewhere = keptElsewhere(details);
  const whyNot = useWhyNotTouch(line, "users.edit");
  return (
    <Section title={t("people.user.details")}>
      {elsewhere !== undefined && (
        <Quiet>
          {elsewhere.how === "synced"
            ? t("people.user.synced", { when: format.instant(elsewhere.at) })
            : t("people.user.federated")}
        </Quiet>
      )}
      <Facts>
        {details
          .filter(({ field }) => !ELSEWHERE.includes(field))
          .map(({ field, value }) => (
            <Fact key={field} name={fieldText(t, field)}>
              {value === null ? t("people.user.empty") : detailText(t, format, field, value)}
            </Fact>
          ))}
      </Facts>
      <Opens
        size="small"
        icon={<EditRegular />}
        label={t("people.user.edit")}
        name={t("people.user.editOf", { name: line.name })}
        whyNot={whyNot}
      >
        {(close) => <EditUser user={user} onDone={close} />}
      </Opens>
    </Section>
  );
}
