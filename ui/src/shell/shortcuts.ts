// Keys that work on every page.
import { useEffect, useEffectEvent } from "react";
import { type Action, act } from "./actions";
import { isPressed } from "./keys";

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select") !== null)
  );
}

/** Not while something covers the window: its keys are its own. */
export function useShortcuts(actions: readonly Action[], covered: boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const typing = isTyping(event.target);
    const can = covered ? actions.filter(({ evenCovered }) => evenCovered) : actions;
    const meant = can.find((action) =>
      action.keys?.some((keys) => isPressed(keys, event) && (keys.everywhere || !typing)),
    );
    if (meant === undefined) return;
    event.preventDefault();
    act(meant);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
