// Which workspace this is, and undo and redo in words.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useHref, useLocation } from "react-router";
import { useWorkspace } from "../ipc/state";
import { ColourMark } from "../parts/colour_mark";
import { HIDDEN, Hidden } from "../parts/live";
import { useText } from "../text/i18n";
import { type Action, act } from "./actions";
import { keysForReaders, keysText } from "./keys";
import { MenuButton } from "./menu_button";
import { UndoBar } from "./undo_bar";

const useStyles = makeStyles({
  skip: {
    position: "absolute",
    insetInlineStart: tokens.spacingHorizontalM,
    top: "-100px",
    zIndex: 10,
    padding: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ":focus": { top: tokens.spacingVerticalS },
  },
  header: {
    gridArea: "header",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    minHeight: "48px",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    "@media print": { display: "none" },
  },
  workspace: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    flexGrow: 1,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  // Where there is little room the words are still read out.
  words: {
    fontWeight: tokens.fontWeightRegular,
    "@media (max-width: 960px)": HIDDEN,
  },
  keys: {
    marginInlineStart: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
  },
  user: {
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
    "@media (max-width: 720px)": { display: "none" },
  },
});

interface HeaderProps {
  onSkip: () => void;
  actions: readonly Action[];
  /** Something covers the window. */
  covered: boolean;
}

export function Header({ onSkip, actions, covered }: HeaderProps) {
  const styles = useStyles();
  const t = useText();
  const workspace = useWorkspace();
  const { pathname, search } = useLocation();
  // The address stays: with a hash router, `#main` would be another page.
  const here = useHref({ pathname, search });
  return (
    <header className={styles.header}>
      <a href={here} className={styles.skip} onClick={onSkip}>
        {t("shell.skip")}
      </a>
      <MenuButton actions={actions} covered={covered} />
      {workspace === null ? (
        <span className={styles.workspace}>{t("shell.appName")}</span>
      ) : (
        <>
          <span className={styles.workspace}>
            <ColourMark colour={workspace.colour} />
            <Hidden>{t("shell.workspace")} </Hidden>
            <span className={styles.name} title={t(`words.colours.${workspace.colour}`)}>
              {workspace.name}
            </span>
            <span className={styles.user}>{workspace.userName}</span>
          </span>
          <UndoBar />
        </>
      )}
      <PaletteButton palette={actions.find(({ id }) => id === "palette")} />
    </header>
  );
}

/** Tells that there is a palette, and its keys. */
function PaletteButton({ palette }: { palette: Action | undefined }) {
  const styles = useStyles();
  const t = useText();
  if (palette === undefined) return null;
  const { text, icon, keys = [] } = palette;
  return (
    <Button
      appearance="subtle"
      icon={icon}
      aria-keyshortcuts={keysForReaders(keys)}
      title={text}
      onClick={() => act(palette)}
    >
      <span className={styles.words}>{text}</span>{" "}
      {keys[0] !== undefined && <kbd className={styles.keys}>{keysText(t, keys[0])}</kbd>}
    </Button>
  );
}
