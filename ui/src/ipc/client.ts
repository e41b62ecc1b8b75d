// Calls from a screen to what stands behind it.
import type { Event } from "./bindings";
import { toFailure } from "./errors";
import type { AnswerOf, CallName, Host, NativeMenus, RequestOf } from "./host";
import { tauriHost } from "./hosts/tauri";

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

/** Rejects with an `AppFailure`, never with anything else. */
export async function call<N extends CallName>(
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
