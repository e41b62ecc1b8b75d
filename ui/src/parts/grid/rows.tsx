// The rows of a table. Keys are heard by the table around them.
import { mergeClasses } from "@fluentui/react-components";
import { type MouseEvent, memo, type ReactNode } from "react";
import { useText } from "../../text/i18n";
import type { Column } from "./columns";
import { useGridStyles } from "./styles";

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

/** A column with its classes, made once for all rows. */
export interface Drawn<Row> extends Pick<Column<Row>, "id" | "heading" | "cell"> {
  role: "rowheader" | "gridcell";
  className: string;
  labelled: boolean;
}

/** Something in a row that has keys and clicks of its own. */
export function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("button, input, select, label") !== null;
}

export function GroupRow({ at, heading }: { at: At; heading: string }) {
  const grid = useGridStyles();
  return (
    <div {...attributes(at)} className={mergeClasses(grid.row, grid.group)}>
      <Over role="rowheader">{heading}</Over>
    </div>
  );
}

interface ItemRowProps<Row> {
  at: At;
  columns: readonly Drawn<Row>[];
  /** `undefined` while its page is on the way. */
  row: Row | undefined;
  active: boolean;
  chosen: boolean;
  opens: boolean;
  onFocus: () => void;
  onOpen: () => void;
  /** With Ctrl or Shift held. */
  onChoose: (event: MouseEvent) => void;
}

export function ItemRow<Row>(props: ItemRowProps<Row>) {
  const { at, columns, row, active, chosen, opens, onFocus, onOpen, onChoose } = props;
  const grid = useGridStyles();
  const t = useText();
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the attributes bring role row
    <div
      {...attributes(at)}
      className={mergeClasses(grid.row, opens && grid.opens, chosen && grid.chosen)}
      aria-selected={chosen}
      tabIndex={active ? 0 : -1}
      onFocus={onFocus}
      onClick={(event) => {
        if (isControl(event.target)) return;
        // What names the row may be a link, for its menu; opening remembers the place.
        event.preventDefault();
        if (event.ctrlKey || event.metaKey || event.shiftKey) onChoose(event);
        else onOpen();
      }}
    >
      {row === undefined ? (
        <Over role="gridcell">{t("grid.rowLoading")}</Over>
      ) : (
        <Cells columns={columns} row={row} active={active} />
      )}
    </div>
  );
}

interface CellsProps<Row> {
  columns: readonly Drawn<Row>[];
  row: Row;
  active: boolean;
}

const Cells = memo(function Cells<Row>({ columns, row, active }: CellsProps<Row>) {
  return columns.map(({ id, heading, role, className, labelled, cell }) => (
    <div key={id} role={role} className={className} data-heading={labelled ? heading : undefined}>
      {cell(row, active)}
    </div>
  ));
}) as <Row>(props: CellsProps<Row>) => ReactNode;

/** One cell over the whole row. */
function Over({ role, children }: { role: "rowheader" | "gridcell"; children: ReactNode }) {
  const grid = useGridStyles();
  return (
    <div role={role} className={mergeClasses(grid.cell, grid.over)}>
      {children}
    </div>
  );
}
