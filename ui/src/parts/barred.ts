// What the rules would refuse, as it came with a person: said before somebody tries.
import type { BarredDeed, ErrorBody } from "../ipc/bindings";
import type { T } from "../text/i18n";
import { failureText } from "../text/words";

interface HasBarred {
  barred: readonly BarredDeed[];
}

export const barredBy = ({ barred }: HasBarred, deed: string): ErrorBody | undefined =>
  barred.find((one) => one.deed === deed)?.why;

export const barredText = (t: T, why: ErrorBody | null | undefined): string | undefined =>
  why ? failureText(t, { code: why.code, about: why.ref }) : undefined;
