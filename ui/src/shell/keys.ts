// Keys as they are pressed, said to screen readers, and written for people.
import type { T } from "../text/i18n";

/** Together with Ctrl, or with Command on a Mac. */
export interface Keys {
  key: string;
  shift?: true;
  /** Also while someone types: there it means nothing else. */
  everywhere?: true;
}

export const onMac = () => /mac/i.test(navigator.platform);

export function isPressed(keys: Keys, event: KeyboardEvent): boolean {
  const command = onMac() ? event.metaKey : event.ctrlKey;
  // A digit is the key it stands on: on a French keyboard it takes Shift to write it.
  const same = event.key.toLowerCase() === keys.key || event.code === `Digit${keys.key}`;
  if (!command || event.altKey || !same) return false;
  // On many keyboards a sign is behind Shift: only letters tell the two apart.
  return !/^\p{L}$/u.test(keys.key) || event.shiftKey === (keys.shift ?? false);
}

/** As `aria-keyshortcuts` wants them. */
export function keysForReaders(keys: readonly Keys[]): string {
  const command = onMac() ? "Meta" : "Control";
  const one = ({ key, shift }: Keys) =>
    [command, ...(shift ? ["Shift"] : []), key.toUpperCase()].join("+");
  return keys.map(one).join(" ");
}

/** “Ctrl+Shift+Z”, and “⇧⌘Z” on a Mac. */
export function keysText(t: T, { key, shift }: Keys): string {
  const sign = key.toUpperCase();
  if (onMac()) return `${shift ? "⇧" : ""}⌘${sign}`;
  return [t("palette.ctrl"), ...(shift ? [t("palette.shift")] : []), sign].join("+");
}
