// A workspace's colour. It always stands beside words.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Colour } from "../ipc/bindings";

export const COLOURS: readonly Colour[] = [
  "blue",
  "teal",
  "green",
  "gold",
  "red",
  "purple",
  "grey",
];

const useStyles = makeStyles({
  mark: {
    flexShrink: 0,
    display: "inline-block",
    width: "16px",
    height: "16px",
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    // The colour is the information; a forced palette would hide it.
    forcedColorAdjust: "none",
  },
  blue: { backgroundColor: tokens.colorPaletteBlueBorderActive },
  teal: { backgroundColor: tokens.colorPaletteTealBorderActive },
  green: { backgroundColor: tokens.colorPaletteGreenBorderActive },
  gold: { backgroundColor: tokens.colorPaletteGoldBorderActive },
  red: { backgroundColor: tokens.colorPaletteRedBorderActive },
  purple: { backgroundColor: tokens.colorPalettePurpleBorderActive },
  grey: { backgroundColor: tokens.colorNeutralForeground3 },
});

export function ColourMark({ colour }: { colour: Colour }) {
  const styles = useStyles();
  return <span aria-hidden="true" className={mergeClasses(styles.mark, styles[colour])} />;
}
