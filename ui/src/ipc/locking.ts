// Locking the window and unlocking it. What is on the screen stays as it is behind the
// lock, so where the program stands is not taken from what a locked one says.
import type { QueryClient } from "@tanstack/react-query";
import type { AppState, UnlockDesk } from "./bindings";
import { callNow } from "./client";
import { isLocked, lockView, tellLocked, tellUnlocked } from "./lock";
import { forgetAnswers, keyOf, remember } from "./queries";

/** A lock under way: before it is there, nobody asks whether it is. */
let locking: Promise<void> = Promise.resolve();

/** Hides everything at once; the answer says how to come back. */
export function lockWindow(client: QueryClient): void {
  if (isLocked()) return;
  tellLocked();
  locking = callNow("desk_lock", {}).then(
    (state) => take(client, state),
    // There may be nothing to lock: whoever stands behind knows.
    () => callNow("app_state", {}).then((state) => take(client, state)),
  );
  // Where nobody answers, the lock says so.
  locking = locking.catch(() => undefined);
}

/** Asks how it stands. Rejects with why that is not known. */
export async function lookAtLock(client: QueryClient): Promise<void> {
  await locking;
  take(client, await callNow("app_state", {}));
}

/** It was told that there is a lock, and no more. */
export async function findLock(client: QueryClient): Promise<void> {
  await locking;
  if (isLocked() && lockView() === undefined) await lookAtLock(client);
}

/** Rejects with an `AppFailure` where it stays locked. */
export async function unlockWindow(client: QueryClient, ask: UnlockDesk): Promise<void> {
  try {
    take(client, await callNow("desk_unlock", ask));
  } catch (thrown) {
    // It may have to wait now, or the ways to unlock it are others.
    await lookAtLock(client).catch(() => undefined);
    throw thrown;
  }
}

function take(client: QueryClient, state: AppState): void {
  const key = keyOf("app_state", {});
  const before = client.getQueryData<AppState>(key);
  if (state.lock !== null) {
    const { settings } = state;
    client.setQueryData<AppState>(key, before === undefined ? state : { ...before, settings });
    tellLocked(state.lock);
    return;
  }
  remember(client, "app_state", {}, state);
  // Another one is open now, or none: nothing of the last one stays.
  if (before?.workspace?.id !== state.workspace?.id) forgetAnswers(client);
  tellUnlocked();
}
