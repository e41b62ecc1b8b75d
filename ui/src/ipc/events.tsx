// News from behind: reads again what changed, and passes on how far jobs are.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen } from "./client";
import { tellConnection } from "./connection";
import { tellProgress } from "./jobs";
import { isLocked, tellLocked } from "./lock";
import { lookAtLock } from "./locking";
import { tellArrival, tellHovering, tellMenu } from "./outside";
import { refreshTags } from "./queries";

/** Stands once, at the root. */
export function News(): null {
  const client = useQueryClient();
  useEffect(() => {
    // Where it cannot be asked, the lock says so.
    const look = () => void lookAtLock(client).catch(() => undefined);
    return listen(
      (event) => {
        switch (event.kind) {
          case "changed":
            // Language and look are changed behind a lock, too.
            if (isLocked() && event.tags.includes("state")) look();
            refreshTags(client, event.tags);
            break;
          case "connection":
            tellConnection(client, event.connection);
            break;
          case "handed_over":
            tellArrival();
            break;
          case "hovering":
            tellHovering(event.over);
            break;
          case "lock":
            if (event.locked) tellLocked();
            else look();
            break;
          case "menu":
            tellMenu(event.action);
            break;
          case "progress":
            tellProgress(event);
            break;
        }
      },
      () => void client.invalidateQueries(),
    );
  }, [client]);
  return null;
}
