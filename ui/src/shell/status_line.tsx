// A calm line: how it stands with the hub, and what waits for the person. It says
// what is so and never asks for anything.
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { CloudCheckmarkRegular } from "@fluentui/react-icons/svg/cloud-checkmark";
import { CloudErrorRegular } from "@fluentui/react-icons/svg/cloud-error";
import { CloudOffRegular } from "@fluentui/react-icons/svg/cloud-off";
import { useQuery } from "@tanstack/react-query";
import { useHref } from "react-router";
import type { Connection, HubStatus, OpenWorkspaceView } from "../ipc/bindings";
import { reads } from "../ipc/queries";
import { useWorkspace } from "../ipc/state";
import { connectionText } from "../parts/connection";
import { paths } from "../parts/paths";
import { useText } from "../text/i18n";

type Badge = Pick<HubStatus, "connection" | "waiting" | "refused" | "conflicts">;

const useStyles = makeStyles({
  line: {
    gridArea: "status",
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    display: "flex",
    alignItems: "center",
    "@media print": { display: "none" },
  },
  badge: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
  },
  state: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  icon: { display: "flex", flexShrink: 0, fontSize: "16px" },
});

export function StatusLine() {
  const workspace = useWorkspace();
  return (
    <footer className={useStyles().line}>
      {workspace !== null && <HubBadge key={workspace.id} workspace={workspace} />}
    </footer>
  );
}

function HubBadge({ workspace }: { workspace: OpenWorkspaceView }) {
  const styles = useStyles();
  const t = useText();
  const toTeam = useHref(paths.team);
  const toRefused = useHref(paths.activity);
  const toConflicts = useHref(paths.conflicts);
  const status = useQuery(reads("hub_status", {}));
  if (status.isPending) return null;
  const alone: Badge = {
    connection: "local_only",
    waiting: workspace.waiting,
    refused: 0,
    conflicts: 0,
  };
  const badge = status.data ?? alone;
  return (
    <span className={styles.badge} role="status">
      <span className={styles.state}>
        <span className={styles.icon} aria-hidden="true">
          <Cloud connection={badge.connection} />
        </span>
        <Link href={toTeam} title={t("hub.toTeam")}>
          {connectionText(t, badge)}
        </Link>
      </span>
      {badge.refused > 0 && (
        <Link href={toRefused}>{t("hub.refused", { count: badge.refused })}</Link>
      )}
      {badge.conflicts > 0 && (
        <Link href={toConflicts}>{t("hub.conflicts", { count: badge.conflicts })}</Link>
      )}
    </span>
  );
}

function Cloud({ connection }: { connection: Connection }) {
  switch (connection) {
    case "connected":
    case "syncing":
      return <CloudCheckmarkRegular />;
    case "local_only":
    case "offline":
      return <CloudOffRegular />;
    case "not_trusted":
    case "hub_restored":
    case "device_revoked":
    case "sign_in_closed":
    case "too_old":
    case "stopped":
      return <CloudErrorRegular />;
  }
}
