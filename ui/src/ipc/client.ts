// Calls from a screen to what stands behind it.
import type { Event, LockView } from "./bindings";
import { toFailure } from "./errors";
import type { AnswerOf, CallName, Host, NativeMenus, RequestOf } from "./host";
import { tauriHost } from "./hosts/tauri";
import { isLocked, tellLocked, tellUnlocked, unlocked } from "./lock";

/** What goes on behind the lock, too, and answers with nothing that is hidden there. */
const WHILE_LOCKED: readonly CallName[] = ["job_cancel", "screen_painted"];

let chosen: Promise<Host> | undefined;

function host(): Promise<Host> {
  chosen ??=
    "__TAURI_INTERNALS__" in window
      ? Promise.resolve(tauriHost)
      : import("./hosts/dev").then(({ devHost }) =>
          devHost(new URLSearchParams(window.location.search).get("token") ?? ""),
        );
  return chosen;
}

/** For tests. */
export function setHost(fake: Host): void {
  chosen = Promise.resolve(fake);
  inWindow = fake.close !== undefined;
  tellUnlocked();
}

/** A page in a browser has no window of its own. */
let inWindow = "__TAURI_INTERNALS__" in window;

/** How the window is closed, where there is one. */
export function windowCloser(): (() => Promise<void>) | undefined {
  return inWindow ? async () => await (await host()).close?.() : undefined;
}

export function showMenus(menus: NativeMenus): void {
  // What the system does not show is in the palette all the same.
  void host()
    .then((it) => it.menu?.(menus))
    .catch(() => undefined);
}

/**
 * Waits while the window is locked. Rejects with an `AppFailure`, never with anything
 * else.
 */
export async function call<N extends CallName>(
  name: N,
  request: RequestOf<N>,
): Promise<AnswerOf<N>> {
  for (;;) {
    if (isLocked() && !WHILE_LOCKED.includes(name)) await unlocked();
    try {
      const answer = await callNow(name, request);
      const lock = lockIn(answer);
      if (lock === null) return answer;
      // It was locked before the answer came: what it would have said is asked later.
      tellLocked(lock);
      return (await call("app_state", {})) as AnswerOf<N>;
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (failure.code !== "locked") throw failure;
      tellLocked();
    }
  }
}

/** Where the program stands, when it is locked. */
function lockIn(answer: unknown): LockView | null {
  const isState = typeof answer === "object" && answer !== null && "lock" in answer;
  return isState ? (answer.lock as LockView | null) : null;
}

/** For what has to do with the lock itself. */
export async function callNow<N extends CallName>(
  name: N,
  request: RequestOf<N>,
): Promise<AnswerOf<N>> {
  try {
    return (await (await host()).call(name, request)) as AnswerOf<N>;
  } catch (thrown) {
    throw toFailure(thrown);
  }
}

/** Returns how to stop. */
export function listen(news: (event: Event) => void, again: () => void): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  void host().then((it) => {
    if (!stopped) stop = it.listen(news, again);
  });
  return () => {
    stopped = true;
    stop?.();
  };
}
