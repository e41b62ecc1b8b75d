// What is said aloud without moving the focus.
import { makeStyles } from "@fluentui/react-components";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

type Announce = (text: string) => void;

const Live = createContext<Announce>(() => undefined);

export function useAnnounce(): Announce {
  return useContext(Live);
}

/** Out of sight, and still read out. */
export const HIDDEN = {
  position: "absolute",
  width: "1px",
  height: "1px",
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
} as const;

export const useHiddenStyles = makeStyles({ hidden: HIDDEN });

/** Seen by nobody, read by screen readers. */
export function Hidden({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <span className={useHiddenStyles().hidden} id={id}>
      {children}
    </span>
  );
}

export function LiveRegion({ children }: { children: ReactNode }) {
  const hidden = useHiddenStyles().hidden;
  const [said, setSaid] = useState({ text: "", turn: 0 });
  const announce = useCallback<Announce>(
    (text) => setSaid(({ turn }) => ({ text, turn: turn + 1 })),
    [],
  );
  // Two regions by turns, so that the same words twice are said twice.
  const even = said.turn % 2 === 0;
  return (
    <Live value={useMemo(() => announce, [announce])}>
      {children}
      <div className={hidden} aria-live="polite" data-testid="announcements">
        <span>{even ? said.text : ""}</span>
        <span>{even ? "" : said.text}</span>
      </div>
    </Live>
  );
}
