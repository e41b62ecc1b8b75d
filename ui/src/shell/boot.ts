// What is asked before anything is shown, so that the first paint is the real one.
import type { QueryClient } from "@tanstack/react-query";
import { call } from "../ipc/client";
import { makeQueryClient, remember } from "../ipc/queries";

/** The shell has opened the last workspace already, where that needs nobody. */
export async function boot(): Promise<QueryClient> {
  const client = makeQueryClient();
  remember(client, "app_state", {}, await call("app_state", {}));
  return client;
}
