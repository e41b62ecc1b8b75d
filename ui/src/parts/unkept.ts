// What would be gone with the page: a secret that is shown once, words that are kept
// nowhere. Whoever leads elsewhere without being asked looks here first.
import { useEffect } from "react";

const holding = new Set<symbol>();

/** Says it as long as the screen stands and holds such a thing. */
export function useUnkept(holds: boolean): void {
  useEffect(() => {
    if (!holds) return;
    const mine = Symbol("unkept");
    holding.add(mine);
    return () => void holding.delete(mine);
  }, [holds]);
}

export function holdsUnkept(): boolean {
  return holding.size > 0;
}
