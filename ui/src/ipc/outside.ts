// What goes on outside the page: a file held over the window, things handed over. News
// tells it; the frame shows it.
import { useSyncExternalStore } from "react";

interface Outside {
  /** A file is held over the window. */
  hovering: boolean;
  /** How often something was handed over: who looks after it asks each time. */
  arrivals: number;
}

let now: Outside = { hovering: false, arrivals: 0 };
const menu = new Set<(action: string) => void>();
const watching = new Set<() => void>();

function become(next: Outside): void {
  now = next;
  for (const changed of watching) changed();
}

export const tellHovering = (hovering: boolean): void => become({ ...now, hovering });
export const tellArrival = (): void => become({ ...now, arrivals: now.arrivals + 1 });

/** What was chosen in the system's own menu goes to whoever knows what it means. */
export function onMenu(listener: (action: string) => void): () => void {
  menu.add(listener);
  return () => void menu.delete(listener);
}

export function tellMenu(action: string): void {
  for (const listener of menu) listener(action);
}

export function useOutside(): Outside {
  return useSyncExternalStore(watch, () => now);
}

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}
