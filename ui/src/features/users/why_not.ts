// Why something cannot be done with this user, in words. What the rules refuse came with the
// user; here it is only said before somebody tries.
import { useCallback } from "react";
import type { UserDetail, UserLine } from "../../ipc/bindings";
import type { Task } from "../../ipc/state";
import { barredBy, barredText } from "../../parts/barred";
import { useWhyNot, useWhyNotAny } from "../../parts/rights";
import { useText } from "../../text/i18n";

/** What the rules were asked about. */
type Deed = "edit" | "mfa" | "state" | "delete" | "restore" | "locations" | "password" | "roles";

const TASKS: Record<Exclude<Deed, "roles">, Task> = {
  edit: "users.edit",
  mfa: "security.mfa",
  state: "users.delete",
  delete: "users.delete",
  restore: "users.delete",
  locations: "users.edit",
  password: "users.reset_password",
};

export function useWhyNotDo(user: UserDetail, deed: keyof typeof TASKS): string | undefined {
  const t = useText();
  const whyNot = useWhyNot(TASKS[deed]);
  const why = barredBy(user, deed);
  if (whyNot !== undefined) return whyNot;
  if (user.line.state === "deleted" && deed !== "restore") return t("people.user.isDeleted");
  return barredText(t, why);
}

/** The same from the list, where there is a row of a user and no more. */
export function useWhyNotRestore(): (line: UserLine) => string | undefined {
  const t = useText();
  const whyNot = useWhyNot("users.delete");
  return useCallback(({ restoreBarred }) => whyNot ?? barredText(t, restoreBarred), [t, whyNot]);
}

/** Which of the roles one may give, the form says. */
export function useWhyNotRoles(user: UserDetail): string | undefined {
  const t = useText();
  const tenant = useWhyNotAny("roles.assign_entra", "roles.assign_company");
  const reports = useWhyNot("roles.assign_reports");
  const why = barredBy(user, "roles");
  if (tenant !== undefined && reports !== undefined) return tenant;
  if (user.line.state === "deleted") return t("people.user.isDeleted");
  return barredText(t, why);
}

export function useWhyNotPassword(user: UserDetail): string | undefined {
  const t = useText();
  const whyNot = useWhyNotEnvelope(user);
  const waits = user.requests.some(({ state }) => state === "waiting");
  return whyNot ?? (waits ? t("people.password.waitsAlready") : undefined);
}

/** For what the portal showed once it was reset. One’s own has a place of its own. */
export function useWhyNotEnvelope(user: UserDetail): string | undefined {
  const t = useText();
  const whyNot = useWhyNotDo(user, "password");
  const own = barredBy(user, "password")?.code === "not_on_oneself";
  return own && whyNot !== undefined ? t("people.password.own") : whyNot;
}

/** Who keeps the identity and the password, where it is another directory. */
export function keptElsewhere(
  details: UserDetail["details"],
): { how: "synced"; at: string } | { how: "federated" } | undefined {
  const textOf = (field: string) => details.find((one) => one.field === field)?.value ?? null;
  const synced = textOf("last_directory_sync");
  if (synced !== null) return { how: "synced", at: synced };
  return textOf("domain_type") === "federated" ? { how: "federated" } : undefined;
}
