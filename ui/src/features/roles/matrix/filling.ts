// Marks many cells at once: gives, takes, changes, fills down. What is not one’s own to
// change is left out and said.
import type { StagedEdit, UserLine, UserPage } from "../../../ipc/bindings";
import { toFailure } from "../../../ipc/errors";
import type { PagedRows } from "../../../parts/grid/pages";
import { useAnnounce } from "../../../parts/live";
import { useToast } from "../../../parts/toasts";
import { failureText, useWords } from "../../../text/words";
import { barOf, stateOf, type Wishes, wouldHold } from "./marks";
import { MOST, usePeopleIn } from "./people_in";
import { boxOf, cellsIn, type Range } from "./range";
import type { RoleColumn } from "./row";
import type { Staging } from "./staging";

interface FillingOf {
  source: PagedRows<UserLine, UserPage>;
  columns: readonly RoleColumn[];
  staging: Staging;
}

/** Whether a role shall be held by these people, who are in their order. */
type Rule = (role: string, users: readonly UserLine[], wishes: Wishes) => boolean;

export interface Filling {
  give: (range: Range) => void;
  take: (range: Range) => void;
  /** The opposite of what the cell with the focus is now, for all that is chosen. */
  toggle: (range: Range) => void;
  /** As the topmost cell of each column. */
  down: (range: Range) => void;
}

export function useFilling({ source, columns, staging }: FillingOf): Filling {
  const peopleIn = usePeopleIn(source);
  const announce = useAnnounce();
  const toast = useToast();
  const { t } = useWords();
  /** What is not so yet, and how much of it is not one’s own to change. */
  function editsOf(users: readonly UserLine[], chosen: readonly RoleColumn[], rule: Rule) {
    const wishes = staging.now();
    const wanted = chosen.flatMap(({ role }) => {
      const held = rule(role, users, wishes);
      return users
        .filter((user) => wouldHold(wishes, user, role) !== held)
        .map((user) => ({ user, edit: { user: user.id, role, held } }));
    });
    // A mark may always be taken back.
    const isBarred = (user: UserLine, { role, held }: StagedEdit) =>
      user.roles.includes(role) !== held && barOf(user, role) !== undefined;
    const edits = wanted.filter(({ user, edit }) => !isBarred(user, edit)).map(({ edit }) => edit);
    return { edits, left: wanted.length - edits.length };
  }

  function tell(users: readonly UserLine[], edits: readonly StagedEdit[], left: number) {
    announce(words(users, edits, left));
    // Said aloud where it is shown.
    if (left > 0) toast({ text: t("roles.matrix.mayNotSome", { count: left }) });
  }

  function words(users: readonly UserLine[], edits: readonly StagedEdit[], left: number): string {
    const [only] = edits;
    const user = users.find(({ id }) => id === only?.user);
    const column = columns.find(({ role }) => role === only?.role);
    if (edits.length === 1 && only !== undefined && user !== undefined && column !== undefined) {
      const state = stateOf(user.roles.includes(only.role), only.held);
      const said = { role: column.name, person: user.name };
      return t("roles.matrix.cell", { ...said, state: t(`roles.matrix.states.${state}`) });
    }
    if (edits.length > 0) return t("roles.matrix.filled", { count: edits.length });
    return left > 0 ? "" : t("roles.matrix.filledNone");
  }

  async function fill(range: Range, rule: Rule) {
    if (cellsIn(range) > MOST) return toast({ text: t("roles.matrix.tooMany", { count: MOST }) });
    const box = boxOf(range);
    const chosen = columns.slice(box.columns[0], box.columns[1] + 1);
    const mine = chosen.filter(({ mine }) => mine);
    try {
      const users = await peopleIn(box.rows);
      const { edits, left } = editsOf(users, mine, rule);
      staging.stage(edits);
      tell(users, edits, left + (chosen.length - mine.length) * users.length);
    } catch (thrown) {
      toast({ text: failureText(t, toFailure(thrown)), failed: true });
    }
  }

  const at = (range: Range, users: readonly UserLine[]): UserLine | undefined =>
    users[range.active.row - boxOf(range).rows[0]];

  return {
    give: (range) => void fill(range, () => true),
    take: (range) => void fill(range, () => false),
    toggle(range) {
      const role = columns[range.active.column]?.role ?? "";
      void fill(range, (_, users, wishes) => {
        const user = at(range, users);
        return user === undefined || !wouldHold(wishes, user, role);
      });
    },
    down(range) {
      void fill(
        range,
        (role, [first], wishes) => first !== undefined && wouldHold(wishes, first, role),
      );
    },
  };
}
