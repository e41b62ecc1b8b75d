// The rows of the list of offers. Keys are heard by the list around them.
import { mergeClasses } from "@fluentui/react-components";
import type { MouseEvent, ReactNode } from "react";
import type { CatalogOrder, OfferLine, SegmentCount } from "../../ipc/bindings";
import { paths } from "../../parts/paths";
import { segmentText, useWords } from "../../text/words";
import type { Featuring } from "./feature";
import { useGridStyles } from "./grid_styles";
import { OfferCells } from "./offer_cells";

/** Where a row stands: which it is, how far down, and what learns its height. */
export interface At {
  index: number;
  start: number;
  measure: (row: HTMLElement | null) => void;
}

/** The header is row 1. */
function attributes({ index, start, measure }: At) {
  return {
    ref: measure,
    role: "row",
    "data-index": index,
    "aria-rowindex": index + 2,
    style: { transform: `translateY(${start}px)` },
  } as const;
}

interface GridHeadProps {
  order: CatalogOrder;
  onOrder: (order: CatalogOrder) => void;
}

export function GridHead({ order, onOrder }: GridHeadProps) {
  const grid = useGridStyles();
  const { t } = useWords();
  const column = (by: CatalogOrder["by"], text: string, wide: boolean) => {
    const here = order.by === by;
    const descending = here && order.descending;
    return (
      <div
        role="columnheader"
        aria-sort={here ? (descending ? "descending" : "ascending") : "none"}
        className={mergeClasses(grid.cell, wide && grid.headWide)}
      >
        <button
          type="button"
          className={grid.sort}
          onClick={() => onOrder({ by, descending: here && !descending })}
        >
          {text}
          {here && <span aria-hidden>{descending ? " ▼" : " ▲"}</span>}
        </button>
      </div>
    );
  };
  return (
    <div role="row" aria-rowindex={1} className={grid.head}>
      {column("title", t("catalog.columns.offer"), false)}
      {column("offer", t("catalog.columns.id"), true)}
      {column("price", t("catalog.columns.price"), true)}
      <div role="columnheader" className={grid.cell}>
        {t("catalog.columns.action")}
      </div>
    </div>
  );
}

export function GroupRow({ at, group }: { at: At; group: SegmentCount }) {
  const grid = useGridStyles();
  const { t } = useWords();
  const segment = segmentText(t, group.segment);
  return (
    <div {...attributes(at)} className={mergeClasses(grid.row, grid.group)}>
      <Wide role="rowheader">{t("catalog.group", { segment, count: group.count })}</Wide>
    </div>
  );
}

interface OfferRowProps {
  at: At;
  /** `undefined` while its page is on the way. */
  line: OfferLine | undefined;
  active: boolean;
  chosen: boolean;
  featuring: Featuring;
  whyNotId: string;
  onFocus: () => void;
  onOpen: () => void;
  /** With Ctrl or Shift held. */
  onChoose: (event: MouseEvent) => void;
}

export function OfferRow(props: OfferRowProps) {
  const { at, line, active, chosen, featuring, whyNotId, onFocus, onOpen, onChoose } = props;
  const grid = useGridStyles();
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the attributes bring role row
    <div
      {...attributes(at)}
      className={mergeClasses(grid.row, chosen && grid.chosen)}
      aria-selected={chosen}
      tabIndex={active ? 0 : -1}
      onFocus={onFocus}
      onClick={(event) => {
        // The title is a link, for its name and its menu; opening remembers the place.
        event.preventDefault();
        if (event.ctrlKey || event.metaKey || event.shiftKey) onChoose(event);
        else onOpen();
      }}
    >
      {line === undefined ? (
        <Wide role="gridcell">{t("catalog.rowLoading")}</Wide>
      ) : (
        <OfferCells
          offer={line}
          href={`#${paths.offer(line.offerId)}`}
          active={active}
          featured={featuring.isFeatured(line.offerId)}
          pending={featuring.pending === line.offerId}
          whyNot={featuring.whyNot}
          whyNotId={whyNotId}
          onToggle={featuring.toggle}
        />
      )}
    </div>
  );
}

/** One cell over the whole row. */
function Wide({ role, children }: { role: "rowheader" | "gridcell"; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a span
    <div role={role} aria-colspan={4} className={useGridStyles().cell}>
      {children}
    </div>
  );
}
