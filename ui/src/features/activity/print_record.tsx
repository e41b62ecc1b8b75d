// The record on paper, by the browser's own means: as much of it as one answer
// holds, with every change open.
import { Button } from "@fluentui/react-components";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import { useEffect, useEffectEvent } from "react";
import { useText } from "../../text/i18n";

export function PrintRecord({ busy, onPrint }: { busy: boolean; onPrint: () => void }) {
  const t = useText();
  return (
    <Button icon={<PrintRegular />} disabledFocusable={busy} onClick={onPrint}>
      {t("activity.print")}
    </Button>
  );
}

/** Prints once all that is wanted has been drawn. */
export function usePrinting(ready: boolean, onDone: () => void): void {
  const print = useEffectEvent(() => {
    window.print();
    onDone();
  });
  useEffect(() => {
    if (!ready) return;
    const frame = requestAnimationFrame(() => print());
    return () => cancelAnimationFrame(frame);
  }, [ready]);
}
