// The connection to the hub, in one plain sentence.
import type { HubStatus } from "../ipc/bindings";
import type { T } from "../text/i18n";

export function connectionText(t: T, status: Pick<HubStatus, "connection" | "waiting">): string {
  const { connection, waiting: count } = status;
  switch (connection) {
    case "local_only":
      return count === 0 ? t("hub.local") : t("hub.localWaiting", { count });
    // What is under way looks like what it was before: a badge that changes twice
    // with every exchange is not calm.
    case "connected":
    case "syncing":
      return count === 0 ? t("hub.sent") : t("hub.waiting", { count });
    case "offline":
      return count === 0 ? t("hub.offline") : t("hub.offlineWaiting", { count });
    case "not_trusted":
    case "hub_restored":
    case "device_revoked":
    case "sign_in_closed":
    case "too_old":
    case "stopped":
      return t(`hub.${connection}`);
  }
}
