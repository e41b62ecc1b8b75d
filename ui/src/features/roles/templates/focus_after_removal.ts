// Whoever removed a template was in it: the focus goes to the one that stands in its place
// now, or to the last, and where there is none to the heading of the page.
import { type RefObject, useLayoutEffect, useRef } from "react";

interface FocusAfterRemoval {
  /** Around the templates, each an article. */
  box: RefObject<HTMLDivElement | null>;
  /** Before the template at this place goes. */
  onRemoved: (place: number) => void;
}

export function useFocusAfterRemoval(shown: unknown): FocusAfterRemoval {
  const box = useRef<HTMLDivElement>(null);
  const removed = useRef<number>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is what goes
  useLayoutEffect(() => {
    const place = removed.current;
    if (place === undefined) return;
    removed.current = undefined;
    const left = [...(box.current?.querySelectorAll("article") ?? [])];
    const next = left[Math.min(place, left.length - 1)]?.querySelector("button");
    (next ?? document.querySelector("h1"))?.focus();
  }, [shown]);

  return {
    box,
    onRemoved(place) {
      removed.current = place;
    },
  };
}
