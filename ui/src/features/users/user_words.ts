// How a user stands, in words.
import type { UserLine, WarningView } from "../../ipc/bindings";
import { en } from "../../text/en";
import type { Format } from "../../text/format";
import type { T } from "../../text/i18n";
import { marketText, roleText } from "../../text/words";

const has = <R extends object>(record: R, key: string): key is Extract<keyof R, string> =>
  Object.hasOwn(record, key);

/** Of a deleted user also how long they can be restored. */
export function stateText(t: T, { state, daysLeft }: Pick<UserLine, "state" | "daysLeft">): string {
  if (state === "deleted") {
    if (daysLeft === null) return t("people.deletedSometime");
    return daysLeft === 0 ? t("people.tooLate") : t("people.daysLeft", { count: daysLeft });
  }
  return has(en.people.states, state) ? t(`people.states.${state}`) : state;
}

export function mfaText(t: T, code: string): string {
  return has(en.people.mfa, code) ? t(`people.mfa.${code}`) : code;
}

export function originText(t: T, code: string): string {
  return has(en.people.origins, code) ? t(`people.origins.${code}`) : code;
}

export function rolesText(t: T, roles: readonly string[]): string {
  return roles.length === 0
    ? t("people.noRole")
    : roles.map((role) => roleText(t, role)).join(", ");
}

/** What is worth a look; a code that a newer version knows stays as it is. */
export function warningText(t: T, { code, about }: WarningView): string {
  switch (code) {
    case "few_global_admins":
    case "many_global_admins":
      return t(`people.warnings.${code}`, { count: Number(about ?? 0) });
    case "guest_role":
    case "same_category":
      return t(`people.warnings.${code}`, { role: roleText(t, about ?? "") });
    case "without_role":
    case "mfa_not_enabled":
    case "without_location":
    case "entra_role_missing":
      return t(`people.warnings.${code}`);
    default:
      return code;
  }
}

/** What a detail says; what has no words of its own stands as it was typed. */
export function detailText(t: T, format: Format, field: string, value: string): string {
  const { userTypes, domainTypes } = en.people;
  if (field === "user_type" && has(userTypes, value)) return t(`people.userTypes.${value}`);
  if (field === "domain_type" && has(domainTypes, value)) return t(`people.domainTypes.${value}`);
  if (field === "mfa_state") return mfaText(t, value);
  if (field === "origin") return originText(t, value);
  if (field === "last_directory_sync") return format.instant(value);
  if (field === "usage_location") return marketText(format, value);
  return field === "preferred_language" ? format.language(value) : value;
}
