// A table of any length: only the rows in sight are drawn, only their pages are asked
// for. One row has the focus; arrow keys move it, and go through what a row has to press.
import { mergeClasses } from "@fluentui/react-components";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from "react";
import { count, extended, has, NONE, type Selection, toggled } from "../selection";
import { ChosenBar } from "./chosen_bar";
import { type Column, leastWidth, tracks } from "./columns";
import { type CopyWords, useCopyRows } from "./copy";
import { GridHead, type Order } from "./head";
import { pressed, type Walked } from "./keys";
import type { Layout } from "./layout";
import { type PagedRows, usePagesInSight, useRows } from "./pages";
import { type Drawn, GroupRow, ItemRow } from "./rows";
import { LEAST, TRACKS, useGridStyles } from "./styles";

const OVERSCAN = 6;
const ROW_HEIGHT = 57;
const GROUP_HEIGHT = 41;

/** Which row one was at, and how far down. */
export interface GridPlace {
  item: number;
  scrolled: number;
}

export interface GridWords extends CopyWords {
  title: string;
  /** Which keys do what. */
  keys: string;
  chosen: (count: number) => string;
}

interface GridProps<Row, By, Line, Answer> {
  words: GridWords;
  /** Those that are shown, in their order. */
  columns: readonly Column<Row, By, Line>[];
  layout: Layout;
  source: PagedRows<Row, Answer>;
  /** What a row is copied as. */
  linesOf: (row: Row) => readonly Line[];
  /** Rows of an older question, until the newer one is answered. */
  outdated?: boolean;
  /** Where to begin, with the focus. */
  place?: GridPlace | undefined;
  /** The order that was asked for; the rows may still be in an older one. */
  order?: Order<By>;
  onOrder?: (order: Order<By>) => void;
  onOpen?: (row: Row, place: GridPlace) => void;
}

/** Another question is another table: give it a `key` that says what is asked. */
export function Grid<Row, By, Line, Answer>(props: GridProps<Row, By, Line, Answer>) {
  const { words, columns, layout, source, linesOf, place, order, onOrder, onOpen } = props;
  const { outdated = false } = props;
  const grid = useGridStyles();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(Math.min(place?.item ?? 0, Math.max(0, layout.items - 1)));
  const takeFocus = useRef(place !== undefined);
  const activeRow = layout.rowOf(active);
  const [chosen, setChosen] = useState<Selection>(NONE);
  const copy = useCopyRows({ source, columns, linesOf, words });

  const virtual = useVirtualizer({
    count: layout.count,
    getScrollElement: () => box.current,
    estimateSize: (row) => (layout.at(row)?.kind === "group" ? GROUP_HEIGHT : ROW_HEIGHT),
    overscan: OVERSCAN,
    // Otherwise it draws while React draws.
    useFlushSync: false,
    // Before it is measured no list is larger than the window.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: place?.scrolled ?? 0,
    // The row with the focus stays, however far one scrolls.
    rangeExtractor: (range) =>
      [...new Set([activeRow, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  const pages = usePagesInSight(layout, source.size, virtual.range, OVERSCAN);
  const rowAt = useRows(source, pages);
  const least = leastWidth(columns);
  const sideways = (virtual.scrollRect?.width ?? least) < least;
  const drawn = useDrawn(columns, sideways);
  const widths = { [TRACKS]: tracks(columns), [LEAST]: `${least}px` } as CSSProperties;

  const rowAtHand = () =>
    box.current?.querySelector<HTMLElement>(`[data-index="${activeRow}"]`) ?? null;

  // After every drawing: the row that shall have the focus may only now be there.
  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    const row = rowAtHand();
    row?.focus({ preventScroll: true });
    takeFocus.current = row === null;
  });

  const open = (item: number) => {
    const row = rowAt(item);
    if (row !== undefined) onOpen?.(row, { item, scrolled: box.current?.scrollTop ?? 0 });
  };

  function goTo(item: number) {
    takeFocus.current = item !== active;
    setActive(item);
    virtual.scrollToIndex(item === 0 ? 0 : layout.rowOf(item));
  }

  const walked: Walked = {
    items: layout.items,
    active,
    row: rowAtHand,
    perPage: () => Math.floor((box.current?.clientHeight ?? 0) / ROW_HEIGHT),
    chosen,
    onChoose: setChosen,
    onCopy: (rows) => void copy(rows),
    onOpen: open,
    onGo: goTo,
  };

  return (
    <>
      <ChosenBar
        chosen={count(chosen) === 0 ? "" : words.chosen(count(chosen))}
        onCopy={() => void copy(chosen)}
        onNone={() => setChosen(NONE)}
      />
      <div
        ref={box}
        role="grid"
        tabIndex={-1}
        className={mergeClasses(grid.grid, outdated && grid.outdated)}
        style={widths}
        aria-label={words.title}
        aria-description={words.keys}
        aria-rowcount={layout.count + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-busy={outdated}
        onKeyDown={(event) => pressed(event, walked)}
      >
        <GridHead columns={columns} sideways={sideways} order={order} onOrder={onOrder} />
        <div role="rowgroup" className={grid.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = layout.at(index);
            if (row === undefined) return null;
            const at = { index, start, measure: virtual.measureElement };
            if (row.kind === "group") {
              const { heading } = row.group;
              return <GroupRow key={`group ${index}`} at={at} heading={heading} />;
            }
            return (
              <ItemRow
                key={row.item}
                at={at}
                columns={drawn}
                row={rowAt(row.item)}
                active={row.item === active}
                chosen={has(chosen, row.item)}
                opens={onOpen !== undefined}
                onChoose={(event) => {
                  setActive(row.item);
                  setChosen(
                    event.shiftKey ? extended(chosen, row.item) : toggled(chosen, row.item),
                  );
                }}
                onFocus={() => setActive(row.item)}
                onOpen={() => open(row.item)}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

/** The columns with their classes: made once, not for every cell. */
function useDrawn<Row, By, Line>(
  columns: readonly Column<Row, By, Line>[],
  sideways: boolean,
): readonly Drawn<Row>[] {
  const grid = useGridStyles();
  return useMemo(
    () =>
      columns.map(({ id, heading, cell, names, number, narrow }) => ({
        id,
        heading,
        cell,
        role: names ? "rowheader" : "gridcell",
        labelled: narrow === "labelled",
        className: mergeClasses(
          grid.cell,
          names && sideways && grid.stays,
          number && grid.number,
          narrow === "beside" && grid.beside,
          narrow === "labelled" && grid.labelled,
        ),
      })),
    [columns, sideways, grid],
  );
}
