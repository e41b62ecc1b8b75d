// A Mac's own menus, made from the same list of actions as everything else.
import { useEffect, useEffectEvent } from "react";
import { showMenus } from "../ipc/client";
import type { NativeMenus } from "../ipc/host";
import { onMenu } from "../ipc/outside";
import type { T } from "../text/i18n";
import { useWords } from "../text/words";
import { type Action, act, GROUPS } from "./actions";
import { type Keys, onMac } from "./keys";

/** Nothing in them while something covers the window: a menu's keys come before its own. */
export function useNativeMenus(actions: readonly Action[], covered: boolean): void {
  const { t } = useWords();
  const asText = onMac() ? JSON.stringify(menusOf(t, actions, covered)) : "";
  useEffect(() => {
    if (asText !== "") showMenus(JSON.parse(asText) as NativeMenus);
  }, [asText]);

  const chosen = useEffectEvent((id: string) => {
    const action = actions.find((one) => one.id === id);
    if (!covered || action?.evenCovered) act(action);
  });
  useEffect(() => onMenu((id) => chosen(id)), []);
}

function menusOf(t: T, actions: readonly Action[], covered: boolean): NativeMenus {
  return {
    menus: GROUPS.map((group) => ({
      title: t(`menu.groups.${group}`),
      items: actions
        .filter((action) => action.group === group)
        .map(({ id, text, keys, whyNot, evenCovered = false }) => ({
          id,
          text,
          keys: accelerator(keys?.[0]),
          off: (covered && !evenCovered) || whyNot !== undefined,
        })),
    })).filter(({ items }) => items.length > 0),
    words: {
      edit: t("menu.words.edit"),
      window: t("menu.words.window"),
      cut: t("menu.words.cut"),
      copy: t("menu.words.copy"),
      paste: t("menu.words.paste"),
      selectAll: t("menu.words.selectAll"),
      quit: t("menu.words.quit"),
    },
  };
}

/**
 * As Tauri reads it. A menu's key is taken before the page hears it; so what means
 * something else while one types stays with the page.
 */
function accelerator(keys: Keys | undefined): string | null {
  if (keys === undefined || !keys.everywhere) return null;
  return keys.alone ? keys.key : `CmdOrCtrl+${keys.shift ? "Shift+" : ""}${keys.key.toUpperCase()}`;
}
