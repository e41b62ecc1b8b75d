// The columns of a table as data, so that a person can choose among them.
import type { ReactNode } from "react";

/** What stands in a column, outside of the table: on the clipboard. */
export interface Copied<Line> {
  /** What stands in several columns is copied once. */
  id: string;
  heading: string;
  text: (line: Line) => string;
}

/**
 * `By` is how one asks for an order; `Line` is what a row is copied as, where a row is
 * more than one line.
 */
export interface Column<Row, By = never, Line = Row> {
  id: string;
  heading: string;
  /** In pixels. */
  width: number;
  /** Takes what is left besides. */
  grows?: boolean;
  /** Drawn for dozens of rows at a time: plain elements. Controls are in the way of Tab only in the active row. */
  cell: (row: Row, active: boolean) => ReactNode;
  /** Names its row. There is one such column; it is the first, and stays. */
  names?: boolean;
  /** The order that its heading asks for. */
  order?: By;
  copied?: readonly Copied<Line>[];
  /** Digits one below the other. */
  number?: boolean;
  /** Where there is no room for columns: at the side of the name, or below it with its heading. */
  narrow?: "beside" | "below" | "labelled";
}

interface Chosen {
  id: string;
  names?: boolean;
}

/** Of all columns those that were chosen, in that order; what names a row comes first. */
export function shownColumns<C extends Chosen>(all: readonly C[], chosen: readonly string[]): C[] {
  const names = all.filter((column) => column.names === true);
  const others = chosen.flatMap((id) => all.filter((one) => one.id === id && !one.names));
  return [...names, ...new Set(others)];
}

/** What is copied of these columns, each once. */
export function copiedOf<Row, By, Line>(columns: readonly Column<Row, By, Line>[]): Copied<Line>[] {
  const byId = new Map<string, Copied<Line>>();
  for (const one of columns.flatMap(({ copied = [] }) => copied)) {
    if (!byId.has(one.id)) byId.set(one.id, one);
  }
  return [...byId.values()];
}

interface Sized {
  width: number;
  grows?: boolean;
}

/** How wide each column is, as CSS says it. */
export function tracks(columns: readonly Sized[]): string {
  return columns
    .map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`))
    .join(" ");
}

/** With less room the table scrolls sideways. */
export function leastWidth(columns: readonly Sized[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
