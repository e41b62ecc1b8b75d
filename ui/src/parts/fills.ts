// What lies behind a row or a link that is pointed at or chosen. In most themes it is
// Fluent's own; with high contrast Fluent turns the words black for it, and a row has
// words of several colours. So there it is a fill that white and yellow can be read on.
import {
  type Theme as FluentTheme,
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";

const plain = (theme: FluentTheme) => ({
  ...theme,
  deskHover: theme.colorSubtleBackgroundHover,
  deskSelected: theme.colorSubtleBackgroundSelected,
});

export const looks = {
  light: plain(webLightTheme),
  dark: plain(webDarkTheme),
  contrast: { ...teamsHighContrastTheme, deskHover: "#2b2b2b", deskSelected: "#00376b" },
};

export const fills = { hover: "var(--deskHover)", selected: "var(--deskSelected)" } as const;
