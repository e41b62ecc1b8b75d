// What the safeguards say to the marks, as far as a screen can foresee it, so that it is
// said by person before anything is tried. It decides nothing: committing asks the rules.
import type { ErrorCode, RoleCatalogue, StagedPersonView, UserLine } from "../../../ipc/bindings";
import { sameCategory } from "../../../parts/roles/catalogue";

export interface Foreseen {
  errors: readonly ForeseenError[];
  warnings: readonly ForeseenWarning[];
}

export interface ForeseenError {
  user: string;
  person: string;
  code: ErrorCode;
  /** `null` where it is about the person. */
  role: string | null;
}

export type ForeseenWarning =
  | { code: "few_global_admins" | "many_global_admins"; count: number }
  | {
      code: "without_role" | "mfa_not_enabled" | "without_location" | "own_role";
      person: string;
    };

export interface Known {
  lines: ReadonlyMap<string, UserLine>;
  catalogue: RoleCatalogue;
  /** Roles of the person at the screen. */
  mine: readonly string[];
  /** Active ones, as it is now. */
  globalAdmins: number;
}

const GLOBAL = "global_admin";
const LOCATED = ["referrals_admin", "referrals_user"];

export function foresee(all: readonly StagedPersonView[], known: Known): Foreseen {
  const staged = all.filter(({ deleted }) => !deleted);
  const errors: ForeseenError[] = [];
  const warnings: ForeseenWarning[] = [];
  for (const one of staged) {
    const line = known.lines.get(one.user);
    if (line === undefined) continue;
    errors.push(...errorsOf(one, line, known));
    warnings.push(...warningsOf(one, line, known));
  }
  const admins = adminsAfter(staged, known);
  if (admins !== known.globalAdmins) {
    const last = staged.find(({ take }) => take.includes(GLOBAL));
    if (admins < 1 && last !== undefined) {
      errors.push({ user: last.user, person: last.name, code: "last_admin", role: GLOBAL });
    } else if (admins < 2) warnings.push({ code: "few_global_admins", count: admins });
    else if (admins > 5) warnings.push({ code: "many_global_admins", count: admins });
  }
  return { errors, warnings };
}

function adminsAfter(staged: readonly StagedPersonView[], { lines, globalAdmins }: Known): number {
  const active = staged.filter(({ user }) => lines.get(user)?.state === "active");
  const more = active.filter(({ give }) => give.includes(GLOBAL)).length;
  const less = active.filter(({ take }) => take.includes(GLOBAL)).length;
  return globalAdmins + more - less;
}

const after = ({ take, give }: StagedPersonView, { roles }: UserLine): string[] => [
  ...roles.filter((role) => !take.includes(role)),
  ...give,
];

/** S3, S5 to S8. */
function errorsOf(one: StagedPersonView, line: UserLine, known: Known): ForeseenError[] {
  const { catalogue, mine } = known;
  const { user, name: person, take, give } = one;
  const errors: ForeseenError[] = [];
  const say = (code: ErrorCode, role: string | null) => errors.push({ user, person, code, role });
  const roleOf = (role: string) => catalogue.roles.find((view) => view.role === role);
  if (line.isMe && give.length > 0) say("not_on_oneself", give[0] ?? null);
  const ofTenant = [...take, ...give].some((role) => roleOf(role)?.family !== "company");
  if (ofTenant && !line.isMe && line.roles.includes(GLOBAL) && !mine.includes(GLOBAL)) {
    say("more_powerful", null);
  }
  for (const role of [...take, ...give]) {
    if (roleOf(role)?.assignable === false) say("role_not_assignable", role);
  }
  for (const role of give) {
    if (line.guest && roleOf(role)?.guestsMayHold === false) say("guest_role", role);
  }
  for (const pair of sameCategory(catalogue, after(one, line))) {
    const given = pair.find(({ role }) => give.includes(role));
    if (given !== undefined) say("one_role_per_category", given.role);
  }
  return errors;
}

function warningsOf(one: StagedPersonView, line: UserLine, known: Known): ForeseenWarning[] {
  const { name: person, take, give } = one;
  const warnings: ForeseenWarning[] = [];
  const admin = (role: string) =>
    known.catalogue.roles.some((view) => view.role === role && view.category === "admin");
  if (after(one, line).length === 0) warnings.push({ code: "without_role", person });
  if (line.mfa === "disabled" && give.some(admin))
    warnings.push({ code: "mfa_not_enabled", person });
  const located = (roles: readonly string[]) => roles.some((role) => LOCATED.includes(role));
  if (located(give) && !located(line.roles)) warnings.push({ code: "without_location", person });
  if (line.isMe && take.length > 0) warnings.push({ code: "own_role", person });
  return warnings;
}
