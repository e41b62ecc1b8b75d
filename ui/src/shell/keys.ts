// Keys as they are pressed, said to screen readers, and written for people.
import type { T } from "../text/i18n";

/** Together with Ctrl, or with Command on a Mac; a key of its own without either. */
export interface Keys {
  key: string;
  shift?: true;
  /** F1 and the like. */
  alone?: true;
  /** Also while someone types: there it means nothing else. */
  everywhere?: true;
}

export const onMac = () => /mac/i.test(navigator.platform);

export function isPressed(keys: Keys, event: KeyboardEvent): boolean {
  if (keys.alone) return event.key === keys.key && !isHeld(event);
  const command = onMac() ? event.metaKey : event.ctrlKey;
  // A digit is the key it stands on: on a French keyboard it takes Shift to write it.
  const same = event.key.toLowerCase() === keys.key || event.code === `Digit${keys.key}`;
  if (!command || event.altKey || !same) return false;
  // On many keyboards a sign is behind Shift: only letters tell the two apart.
  return !/^\p{L}$/u.test(keys.key) || event.shiftKey === (keys.shift ?? false);
}

const isHeld = (event: KeyboardEvent) =>
  event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;

/** As `aria-keyshortcuts` wants them. */
export function keysForReaders(keys: readonly Keys[]): string {
  const command = onMac() ? "Meta" : "Control";
  const one = ({ key, shift, alone }: Keys) =>
    alone ? key : [command, ...(shift ? ["Shift"] : []), key.toUpperCase()].join("+");
  return keys.map(one).join(" ");
}

/** “Ctrl+Shift+Z”, and “⇧⌘Z” on a Mac. */
export function keysText(t: T, { key, shift, alone }: Keys): string {
  if (alone) return key;
  const sign = key.toUpperCase();
  if (onMac()) return `${shift ? "⇧" : ""}⌘${sign}`;
  return [t("palette.ctrl"), ...(shift ? [t("palette.shift")] : []), sign].join("+");
}
