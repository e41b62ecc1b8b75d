// Why something cannot be done with this user, in words. The rules are `core`'s; here
// they are only said before somebody tries.
import { useCallback } from "react";
import type { UserDetail, UserLine } from "../../ipc/bindings";
import { type Task, useWorkspace } from "../../ipc/state";
import { useWhyNot, useWhyNotAny } from "../../parts/rights";
import { useText } from "../../text/i18n";

/** For what changes the account or its details. */
export function useWhyNotTouch(line: UserLine, task: Task): string | undefined {
  const t = useText();
  const whyNot = useWhyNot(task);
  const above = useIsAbove()(line);
  if (whyNot !== undefined) return whyNot;
  if (line.state === "deleted") return t("people.user.isDeleted");
  return above ? t("errors.plain.more_powerful") : undefined;
}

/** For what nobody does to themselves. */
export function useWhyNotShutOut(line: UserLine): string | undefined {
  const t = useText();
  const whyNot = useWhyNotTouch(line, "users.delete");
  return whyNot ?? (line.isMe ? t("errors.plain.not_on_oneself") : undefined);
}

export function useWhyNotRestore(): (line: UserLine) => string | undefined {
  const t = useText();
  const whyNot = useWhyNot("users.delete");
  const isAbove = useIsAbove();
  return useCallback(
    (line) => {
      if (whyNot !== undefined) return whyNot;
      if (isAbove(line)) return t("errors.plain.more_powerful");
      return line.daysLeft === 0 ? t("errors.plain.restore_too_late") : undefined;
    },
    [t, whyNot, isAbove],
  );
}

/** Which of the roles one may give, the form says. */
export function useWhyNotRoles(line: UserLine): string | undefined {
  const t = useText();
  const tenant = useWhyNotAny("roles.assign_entra", "roles.assign_company");
  const reports = useWhyNot("roles.assign_reports");
  if (tenant !== undefined && reports !== undefined) return tenant;
  return line.state === "deleted" ? t("people.user.isDeleted") : undefined;
}

export function useWhyNotPassword(user: UserDetail): string | undefined {
  const t = useText();
  const whyNot = useWhyNotEnvelope(user);
  const waits = user.requests.some(({ state }) => state === "waiting");
  return whyNot ?? (waits ? t("people.password.waitsAlready") : undefined);
}

/** For what the portal showed once it was reset. */
export function useWhyNotEnvelope({ line, details }: UserDetail): string | undefined {
  const t = useText();
  const whyNot = useWhyNotTouch(line, "users.reset_password");
  if (whyNot !== undefined) return whyNot;
  if (line.isMe) return t("people.password.own");
  return keptElsewhere(details) === undefined
    ? undefined
    : t("errors.plain.password_kept_elsewhere");
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

/** Only a global admin changes a global admin. */
function useIsAbove(): (line: UserLine) => boolean {
  const amAdmin = useWorkspace()?.roles.includes("global_admin") === true;
  return useCallback(({ roles }) => !amAdmin && roles.includes("global_admin"), [amAdmin]);
}
