// Which conflicts are ticked. What is no longer there to be chosen falls out.
import { useState } from "react";

export interface Chosen {
  /** All that may be ticked, in order. */
  all: readonly string[];
  ids: readonly string[];
  has(id: string): boolean;
  /** `through` ticks everything from the last one on. */
  tick(id: string, on: boolean, through: boolean): void;
  tickAll(on: boolean): void;
}

export function useChosen(all: readonly string[]): Chosen {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string>();
  const ids = all.filter((id) => ticked.has(id));

  function between(id: string): readonly string[] {
    const [from, to] = [last === undefined ? -1 : all.indexOf(last), all.indexOf(id)];
    return from < 0 ? [id] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
  }

  return {
    all,
    ids,
    has: (id) => ticked.has(id),
    tick(id, on, through) {
      const next = new Set(ids);
      for (const one of through ? between(id) : [id]) {
        if (on) next.add(one);
        else next.delete(one);
      }
      setTicked(next);
      setLast(id);
    },
    tickAll: (on) => setTicked(new Set(on ? all : [])),
  };
}
