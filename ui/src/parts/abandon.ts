// A draft that nobody goes on with.
import { useEffect, useRef } from "react";
import { call } from "../ipc/client";

function tell(draft: string | undefined) {
  // A draft that is gone already is as good as abandoned.
  if (draft !== undefined) void call("workspace_abandon", { draft }).catch(() => undefined);
}

/** Leaving abandons the draft, and so does a newer one. */
export function useAbandon() {
  const open = useRef<string>(undefined);
  useEffect(() => () => tell(open.current), []);
  return {
    instead(draft: string) {
      tell(open.current);
      open.current = draft;
    },
    not() {
      open.current = undefined;
    },
  };
}
