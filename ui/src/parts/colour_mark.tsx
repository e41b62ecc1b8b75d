// A workspace's colour. It always stands beside words. Where colours are few, with high
// contrast or a palette that the system forces, a shape tells one from the other.
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

/** In a square of 16: no two look alike, also when they are small. */
export const SHAPES: Record<Colour, string> = {
  blue: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z",
  teal: "M2 2h12v12H2Z",
  green: "M8 1 15 15H1Z",
  gold: "m8 0 8 8-8 8-8-8Z",
  red: "M3 0 8 5l5-5 3 3-5 5 5 5-3 3-5-5-5 5-3-3 5-5-5-5Z",
  purple: "M1 2h14v3H1Zm0 4.5h14v3H1ZM1 11h14v3H1Z",
  grey: "M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0Zm0 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z",
};

const FORCED = "@media (forced-colors: active)";

const useStyles = makeStyles({
  mark: {
    // contrast.ts shows the shape and hides this one.
    display: "var(--deskMarkDot, inline-block)",
    flexShrink: 0,
    boxSizing: "border-box",
    width: "16px",
    height: "16px",
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    [FORCED]: { display: "none" },
  },
  shape: {
    display: "var(--deskMarkShape, none)",
    flexShrink: 0,
    width: "16px",
    height: "16px",
    fill: tokens.colorNeutralForeground1,
    [FORCED]: { display: "inline-block", forcedColorAdjust: "none", fill: "CanvasText" },
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
  return (
    <>
      <span
        aria-hidden="true"
        data-mark={colour}
        className={mergeClasses(styles.mark, styles[colour])}
      />
      <svg aria-hidden="true" data-shape={colour} viewBox="0 0 16 16" className={styles.shape}>
        <path d={SHAPES[colour]} />
      </svg>
    </>
  );
}
