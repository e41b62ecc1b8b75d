// News from behind: reads again what changed, and passes on how far jobs are.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen } from "./client";
import { tellConnection } from "./connection";
import { tellProgress } from "./jobs";
import { tellArrival, tellHovering, tellMenu } from "./outside";
import { refreshTags } from "./queries";

/** Stands once, at the root. */
export function News(): null {
  const client = useQueryClient();
  useEffect(
    () =>
      listen(
        (event) => {
          switch (event.kind) {
            case "changed":
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
            case "menu":
              tellMenu(event.action);
              break;
            case "progress":
              tellProgress(event);
              break;
          }
        },
        () => void client.invalidateQueries(),
      ),
    [client],
  );
  return null;
}
