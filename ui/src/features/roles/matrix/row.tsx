// A person’s row of the matrix. Keys and clicks are heard by the matrix around it.
import { mergeClasses } from "@fluentui/react-components";
import { AddCircleRegular } from "@fluentui/react-icons/svg/add-circle";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { SubtractCircleRegular } from "@fluentui/react-icons/svg/subtract-circle";
import { memo } from "react";
import type { ErrorCode, UserLine } from "../../../ipc/bindings";
import { paths } from "../../../parts/paths";
import { failureText, useWords } from "../../../text/words";
import { barOf, type CellState, stateOf } from "./marks";
import { useMatrixStyles } from "./styles";

/** A role as the matrix shows it. */
export interface RoleColumn {
  role: string;
  name: string;
  /** Whether the person at the screen may give and take it. */
  mine: boolean;
}

export interface RowAt {
  index: number;
  start: number;
  measure: (row: HTMLElement | null) => void;
}

interface MatrixRowProps {
  at: RowAt;
  columns: readonly RoleColumn[];
  /** `undefined` while its page is on the way. */
  user: UserLine | undefined;
  wishes: ReadonlyMap<string, boolean> | undefined;
  /** The column with the focus, in this row. */
  active: number | undefined;
  chosenFrom: number | undefined;
  chosenTo: number | undefined;
}

export function MatrixRow(props: MatrixRowProps) {
  const { at, user, ...cells } = props;
  const styles = useMatrixStyles();
  const { t } = useWords();
  return (
    <div
      ref={at.measure}
      role="row"
      data-index={at.index}
      aria-rowindex={at.index + 2}
      className={styles.row}
      style={{ transform: `translateY(${at.start}px)` }}
    >
      {user === undefined ? (
        <div role="rowheader" className={styles.name}>
          {t("grid.rowLoading")}
        </div>
      ) : (
        <Cells {...cells} user={user} row={at.index} />
      )}
    </div>
  );
}

interface CellsProps extends Omit<MatrixRowProps, "at" | "user"> {
  user: UserLine;
  row: number;
}

const Cells = memo(function Cells(props: CellsProps) {
  const { user, row, columns, wishes, active, chosenFrom, chosenTo } = props;
  const isChosen = (column: number) =>
    chosenFrom !== undefined &&
    chosenTo !== undefined &&
    chosenFrom <= column &&
    column <= chosenTo;
  return (
    <>
      <Person user={user} wishes={wishes} />
      {columns.map((column, at) => {
        const held = user.roles.includes(column.role);
        const would = wishes?.get(column.role) ?? held;
        return (
          <Cell
            key={column.role}
            column={column}
            barred={barOf(user, column.role)?.code}
            person={user.name}
            state={stateOf(held, would)}
            row={row}
            at={at}
            active={active === at}
            chosen={isChosen(at)}
          />
        );
      })}
    </>
  );
});

function Person({ user, wishes }: Pick<CellsProps, "user" | "wishes">) {
  const styles = useMatrixStyles();
  const { t } = useWords();
  const marks = [...(wishes ?? [])].filter(([role, held]) => user.roles.includes(role) !== held);
  const said = [
    user.userName,
    user.isMe ? t("roles.matrix.you") : null,
    user.guest ? t("roles.matrix.guest") : null,
    user.state === "inactive" ? t("roles.matrix.inactive") : null,
    user.waitingRoles ? t("roles.matrix.waits") : null,
    user.templateName === null ? null : t("roles.matrix.follows", { template: user.templateName }),
    marks.length === 0 ? null : t("roles.matrix.marked", { count: marks.length }),
  ].filter((one) => one !== null);
  return (
    <div role="rowheader" className={styles.name}>
      <a className={styles.person} href={`#${paths.user(user.id)}`} tabIndex={-1}>
        {user.name}
      </a>
      <div className={styles.quiet}>{said.join(" · ")}</div>
    </div>
  );
}

interface CellProps {
  column: RoleColumn;
  /** The rules are against changing it for this person. */
  barred: ErrorCode | undefined;
  person: string;
  state: CellState;
  row: number;
  at: number;
  active: boolean;
  chosen: boolean;
}

const SIGNS = {
  has: <CheckmarkRegular />,
  give: <AddCircleRegular />,
  take: <SubtractCircleRegular />,
} as const;

function Cell({ column, barred, person, state, row, at, active, chosen }: CellProps) {
  const styles = useMatrixStyles();
  const { t } = useWords();
  const words = t(`roles.matrix.states.${state}`);
  const said = { role: column.name, person, state: words };
  const mine = column.mine && barred === undefined;
  return (
    <div
      role="gridcell"
      tabIndex={active ? 0 : -1}
      aria-colindex={at + 2}
      title={barred && failureText(t, { code: barred, about: null })}
      aria-label={t(mine ? "roles.matrix.cell" : "roles.matrix.cellMayNot", said)}
      aria-readonly={!mine}
      aria-selected={chosen}
      data-row={row}
      data-column={at}
      data-state={state}
      className={mergeClasses(
        styles.cell,
        !mine && styles.mayNot,
        state === "give" && styles.give,
        state === "take" && styles.take,
        chosen && styles.chosen,
      )}
    >
      {state !== "hasNot" && (
        <>
          <span
            aria-hidden="true"
            className={mergeClasses(
              styles.sign,
              state === "give" && styles.giveSign,
              state === "take" && styles.takeSign,
            )}
          >
            {SIGNS[state]}
          </span>
          {words}
        </>
      )}
    </div>
  );
}
