// What is settled about roles: the safeguards, and the two that a workspace may settle otherwise.
import { Link } from "@fluentui/react-components";
import { useHref } from "react-router";
import type { RoleCatalogue } from "../../../ipc/bindings";
import { paths } from "../../../parts/paths";
import { rolesText } from "../../../parts/roles/catalogue";
import { Section } from "../../../parts/section";
import { useWords } from "../../../text/words";

const SETTLED = [
  "oneNeeded",
  "lastAdmin",
  "admins",
  "notOneself",
  "morePowerful",
  "accountAdmin",
  "mfa",
  "record",
] as const;

export function Rules({ catalogue }: { catalogue: RoleCatalogue }) {
  const { t, format } = useWords();
  const { oneRolePerCategory, guestRoles } = catalogue.policies;
  const toRules = useHref(paths.roleRules);
  return (
    <Section title={t("roles.catalogue.rules")}>
      <ul>
        {SETTLED.map((rule) => (
          <li key={rule}>{t(`roles.catalogue.rule.${rule}`)}</li>
        ))}
        <li>
          {guestRoles.length === 0
            ? t("roles.catalogue.rule.guestsNone")
            : t("roles.catalogue.rule.guests", { roles: rolesText(t, format, guestRoles) })}
        </li>
        <li>{t(`roles.catalogue.rule.${oneRolePerCategory ? "oneOn" : "oneOff"}`)}</li>
      </ul>
      <Link href={toRules}>{t("roles.catalogue.policies")}</Link>
    </Section>
  );
}
