// How a user stands, in words.
import type { UserLine, WarningView } from "../../ipc/bindings";
import { en } from "../../text/en";
import type { T } from "../../text/i18n";
import { roleText } from "../../text/words";

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
      return t(`people.warnings.${code}`);
    default:
      return code;
  }
}
