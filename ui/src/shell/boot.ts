// What is asked before anything is shown, so that the first paint is the real one.
import type { QueryClient } from "@tanstack/react-query";
import { EVERYTHING, pageQuery } from "../features/catalog/page_query";
import { call } from "../ipc/client";
import { makeQueryClient, reads, remember } from "../ipc/queries";

/** The shell has opened the last workspace already, where that needs nobody. */
export async function boot(): Promise<QueryClient> {
  const client = makeQueryClient();
  const state = await call("app_state", {});
  remember(client, "app_state", {}, state);
  if (state.workspace !== null && beginsWithCatalog()) askForCatalog(client);
  return client;
}

function beginsWithCatalog(): boolean {
  return ["", "#", "#/", "#/catalog"].includes(window.location.hash);
}

/** Nobody waits for the answers here; the screens find them, or their refusal. */
function askForCatalog(client: QueryClient): void {
  void client.prefetchQuery(pageQuery(EVERYTHING, 0));
  void client.prefetchQuery(reads("featured_list", {}));
  void client.prefetchQuery(reads("edit_steps", {}));
}
