// Whether the window is locked, as far as the screens know. Calls wait while it is: what
// stands behind the lock goes on where it was, and none of it fails.
import { useSyncExternalStore } from "react";
import type { LockView } from "./bindings";

export interface Lock {
  locked: boolean;
  /** What the lock shows; `undefined` as long as it was only told that there is one. */
  view: LockView | undefined;
  /** How often it was locked. */
  turn: number;
}

let now: Lock = { locked: false, view: undefined, turn: 0 };
const watching = new Set<() => void>();
let waiting: (() => void)[] = [];

function become(next: Partial<Lock>): void {
  now = { ...now, ...next };
  for (const changed of watching) changed();
}

export const isLocked = (): boolean => now.locked;
export const lockView = (): LockView | undefined => now.view;

export function tellLocked(view?: LockView): void {
  if (!now.locked) become({ locked: true, view, turn: now.turn + 1 });
  else if (view !== undefined) become({ view });
}

export function tellUnlocked(): void {
  if (!now.locked) return;
  become({ locked: false, view: undefined });
  const goOn = waiting;
  waiting = [];
  for (const one of goOn) one();
}

/** Resolves at once where nothing is locked. */
export function unlocked(): Promise<void> {
  if (!now.locked) return Promise.resolve();
  return new Promise((resolve) => waiting.push(resolve));
}

export function useLock(): Lock {
  return useSyncExternalStore(watch, () => now);
}

export function useLocked(): boolean {
  return useSyncExternalStore(watch, isLocked);
}

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}
