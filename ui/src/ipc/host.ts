// What stands behind the screens: the desktop's shell, a devhost, or a test's fake.
import type { Calls, Event } from "./bindings";

export type CallName = keyof Calls;
export type RequestOf<N extends CallName> = Calls[N]["request"];
export type AnswerOf<N extends CallName> = Calls[N]["answer"];

/** What the system's own menus say: actions by their ids, and the system's own items. */
export interface NativeMenus {
  menus: {
    title: string;
    items: { id: string; text: string; keys: string | null; off: boolean }[];
  }[];
  words: Record<"edit" | "window" | "cut" | "copy" | "paste" | "selectAll" | "quit", string>;
}

export interface Host {
  /** Rejects with an `ErrorBody`, or with whatever broke on the way. */
  call(name: CallName, request: unknown): Promise<unknown>;
  /** `again` tells that news may have been missed. Returns how to stop. */
  listen(news: (event: Event) => void, again: () => void): () => void;
  /** Closes the window, where it is ours to close. */
  close?(): Promise<void>;
  /** Shows these as the system’s own menus, where a program has such. */
  menu?(menus: NativeMenus): Promise<void>;
}
