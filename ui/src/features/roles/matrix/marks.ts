// The marks of the matrix: who shall hold what, where that is not so yet.
import type { BarredRole, StagedEdit, StagedRoles, UserLine } from "../../../ipc/bindings";

/** What is wished for, by person and role. */
export type Wishes = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

export type CellState = "has" | "hasNot" | "give" | "take";

/** What stands in the file, and before it what is on the way there. */
export function wishesOf(staged: StagedRoles | undefined, ahead: readonly StagedEdit[]): Wishes {
  const wishes = new Map<string, Map<string, boolean>>();
  const wish = (user: string, role: string, held: boolean) => {
    const own = wishes.get(user) ?? new Map<string, boolean>();
    wishes.set(user, own.set(role, held));
  };
  for (const { user, take, give } of staged?.people ?? []) {
    for (const role of take) wish(user, role, false);
    for (const role of give) wish(user, role, true);
  }
  for (const { user, role, held } of ahead) wish(user, role, held);
  return wishes;
}

type Holder = Pick<UserLine, "id" | "roles">;

/** Whether the person would hold the role if everything were committed. */
export function wouldHold(wishes: Wishes, { id, roles }: Holder, role: string): boolean {
  return wishes.get(id)?.get(role) ?? roles.includes(role);
}

/** Why this person’s role cannot be changed, where the rules are against it. */
export const barOf = (
  { barredRoles }: Pick<UserLine, "barredRoles">,
  role: string,
): BarredRole | undefined => barredRoles.find((one) => one.role === role);

export function stateOf(held: boolean, would: boolean): CellState {
  if (held) return would ? "has" : "take";
  return would ? "give" : "hasNot";
}

export const countOf = (staged: StagedRoles | undefined): number =>
  (staged?.people ?? []).reduce((sum, { take, give }) => sum + take.length + give.length, 0);

/** What takes edits back. They only say what was not so before. */
export const backOf = (edits: readonly StagedEdit[]): StagedEdit[] =>
  edits.map((edit) => ({ ...edit, held: !edit.held }));
