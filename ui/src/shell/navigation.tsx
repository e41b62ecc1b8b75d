// Where one can go.

import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { NavLink } from "react-router";
import { fills } from "../parts/fills";
import { useText } from "../text/i18n";
import { usePlaces } from "./places";

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
    ":hover": { backgroundColor: fills.hover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: fills.selected,
    borderInlineStartColor: tokens.colorCompoundBrandStroke,
    [FORCED]: { borderInlineStartColor: "Highlight" },
  },
  icon: { display: "flex", fontSize: "20px" },
});

export function Navigation() {
  const styles = useStyles();
  const t = useText();

  return (
    <nav className={styles.nav} aria-label={t("shell.navigation")}>
      <ul className={styles.list}>
        {usePlaces().map(({ name, path, icon }) => (
          <li key={path}>
            <NavLink
              to={path}
              className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}
            >
              <span className={styles.icon} aria-hidden="true">
                {icon}
              </span>
              {t(`shell.nav.${name}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
