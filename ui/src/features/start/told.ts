// Mistakes are told when one wants to go on, and then as long as they last.
import { useRef, useState } from "react";
import { useText } from "../../text/i18n";
import type { Mistake, Mistakes } from "./details";
import { mistakeText } from "./mistake_text";

export function useTold<Of>(mistakes: Mistakes<Of>) {
  const t = useText();
  const [told, setTold] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  return {
    /** For what is around the fields. */
    fields,
    text: (mistake: Mistake | undefined) => (told ? mistakeText(t, mistake) : undefined),
    tell: () => setTold(true),
    /** Whether there are none. Leads to the first otherwise. */
    none(): boolean {
      if (Object.keys(mistakes).length === 0) return true;
      requestAnimationFrame(() => {
        fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      });
      return false;
    },
  };
}
