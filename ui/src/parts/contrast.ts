// The look with high contrast: fetched where it is chosen, since most people never see it.
// What lies behind a row is a fill that white and yellow can be read on.
import { teamsHighContrastTheme } from "@fluentui/react-components";
import { fonts } from "./fills";

export const contrast = {
  ...teamsHighContrastTheme,
  ...fonts,
  deskHover: "#2b2b2b",
  deskSelected: "#00376b",
  // Its colours are few, and a workspace is told by a shape (colour_mark.tsx).
  deskMarkDot: "none",
  deskMarkShape: "inline-block",
};
