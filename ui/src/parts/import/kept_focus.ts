// The button that was pressed gives way to another one, which has the focus then.
import { useEffect, useRef } from "react";

export function useKeptFocus(pending: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(pending);
  useEffect(() => {
    if (before.current === pending) return;
    before.current = pending;
    if (document.activeElement === document.body) place.current?.querySelector("button")?.focus();
  }, [pending]);
  return place;
}
