// Over the page while a file is held over the window: what letting go of it does.
import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowImportRegular } from "@fluentui/react-icons/svg/arrow-import";
import { useLocation } from "react-router";
import { useOutside } from "../ipc/outside";
import { useWorkspace } from "../ipc/state";
import { paths } from "../parts/paths";
import { useWhyNot } from "../parts/rights";
import { useText } from "../text/i18n";

const useStyles = makeStyles({
  over: {
    position: "fixed",
    inset: tokens.spacingHorizontalL,
    zIndex: 900,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalXL,
    // Whatever is under it stays where it is.
    pointerEvents: "none",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusXLarge,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    textAlign: "center",
    opacity: 0.95,
  },
  icon: { display: "flex", flexShrink: 0, fontSize: "28px" },
});

export function DropHint() {
  const styles = useStyles();
  const t = useText();
  const { hovering } = useOutside();
  const open = useWorkspace() !== null;
  const ofUsers = useLocation().pathname === paths.importUsers;
  const whyNot = useWhyNot(ofUsers ? "users.create" : "desk.price_list_import");
  if (!hovering) return null;
  return (
    <div className={styles.over} role="status">
      <span className={styles.icon} aria-hidden="true">
        <ArrowImportRegular />
      </span>
      {open ? (whyNot ?? t(ofUsers ? "peopleFiles.drop" : "shell.drop")) : t("shell.dropWaits")}
    </div>
  );
}
