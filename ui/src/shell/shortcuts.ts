// Keys that work on every page, but not while someone types.
import { useEffect, useEffectEvent } from "react";
import { useNavigate } from "react-router";
import { paths } from "../parts/paths";
import { useUndo } from "./undo";

const onMac = () => /mac/i.test(navigator.platform);

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select") !== null)
  );
}

export function useShortcuts(): void {
  const { runUndo, runRedo } = useUndo();
  const navigate = useNavigate();

  const toSettings = async () => void (await navigate(paths.settings));

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const command = onMac() ? event.metaKey : event.ctrlKey;
    if (!command || event.altKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    const run = { z: event.shiftKey ? runRedo : runUndo, y: runRedo, ",": toSettings }[key];
    if (run === undefined) return;
    event.preventDefault();
    void run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
