// What there is to know of roles, for every screen that shows them.
import { useQuery } from "@tanstack/react-query";
import type { RoleCatalogue, RoleView } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import type { Format } from "../../text/format";
import type { T } from "../../text/i18n";
import { roleText } from "../../text/words";

export function useRoleCatalogue() {
  return useQuery(reads("role_catalogue", {}));
}

/** Every task that some role allows, in the order of the rights table as far as it shows. */
export function tasksOf({ roles }: RoleCatalogue): string[] {
  const longest = [...roles].sort((a, b) => b.tasks.length - a.tasks.length);
  return [...new Set(longest.flatMap(({ tasks }) => tasks.map(({ task }) => task)))];
}

/** “admin agent and billing admin”, or that there is none. */
export function rolesText(t: T, format: Format, roles: readonly string[]): string {
  if (roles.length === 0) return t("roles.noRoles");
  return format.all(roles.map((role) => roleText(t, role)));
}

/** Of the 2018 categories a person holds one role; the report viewers stand in none of them. */
const holdsOne = (category: string) => category !== "insights";

/** Roles of one category among these, where there should be one: by pairs. */
export function sameCategory(
  catalogue: RoleCatalogue,
  held: readonly string[],
): [RoleView, RoleView][] {
  if (!catalogue.policies.oneRolePerCategory) return [];
  const roles = catalogue.roles.filter(
    ({ role, category }) => held.includes(role) && holdsOne(category),
  );
  return roles.flatMap((role, at) => {
    const other = roles.slice(at + 1).find((one) => one.category === role.category);
    return other === undefined ? [] : [[role, other] as [RoleView, RoleView]];
  });
}
