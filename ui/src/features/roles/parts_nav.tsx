// From one page about roles to the next.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { NavLink } from "react-router";
import { fills } from "../../parts/fills";
import { paths } from "../../parts/paths";
import { useWords } from "../../text/words";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    marginBottom: tokens.spacingVerticalM,
    padding: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media print": { display: "none" },
  },
  link: {
    display: "block",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    borderBottomWidth: "3px",
    borderBottomStyle: "solid",
    borderBottomColor: "transparent",
    // Forced colours show every border, also one that is transparent.
    "@media (forced-colors: active)": { borderBottomColor: "Canvas" },
    ":hover": { backgroundColor: fills.hover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    "@media (forced-colors: active)": { borderBottomColor: "Highlight" },
  },
});

const PAGES = [
  ["matrix", paths.roles],
  ["catalogue", paths.roleCatalogue],
  ["whoCan", paths.whoCan],
  ["smallest", paths.smallestRoles],
  ["templates", paths.roleTemplates],
] as const;

export function PartsNav() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <nav aria-label={t("roles.nav.label")}>
      <ul className={styles.list}>
        {PAGES.map(([name, path]) => (
          <li key={name}>
            <NavLink
              end
              to={path}
              className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}
            >
              {t(`roles.nav.${name}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
