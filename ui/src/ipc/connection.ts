// The connection to the hub as it was told last, before everything else about it
// has been read again.
import type { QueryClient } from "@tanstack/react-query";
import type { Connection, HubStatus } from "./bindings";
import { keyOf, refreshTags } from "./queries";

export function tellConnection(client: QueryClient, connection: Connection): void {
  client.setQueryData<HubStatus>(keyOf("hub_status", {}), (known) =>
    known === undefined ? known : { ...known, connection },
  );
  // What an exchange comes to is known when it has ended.
  if (connection !== "syncing") refreshTags(client, ["hub"]);
}
