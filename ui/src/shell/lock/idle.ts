// Locks when there was no key and no pointer for as long as the person chose. By the clock
// on the wall: a computer that slept meanwhile is locked by the first look after it.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocked } from "../../ipc/lock";
import { lockWindow } from "../../ipc/locking";
import { useAppState } from "../../ipc/state";

const LOOK_MS = 5000;
const MINUTE = 60_000;

/** What tells that somebody is there. */
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
/** When the window is seen again, it may be late. */
const SEEN = ["focus", "pageshow"] as const;

export function useIdleLock(): void {
  const client = useQueryClient();
  const { workspace, settings } = useAppState();
  const locked = useLocked();
  const after = settings.lockAfter;
  const watch = workspace !== null && !locked && after !== "never";
  useEffect(() => {
    if (!watch) return;
    const limit = Number(after) * MINUTE;
    let last = Date.now();
    const look = () => {
      const idle = Date.now() - last;
      // A clock that was turned back says nothing.
      if (idle < 0) last = Date.now();
      if (idle >= limit) lockWindow(client);
      return idle >= limit;
    };
    // The sign that ends too long a silence comes too late to end it.
    const sign = () => {
      if (!look()) last = Date.now();
    };
    const seen = () => {
      if (document.visibilityState === "visible") look();
    };
    const ticking = setInterval(look, LOOK_MS);
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true });
    for (const name of SEEN) window.addEventListener(name, seen);
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(ticking);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
      for (const name of SEEN) window.removeEventListener(name, seen);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [client, watch, after]);
}
