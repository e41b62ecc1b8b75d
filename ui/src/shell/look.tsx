// Language and theme, as chosen or as the system says, at once.
import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from "react";
import type { Theme } from "../ipc/bindings";
import { useAppState } from "../ipc/state";
import { resolveLanguage, speak } from "../text/i18n";

export function Look({ children }: { children: ReactNode }) {
  const { settings } = useAppState();
  const language = resolveLanguage(settings.language);
  const dark = useDark(settings.theme);

  useLayoutEffect(() => speak(language), [language]);
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, [dark]);

  return <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>{children}</FluentProvider>;
}

function useDark(theme: Theme): boolean {
  const system = useSyncExternalStore(watchSystem, systemIsDark);
  return theme === "system" ? system : theme === "dark";
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
