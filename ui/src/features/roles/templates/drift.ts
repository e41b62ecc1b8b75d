// How far somebody’s roles are from those of a template.
import type { BarredRole, RoleTemplateView, StagedEdit, UserLine } from "../../../ipc/bindings";

export interface Drift {
  /** Roles of the template that the person has not. */
  missing: string[];
  /** Roles that the template has not. */
  extra: string[];
}

type Template = Pick<RoleTemplateView, "roles">;
type Holder = Pick<UserLine, "roles">;

export function driftOf({ roles: meant }: Template, { roles: held }: Holder): Drift {
  return {
    missing: meant.filter((role) => !held.includes(role)),
    extra: held.filter((role) => !meant.includes(role)),
  };
}

/** The rules are against bringing this person to the template: the first role in the way. */
export function barOf(template: Template, user: UserLine): BarredRole | undefined {
  const { missing, extra } = driftOf(template, user);
  return user.barredRoles.find(({ role }) => missing.includes(role) || extra.includes(role));
}

export const driftCount = ({ missing, extra }: Drift): number => missing.length + extra.length;

/** Marks that make the roles those of the template; others that are staged give way. */
export function backToTemplate({ roles: meant }: Template, user: UserLine): StagedEdit[] {
  const staged = user.staged.map(({ role }) => role);
  return [...new Set([...meant, ...user.roles, ...staged])].map((role) => ({
    user: user.id,
    role,
    held: meant.includes(role),
  }));
}
