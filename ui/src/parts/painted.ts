// Tells that a screen is on the glass: start-up is measured by it, and tests
// wait for it.
import { useLayoutEffect } from "react";
import { call } from "../ipc/client";

const told = new Set<string>();

export type MeasuredScreen = "catalog" | "start" | "unlock";

export function usePainted(screen: MeasuredScreen, ready: boolean): void {
  // In the first of the two frames what was drawn is put on the glass. An effect that
  // comes later would wait for a frame too many.
  useLayoutEffect(() => {
    if (!ready) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        document.body.dataset["ready"] = screen;
        if (told.has(screen)) return;
        told.add(screen);
        // Nobody waits for the answer, and a lost one harms nobody.
        void call("screen_painted", { screen }).catch(() => undefined);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      delete document.body.dataset["ready"];
    };
  }, [screen, ready]);
}
