// What is asked before anything is shown, so that the first paint is the real one.
import type { QueryClient } from "@tanstack/react-query";
import { EVERYTHING, pageQuery } from "../features/catalog/page_query";
import { callNow } from "../ipc/client";
import { tellLocked } from "../ipc/lock";
import { makeQueryClient, reads, remember } from "../ipc/queries";
import { paths } from "../parts/paths";

/** Longer than the first offers take; whoever waits for more sees that it is read. */
const PATIENCE_MS = 300;

/**
 * The shell has opened the last workspace already, where that needs nobody. So the catalog
 * is asked for before it is known that there is one: where there is none, nothing of the
 * answers is kept.
 */
export async function boot(): Promise<QueryClient> {
  const client = makeQueryClient();
  const asked = beginsWithCatalog() ? askForCatalog(client) : undefined;
  const state = await callNow("app_state", {});
  if (state.workspace === null) client.clear();
  remember(client, "app_state", {}, state);
  if (state.lock !== null) tellLocked(state.lock);
  if (state.workspace !== null && asked !== undefined) {
    // There already, it need not be gone to.
    window.history.replaceState(null, "", `#${paths.catalog}`);
    await Promise.race([asked, new Promise((late) => setTimeout(late, PATIENCE_MS))]);
  }
  return client;
}

function beginsWithCatalog(): boolean {
  return ["", "#", "#/", "#/catalog"].includes(window.location.hash);
}

/**
 * What the first page shows is there when it is drawn: drawn once is drawn sooner. A
 * refusal is the screens' to show, and what takes long comes when it comes.
 */
function askForCatalog(client: QueryClient): Promise<unknown> {
  return Promise.all([
    client.prefetchQuery(pageQuery(EVERYTHING, 0)),
    client.prefetchQuery(reads("featured_list", {})),
    client.prefetchQuery(reads("edit_steps", {})),
    client.prefetchQuery(reads("hub_status", {})),
  ]);
}
