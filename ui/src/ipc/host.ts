// What stands behind the screens: the desktop's shell, a devhost, or a test's fake.
import type { Calls, Event } from "./bindings";

export type CallName = keyof Calls;
export type RequestOf<N extends CallName> = Calls[N]["request"];
export type AnswerOf<N extends CallName> = Calls[N]["answer"];

export interface Host {
  /** Rejects with an `ErrorBody`, or with whatever broke on the way. */
  call(name: CallName, request: unknown): Promise<unknown>;
  /** `again` tells that news may have been missed. Returns how to stop. */
  listen(news: (event: Event) => void, again: () => void): () => void;
}
