// Language and theme, as chosen or as the system says, at once. Colours that the
// system forces win over any theme: the browser sees to it.
import { FluentProvider } from "@fluentui/react-components";
import { type ReactNode, useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { Theme } from "../ipc/bindings";
import { useAppState } from "../ipc/state";
import { looks } from "../parts/fills";
import { resolveLanguage, speak } from "../text/i18n";

type LookName = "light" | "dark" | "contrast";

type Contrast = typeof import("../parts/contrast")["contrast"];

let contrast: Contrast | undefined;

/** Before the first paint where it is chosen: nothing is drawn in another look first. */
export async function fetchLook(theme: Theme): Promise<void> {
  if (theme === "contrast") contrast = (await import("../parts/contrast")).contrast;
}

export function Look({ children }: { children: ReactNode }) {
  const { settings } = useAppState();
  const language = resolveLanguage(settings.language);
  const look = useLook(settings.theme);

  useLayoutEffect(() => {
    // Where its texts cannot be fetched, the last one stays.
    void speak(language).catch(() => undefined);
  }, [language]);
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    style.colorScheme = look === "light" ? "light" : "dark";
    dataset["look"] = look;
  }, [look]);

  return <FluentProvider theme={useFetched(look)}>{children}</FluentProvider>;
}

/** Dark for the moment that the other one is on its way. */
function useFetched(look: LookName): (typeof looks)["dark"] {
  const [, arrived] = useState(contrast);
  useEffect(() => {
    if (look !== "contrast" || contrast !== undefined) return;
    // Where it cannot be fetched, dark it stays.
    void fetchLook(look).then(
      () => arrived(contrast),
      () => undefined,
    );
  }, [look]);
  return look === "contrast" ? (contrast ?? looks.dark) : looks[look];
}

function useLook(theme: Theme): LookName {
  const dark = useSyncExternalStore(watchSystem, systemIsDark);
  if (theme !== "system") return theme;
  return dark ? "dark" : "light";
}

const systemDark = () => window.matchMedia("(prefers-color-scheme: dark)");

function systemIsDark(): boolean {
  return systemDark().matches;
}

function watchSystem(changed: () => void): () => void {
  const query = systemDark();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
