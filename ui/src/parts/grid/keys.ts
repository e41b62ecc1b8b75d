// What keys do in a table. One row has the focus; what is in a row to be pressed has keys
// of its own.
import type { KeyboardEvent } from "react";
import { all, count, extended, NONE, type Selection, toggled } from "../selection";
import { stepTo } from "./layout";
import { isControl } from "./rows";

/** A table as its keys see it. */
export interface Walked {
  items: number;
  active: number;
  /** The active row in the page; it is always drawn. */
  row: () => HTMLElement | null;
  /** How many rows are in sight. */
  perPage: () => number;
  chosen: Selection;
  onChoose: (chosen: Selection) => void;
  onCopy: (rows: Selection) => void;
  onOpen: (item: number) => void;
  onGo: (item: number) => void;
}

export function pressed(event: KeyboardEvent, table: Walked) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    if (pressedWithCtrl(event.key.toLowerCase(), table)) event.preventDefault();
    return;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { active, chosen } = table;
  if (event.key === "Escape" && count(chosen) > 0) return table.onChoose(NONE);
  if ((event.key === " " || event.key === "Enter") && !isControl(event.target)) {
    event.preventDefault();
    if (event.key === "Enter") return table.onOpen(active);
    return table.onChoose(toggled(chosen, active));
  }
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    return stepInRow(table.row(), event.key === "ArrowRight" ? 1 : -1);
  }
  const to = stepTo(event.key, active, table.items, Math.max(1, table.perPage() - 1));
  if (to === undefined) return;
  event.preventDefault();
  if (event.shiftKey) {
    table.onChoose(extended(count(chosen) === 0 ? toggled(NONE, active) : chosen, to));
  }
  table.onGo(to);
}

/** Whether the key was the table's. Text that is marked is copied by the system. */
function pressedWithCtrl(key: string, { items, active, chosen, ...table }: Walked): boolean {
  if (key === "a") {
    table.onChoose(all(items));
    return true;
  }
  if (key !== "c" || document.getSelection()?.isCollapsed === false) return false;
  table.onCopy(count(chosen) === 0 ? toggled(NONE, active) : chosen);
  return true;
}

/** Arrows to the side go from the row through what it has to press, and back. */
function stepInRow(row: HTMLElement | null, step: 1 | -1): void {
  if (row === null) return;
  const stops = [row, ...row.querySelectorAll<HTMLElement>("button, input, select")];
  const here = Math.max(0, stops.indexOf(document.activeElement as HTMLElement));
  stops[Math.max(0, Math.min(stops.length - 1, here + step))]?.focus();
}
