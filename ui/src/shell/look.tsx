// Language and theme, as chosen or as the system says, at once. Colours that the
// system forces win over any theme: the browser sees to it.
import { FluentProvider } from "@fluentui/react-components";
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from "react";
import type { Theme } from "../ipc/bindings";
import { useAppState } from "../ipc/state";
import { looks } from "../parts/fills";
import { resolveLanguage, speak } from "../text/i18n";

export function Look({ children }: { children: ReactNode }) {
  const { settings } = useAppState();
  const language = resolveLanguage(settings.language);
  const look = useLook(settings.theme);

  useLayoutEffect(() => speak(language), [language]);
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    style.colorScheme = look === "light" ? "light" : "dark";
    dataset["look"] = look;
  }, [look]);

  return <FluentProvider theme={looks[look]}>{children}</FluentProvider>;
}

function useLook(theme: Theme): keyof typeof looks {
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
