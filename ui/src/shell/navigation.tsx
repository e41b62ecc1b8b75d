// Where one can go.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AppsListRegular } from "@fluentui/react-icons/svg/apps-list";
import { BranchCompareRegular } from "@fluentui/react-icons/svg/branch-compare";
import { BriefcaseRegular } from "@fluentui/react-icons/svg/briefcase";
import { DocumentTableRegular } from "@fluentui/react-icons/svg/document-table";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { StarRegular } from "@fluentui/react-icons/svg/star";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useWorkspace } from "../ipc/state";
import { paths } from "../parts/paths";

const NARROW = "@media (max-width: 720px), (max-height: 480px)";
const FORCED = "@media (forced-colors: active)";

const useStyles = makeStyles({
  nav: {
    gridArea: "nav",
    padding: tokens.spacingHorizontalS,
    minWidth: 0,
    overflowY: "auto",
    "@media print": { display: "none" },
  },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    [NARROW]: { flexDirection: "row", flexWrap: "wrap" },
  },
  link: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderInlineStartWidth: "3px",
    borderInlineStartStyle: "solid",
    borderInlineStartColor: "transparent",
    // Forced colours show every border, also one that is transparent.
    [FORCED]: { borderInlineStartColor: "Canvas" },
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderInlineStartColor: tokens.colorCompoundBrandStroke,
    [FORCED]: { borderInlineStartColor: "Highlight" },
  },
  icon: { display: "flex", fontSize: "20px" },
});

export function Navigation() {
  const styles = useStyles();
  const { t } = useTranslation();
  const open = useWorkspace() !== null;

  const link = (to: string, icon: ReactNode, text: string) => (
    <li>
      <NavLink
        to={to}
        className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}
      >
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        {text}
      </NavLink>
    </li>
  );

  return (
    <nav className={styles.nav} aria-label={t("shell.navigation")}>
      <ul className={styles.list}>
        {open && (
          <>
            {link(paths.catalog, <AppsListRegular />, t("shell.nav.catalog"))}
            {link(paths.featured, <StarRegular />, t("shell.nav.featured"))}
            {link(paths.priceLists, <DocumentTableRegular />, t("shell.nav.priceLists"))}
            {link(paths.activity, <HistoryRegular />, t("shell.nav.activity"))}
            {link(paths.conflicts, <BranchCompareRegular />, t("shell.nav.conflicts"))}
            {link(paths.team, <PeopleTeamRegular />, t("shell.nav.team"))}
          </>
        )}
        {link(paths.workspaces, <BriefcaseRegular />, t("shell.nav.workspaces"))}
        {link(paths.settings, <SettingsRegular />, t("shell.nav.settings"))}
      </ul>
    </nav>
  );
}
