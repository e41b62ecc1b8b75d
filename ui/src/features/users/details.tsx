// What is known of a user, and why some of it cannot be changed here.
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import type { UserDetail } from "../../ipc/bindings";
import { Fact, Facts } from "../../parts/facts";
import { Opens } from "../../parts/opens";
import { Quiet } from "../../parts/quiet";
import { Section } from "../../parts/section";
import { fieldText, useWords } from "../../text/words";
import { EditUser } from "./edit_user";
import { detailText, originText } from "./user_words";
import { keptElsewhere, useWhyNotDo } from "./why_not";

/** These stand among how things stand. */
const ELSEWHERE: readonly string[] = ["mfa_state", "user_type"];

/** What only the directory can say is left out where it said nothing. */
const isTold = (field: string, value: string | null) =>
  value !== null || !["domain_type", "last_directory_sync", "directory_id"].includes(field);

export function Details({ user }: { user: UserDetail }) {
  const { t, format } = useWords();
  const { line, details } = user;
  const elsewhere = keptElsewhere(details);
  const whyNot = useWhyNotDo(user, "edit");
  function said(field: string, value: string | null): string {
    if (field === "origin") return originText(t, line.origin);
    return value === null ? t("people.user.empty") : detailText(t, format, field, value);
  }

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
          .filter(({ field, value }) => !ELSEWHERE.includes(field) && isTold(field, value))
          .map(({ field, value }) => (
            <Fact key={field} name={fieldText(t, field)}>
              {said(field, value)}
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
