// The list of offers: only the rows in sight are drawn, only their pages are
// asked for. One row has the focus; arrow keys move it.
import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type MouseEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { SegmentCount } from "../../ipc/bindings";
import { Hidden } from "../../parts/live";
import { paths } from "../../parts/paths";
import { segmentText, useWords } from "../../text/words";
import type { Featuring } from "./feature";
import { useGridStyles } from "./grid_styles";
import { OfferCells } from "./offer_row";
import { PAGE_SIZE, type Question, useOffers } from "./pages";
import type { Place } from "./place";
import { type Rows, rowsOf, stepTo } from "./rows";
import { useThrottled } from "./timing";

const OVERSCAN = 6;
const ROW_HEIGHT = 57;
const GROUP_HEIGHT = 41;
const PAGES_MS = 80;

const useStyles = makeStyles({ pending: { opacity: 0.6 } });

interface OfferGridProps {
  question: Question;
  groups: readonly SegmentCount[];
  featuring: Featuring;
  /** Rows of an older question, until the newer one is answered. */
  outdated: boolean;
  place: Place | undefined;
  onOpen: (offerId: string, place: Place) => void;
}

export function OfferGrid(props: OfferGridProps) {
  const { question, groups, featuring, outdated, place, onOpen } = props;
  const styles = useStyles();
  const grid = useGridStyles();
  const { t } = useWords();
  const whyNotId = useId();
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(groups), [groups]);
  const [active, setActive] = useState(Math.min(place?.offer ?? 0, Math.max(0, rows.offers - 1)));
  const takeFocus = useRef(place !== undefined);
  const activeRow = rows.rowOf(active);

  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => box.current,
    estimateSize: (row) => (rows.at(row)?.kind === "group" ? GROUP_HEIGHT : ROW_HEIGHT),
    overscan: OVERSCAN,
    initialOffset: place?.scrolled ?? 0,
    // The row with the focus stays, however far one scrolls.
    rangeExtractor: (range) =>
      [...new Set([activeRow, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  const items = virtual.getVirtualItems();
  const pages = usePagesInSight(rows, virtual.range);
  const offerAt = useOffers(question, pages);

  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    takeFocus.current = false;
    box.current
      ?.querySelector<HTMLElement>(`[data-index="${activeRow}"]`)
      ?.focus({ preventScroll: true });
  }, [activeRow]);

  const open = (offer: number) => {
    const line = offerAt(offer);
    if (line === undefined) return;
    onOpen(line.offerId, { question, offer, scrolled: box.current?.scrollTop ?? 0 });
  };

  function pressed(event: KeyboardEvent<HTMLDivElement>) {
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && !onButton) {
      event.preventDefault();
      return open(active);
    }
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const row = event.currentTarget.querySelector<HTMLElement>(`[data-index="${activeRow}"]`);
      const target = event.key === "ArrowRight" ? row?.querySelector("button") : row;
      return target?.focus();
    }
    const height = box.current?.clientHeight ?? 0;
    const to = stepTo(
      event.key,
      active,
      rows.offers,
      Math.max(1, Math.floor(height / ROW_HEIGHT) - 1),
    );
    if (to === undefined) return;
    event.preventDefault();
    takeFocus.current = to !== active;
    setActive(to);
    virtual.scrollToIndex(to === 0 ? 0 : rows.rowOf(to));
  }

  return (
    <>
      <Hidden id={whyNotId}>{featuring.whyNot}</Hidden>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtualised table cannot be a <table> */}
      <div
        ref={box}
        role="grid"
        tabIndex={-1}
        className={mergeClasses(grid.grid, outdated && styles.pending)}
        aria-label={t("catalog.title")}
        aria-description={t("catalog.keys")}
        aria-rowcount={rows.count + 1}
        aria-colcount={4}
        aria-busy={outdated}
        onKeyDown={pressed}
      >
        <GridHead />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className={grid.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows.at(index);
            if (row === undefined) return null;
            const common = {
              ref: virtual.measureElement,
              "data-index": index,
              role: "row",
              "aria-rowindex": index + 2,
              style: { transform: `translateY(${start}px)` },
            } as const;
            if (row.kind === "group") {
              const { segment, count } = row.group;
              return (
                <div
                  {...common}
                  key={`group ${segment}`}
                  className={mergeClasses(grid.row, grid.group)}
                >
                  {/* biome-ignore lint/a11y/useSemanticElements: as above */}
                  <div role="rowheader" tabIndex={-1} aria-colspan={4} className={grid.cell}>
                    {t("catalog.group", { segment: segmentText(t, segment), count })}
                  </div>
                </div>
              );
            }
            const line = offerAt(row.offer);
            const isActive = row.offer === active;
            return (
              <div
                {...common}
                key={row.offer}
                className={grid.row}
                tabIndex={isActive ? 0 : -1}
                onFocus={() => setActive(row.offer)}
                onClick={(event: MouseEvent) => {
                  event.preventDefault();
                  open(row.offer);
                }}
              >
                {line === undefined ? (
                  <div role="gridcell" aria-colspan={4} className={grid.cell}>
                    {t("catalog.rowLoading")}
                  </div>
                ) : (
                  <OfferCells
                    offer={line}
                    href={`#${paths.offer(line.offerId)}`}
                    active={isActive}
                    featured={featuring.isFeatured(line.offerId)}
                    pending={featuring.pending === line.offerId}
                    whyNot={featuring.whyNot}
                    whyNotId={whyNotId}
                    onToggle={featuring.toggle}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function GridHead() {
  const grid = useGridStyles();
  const { t } = useWords();
  return (
    <div role="row" aria-rowindex={1} className={grid.head}>
      <div role="columnheader" className={grid.cell}>
        {t("catalog.columns.offer")}
      </div>
      <div role="columnheader" className={mergeClasses(grid.cell, grid.headWide)}>
        {t("catalog.columns.id")}
      </div>
      <div role="columnheader" className={mergeClasses(grid.cell, grid.headWide)}>
        {t("catalog.columns.price")}
      </div>
      <div role="columnheader" className={grid.cell}>
        {t("catalog.columns.action")}
      </div>
    </div>
  );
}

/** The pages that the rows in sight stand on; while one scrolls, not too often. */
function usePagesInSight(rows: Rows, range: { startIndex: number; endIndex: number } | null) {
  const pageOf = (row: number) => {
    const at = rows.at(row) ?? rows.at(row - 1);
    // A heading belongs to the offer behind it.
    const offer = at?.kind === "offer" ? at.offer : offerBehind(rows, row);
    return Math.floor(offer / PAGE_SIZE);
  };
  const first = range === null ? 0 : pageOf(Math.max(0, range.startIndex - OVERSCAN));
  const last = range === null ? 0 : pageOf(Math.min(rows.count - 1, range.endIndex + OVERSCAN));
  const throttled = useThrottled(`${first} ${last}`, PAGES_MS);
  return useMemo(() => {
    const [from = 0, to = 0] = throttled.split(" ").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }, [throttled]);
}

function offerBehind(rows: Rows, row: number): number {
  const next = rows.at(row + 1);
  return next?.kind === "offer" ? next.offer : Math.max(0, rows.offers - 1);
}
