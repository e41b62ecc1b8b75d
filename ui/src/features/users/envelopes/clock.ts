// How much time is left of an envelope, as a clock shows it.
import { useEffect, useState } from "react";

const EVERY_MS = 30_000;

/** The moment it is, looked at twice a minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(ticking);
  }, []);
  return now;
}

/** Hours and minutes until then; a minute that has begun counts. */
export function leftUntil(at: string, now: number): { hours: number; minutes: number } {
  const minutes = Math.max(0, Math.ceil((Date.parse(at) - now) / 60_000));
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
