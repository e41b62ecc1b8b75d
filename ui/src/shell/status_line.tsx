// A calm line: offline, and how many changes wait.
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { CloudOffRegular } from "@fluentui/react-icons/svg/cloud-off";
import { useTranslation } from "react-i18next";
import { useHref } from "react-router";
import { useWorkspace } from "../ipc/state";
import { paths } from "../parts/paths";

const useStyles = makeStyles({
  line: {
    gridArea: "status",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

export function StatusLine() {
  const styles = useStyles();
  const { t } = useTranslation();
  const workspace = useWorkspace();
  const href = useHref(paths.activity);
  return (
    <footer className={styles.line}>
      {workspace !== null && (
        <>
          <CloudOffRegular aria-hidden="true" />
          <span role="status">
            {workspace.waiting === 0 ? (
              t("shell.offline")
            ) : (
              <Link href={href} title={t("shell.showWaiting")}>
                {t("shell.offlineWaiting", { count: workspace.waiting })}
              </Link>
            )}
          </span>
        </>
      )}
    </footer>
  );
}
