// The look with high contrast: fetched where it is chosen, since most people never see it.
// What lies behind a row is a fill that white and yellow can be read on.
import { teamsHighContrastTheme } from "@fluentui/react-components";

export const contrast = {
  ...teamsHighContrastTheme,
  deskHover: "#2b2b2b",
  deskSelected: "#00376b",
};
