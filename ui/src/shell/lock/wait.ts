// How long the next try has to wait, in seconds, by the clock on the wall.
import { useEffect, useState } from "react";
import type { LockView } from "../../ipc/bindings";

const SECOND = 1000;

export function useWait(view: LockView): number {
  const [left, setLeft] = useState(view.wait);
  useEffect(() => {
    setLeft(view.wait);
    if (view.wait === 0) return;
    const until = Date.now() + view.wait * SECOND;
    const ticking = setInterval(() => {
      const now = Math.min(view.wait, Math.max(0, Math.ceil((until - Date.now()) / SECOND)));
      setLeft(now);
      if (now === 0) clearInterval(ticking);
    }, SECOND / 4);
    return () => clearInterval(ticking);
  }, [view]);
  return left;
}
