// The chosen cells on the clipboard, as a spreadsheet pastes them: what is shown, with the
// people before it and the roles above.
import type { UserLine, UserPage } from "../../../ipc/bindings";
import { toFailure } from "../../../ipc/errors";
import { copiedTable } from "../../../parts/copied_table";
import type { PagedRows } from "../../../parts/grid/pages";
import { useToast } from "../../../parts/toasts";
import { failureText, useWords } from "../../../text/words";
import { stateOf, wouldHold } from "./marks";
import { MOST, usePeopleIn } from "./people_in";
import { boxOf, cellsIn, type Range } from "./range";
import type { RoleColumn } from "./row";
import type { Staging } from "./staging";

interface CopyingOf {
  source: PagedRows<UserLine, UserPage>;
  columns: readonly RoleColumn[];
  staging: Staging;
}

export function useCopying({ source, columns, staging }: CopyingOf) {
  const peopleIn = usePeopleIn(source);
  const toast = useToast();
  const { t } = useWords();

  return async (range: Range): Promise<void> => {
    const count = cellsIn(range);
    if (count > MOST) return toast({ text: t("roles.matrix.copyTooMany", { count: MOST }) });
    const box = boxOf(range);
    const chosen = columns.slice(box.columns[0], box.columns[1] + 1);
    try {
      const users = await peopleIn(box.rows);
      const wishes = staging.now();
      const rows = users.map((user) => [
        user.name,
        ...chosen.map(({ role }) => {
          const state = stateOf(user.roles.includes(role), wouldHold(wishes, user, role));
          // As it is shown: who does not have a role has an empty cell.
          return state === "hasNot" ? "" : t(`roles.matrix.states.${state}`);
        }),
      ]);
      const headings = [t("roles.matrix.person"), ...chosen.map(({ name }) => name)];
      await navigator.clipboard.writeText(copiedTable([headings, ...rows]));
      toast({ text: t("roles.matrix.copied", { count }) });
    } catch (thrown) {
      const refused = thrown instanceof DOMException;
      const text = refused ? t("grid.copyFailed") : failureText(t, toFailure(thrown));
      toast({ text, failed: true });
    }
  };
}
