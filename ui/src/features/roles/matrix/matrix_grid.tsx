// People and roles as in a spreadsheet: only the rows in sight are drawn. One cell has the
// focus; arrows move it, with Shift they choose, and Space changes what is chosen.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import type { UserLine, UserPage } from "../../../ipc/bindings";
import { plainLayout } from "../../../parts/grid/layout";
import { type PagedRows, usePagesInSight, useRows } from "../../../parts/grid/pages";
import { useWords } from "../../../text/words";
import { MatrixHead } from "./head";
import { wishOf } from "./keys";
import type { Wishes } from "./marks";
import { at, chosenIn, extended, type Range } from "./range";
import { MatrixRow, type RoleColumn } from "./row";
import { COUNT, useMatrixStyles } from "./styles";

const OVERSCAN = 6;
const ROW_HEIGHT = 45;

interface MatrixGridProps {
  total: number;
  columns: readonly RoleColumn[];
  source: PagedRows<UserLine, UserPage>;
  wishes: Wishes;
  range: Range;
  onRange: (range: Range) => void;
  /** Space, Enter or a click. */
  onToggle: (range: Range) => void;
  /** Delete. */
  onTake: () => void;
  onFillDown: () => void;
  onCopy: () => void;
  /** `undefined` where no marking is at stake: the key is the program’s then. */
  onTakeBack: (() => void) | undefined;
}

export function MatrixGrid(props: MatrixGridProps) {
  const { total, columns, source, wishes, range, onRange } = props;
  const styles = useMatrixStyles();
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const takeFocus = useRef(false);
  const layout = useMemo(() => plainLayout(total), [total]);
  const { active } = range;

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // Otherwise it draws while React draws.
    useFlushSync: false,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    // The row with the focus stays, however far one scrolls.
    rangeExtractor: (range) =>
      [...new Set([active.row, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  const pages = usePagesInSight(layout, source.size, virtual.range, OVERSCAN);
  const userAt = useRows(source, pages);

  // After every drawing: the cell that shall have the focus may only now be there.
  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    const at = `[data-row="${active.row}"][data-column="${active.column}"]`;
    const cell = box.current?.querySelector<HTMLElement>(at) ?? null;
    // While its page is on the way, the table hears the keys.
    (cell ?? box.current)?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    takeFocus.current = cell === null;
  });

  function go(next: Range) {
    takeFocus.current = true;
    virtual.scrollToIndex(next.active.row);
    onRange(next);
  }

  function pressed(event: KeyboardEvent) {
    const perPage = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const wish = wishOf(event, range, { rows: total, columns: columns.length, perPage });
    if (wish === undefined) return;
    if (wish.kind === "take_back" && props.onTakeBack === undefined) return;
    event.preventDefault();
    switch (wish.kind) {
      case "go":
        return go(wish.range);
      case "toggle":
        return props.onToggle(range);
      case "take":
        return props.onTake();
      case "fill_down":
        return props.onFillDown();
      case "take_back":
        return props.onTakeBack?.();
      case "copy":
        return props.onCopy();
    }
  }

  function clicked(event: MouseEvent) {
    const cell = event.target instanceof Element ? event.target.closest("[data-column]") : null;
    if (!(cell instanceof HTMLElement)) return;
    const here = at(Number(cell.dataset["row"]), Number(cell.dataset["column"]));
    if (event.shiftKey) return go(extended(range, here.active));
    go(here);
    props.onToggle(here);
  }

  return (
    <div
      ref={box}
      role="grid"
      tabIndex={-1}
      className={styles.grid}
      style={{ [COUNT]: columns.length } as CSSProperties}
      aria-label={t("roles.matrix.title")}
      aria-description={t("roles.matrix.keys")}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      onKeyDown={pressed}
      onClick={clicked}
    >
      <MatrixHead columns={columns} />
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const user = userAt(index);
          const chosen = chosenIn(range, index);
          return (
            <MatrixRow
              key={index}
              at={{ index, start, measure: virtual.measureElement }}
              columns={columns}
              user={user}
              wishes={user && wishes.get(user.id)}
              active={index === active.row ? active.column : undefined}
              chosenFrom={chosen?.[0]}
              chosenTo={chosen?.[1]}
            />
          );
        })}
      </div>
    </div>
  );
}
