// Calls that failed when the screen that made them was gone already.
import type { AppFailure } from "./errors";

const listeners = new Set<(failure: AppFailure) => void>();

export function tellLost(failure: AppFailure): void {
  // Who leaves a screen may stop what it did.
  if (failure.code === "cancelled") return;
  for (const tell of listeners) tell(failure);
}

export function onLost(tell: (failure: AppFailure) => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}
