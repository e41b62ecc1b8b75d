// What is asked before anything is shown, so that the first paint is the real one.
import type { QueryClient } from "@tanstack/react-query";
import type { AppState } from "../ipc/bindings";
import { call } from "../ipc/client";
import { makeQueryClient, reads, remember } from "../ipc/queries";

export async function boot(): Promise<QueryClient> {
  const client = makeQueryClient();
  let state = await call("app_state", {});
  if (state.workspace === null) state = (await openLast(client)) ?? state;
  remember(client, "app_state", {}, state);
  return client;
}

/**
 * The workspace that was open last opens by itself where the keychain holds its
 * key. Where that fails, the list of workspaces is shown and says why when asked.
 */
async function openLast(client: QueryClient): Promise<AppState | undefined> {
  const { workspaces } = await client.fetchQuery(reads("workspace_list", {}));
  const last = workspaces.find((card) => card.lastOpened && card.slots.includes("keychain"));
  if (last === undefined) return undefined;
  try {
    return await call("workspace_open", { id: last.id, unlock: { kind: "keychain" } });
  } catch {
    return undefined;
  }
}
