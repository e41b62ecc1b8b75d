// The list of offers: only the rows in sight are drawn, only their pages are
// asked for. One row has the focus; arrow keys move it.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { CatalogOrder, SegmentCount } from "../../ipc/bindings";
import { all, count, extended, has, NONE, type Selection, toggled } from "../../parts/selection";
import { useWords } from "../../text/words";
import { ChosenBar } from "./chosen_bar";
import { useCopyOffers } from "./copy_offers";
import type { Featuring } from "./feature";
import { GridHead, GroupRow, OfferRow } from "./grid_rows";
import { useGridStyles } from "./grid_styles";
import type { Question } from "./page_query";
import { useOffers } from "./pages";
import { usePagesInSight } from "./pages_in_sight";
import type { Place } from "./place";
import { rowsOf, stepTo } from "./rows";

const OVERSCAN = 6;
const ROW_HEIGHT = 57;
const GROUP_HEIGHT = 41;

const useStyles = makeStyles({
  pending: { opacity: 0.6 },
  whyNot: {
    margin: 0,
    marginBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
  },
});

interface OfferGridProps {
  question: Question;
  groups: readonly SegmentCount[];
  featuring: Featuring;
  /** Rows of an older question, until the newer one is answered. */
  outdated: boolean;
  place: Place | undefined;
  /** The order that was asked for; the rows may still be in an older one. */
  order: CatalogOrder;
  onOrder: (order: CatalogOrder) => void;
  onOpen: (offerId: string, place: Place) => void;
}

export function OfferGrid(props: OfferGridProps) {
  const { question, groups, featuring, outdated, place, order, onOrder, onOpen } = props;
  const styles = useStyles();
  const grid = useGridStyles();
  const { t } = useWords();
  const whyNotId = useId();
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(groups), [groups]);
  const [active, setActive] = useState(Math.min(place?.offer ?? 0, Math.max(0, rows.offers - 1)));
  const takeFocus = useRef(place !== undefined);
  const activeRow = rows.rowOf(active);
  const [chosen, setChosen] = useState<Selection>(NONE);
  const copy = useCopyOffers(question);

  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => box.current,
    estimateSize: (row) => (rows.at(row)?.kind === "group" ? GROUP_HEIGHT : ROW_HEIGHT),
    overscan: OVERSCAN,
    // Otherwise it draws while React draws.
    useFlushSync: false,
    // Before it is measured no list is taller than the window.
    initialRect: { width: 0, height: window.innerHeight },
    initialOffset: place?.scrolled ?? 0,
    // The row with the focus stays, however far one scrolls.
    rangeExtractor: (range) =>
      [...new Set([activeRow, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  const items = virtual.getVirtualItems();
  const pages = usePagesInSight(rows, virtual.range, OVERSCAN);
  const offerAt = useOffers(question, pages);

  // After every drawing: the row that shall have the focus may only now be there.
  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${activeRow}"]`);
    row?.focus({ preventScroll: true });
    takeFocus.current = row === null || row === undefined;
  });

  const open = (offer: number) => {
    const line = offerAt(offer);
    if (line === undefined) return;
    onOpen(line.offerId, { question, offer, scrolled: box.current?.scrollTop ?? 0 });
  };

  function pressed(event: KeyboardEvent<HTMLDivElement>) {
    const onButton = event.target instanceof HTMLButtonElement;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      const key = event.key.toLowerCase();
      if (key === "a") setChosen(all(rows.offers));
      else if (key === "c" && document.getSelection()?.isCollapsed !== false)
        void copy(count(chosen) === 0 ? toggled(NONE, active) : chosen);
      else return;
      return event.preventDefault();
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && !onButton) {
      event.preventDefault();
      return setChosen(toggled(chosen, active));
    }
    if (event.key === "Escape" && count(chosen) > 0) return setChosen(NONE);
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
    if (event.shiftKey) {
      setChosen(extended(count(chosen) === 0 ? toggled(NONE, active) : chosen, to));
    }
    setActive(to);
    virtual.scrollToIndex(to === 0 ? 0 : rows.rowOf(to));
  }

  return (
    <>
      {featuring.whyNot !== undefined && (
        <p id={whyNotId} className={styles.whyNot}>
          {featuring.whyNot}
        </p>
      )}
      <ChosenBar
        chosen={count(chosen)}
        onCopy={() => void copy(chosen)}
        onNone={() => setChosen(NONE)}
      />
      <div
        ref={box}
        role="grid"
        tabIndex={-1}
        className={mergeClasses(grid.grid, outdated && styles.pending)}
        aria-label={t("catalog.title")}
        aria-description={t("catalog.keys")}
        aria-rowcount={rows.count + 1}
        aria-colcount={4}
        aria-multiselectable
        aria-busy={outdated}
        onKeyDown={pressed}
      >
        <GridHead order={order} onOrder={onOrder} />
        <div role="rowgroup" className={grid.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows.at(index);
            if (row === undefined) return null;
            const at = { index, start, measure: virtual.measureElement };
            if (row.kind === "group") {
              return <GroupRow key={`group ${row.group.segment}`} at={at} group={row.group} />;
            }
            return (
              <OfferRow
                key={row.offer}
                at={at}
                line={offerAt(row.offer)}
                active={row.offer === active}
                chosen={has(chosen, row.offer)}
                onChoose={(event) => {
                  setActive(row.offer);
                  setChosen(
                    event.shiftKey ? extended(chosen, row.offer) : toggled(chosen, row.offer),
                  );
                }}
                featuring={featuring}
                whyNotId={whyNotId}
                onFocus={() => setActive(row.offer)}
                onOpen={() => open(row.offer)}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
