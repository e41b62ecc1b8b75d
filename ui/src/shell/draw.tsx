// Puts the screens into the page.
import type { QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { HashRouter } from "react-router";
import type { AppState } from "../ipc/bindings";
import { keyOf } from "../ipc/queries";
import { resolveLanguage, startI18n } from "../text/i18n";
import { Crash } from "./crash";
import { fetchLook } from "./look";
import { Program } from "./program";

export async function draw(root: HTMLElement, booting: Promise<QueryClient>): Promise<void> {
  try {
    const client = await booting;
    const state = client.getQueryData<AppState>(keyOf("app_state", {}));
    const { language, theme } = state?.settings ?? { language: "system", theme: "system" };
    // A look that cannot be fetched is asked for once more, and nobody waits for it.
    const look = fetchLook(theme).catch(() => undefined);
    await Promise.all([startI18n(resolveLanguage(language)), look]);
    createRoot(root).render(
      <StrictMode>
        <HashRouter>
          <Program client={client} />
        </HashRouter>
      </StrictMode>,
    );
  } catch (thrown) {
    // In English, which is there whatever could not be fetched.
    await startI18n(resolveLanguage("system")).catch(() => startI18n("en"));
    createRoot(root).render(<Crash thrown={thrown} retry={() => window.location.reload()} />);
  }
}
