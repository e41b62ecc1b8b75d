// What lies behind a row or a link that is pointed at or chosen. In most themes it is
// Fluent's own; with high contrast Fluent turns the words black for it, and a row has
// words of several colours. So there (in contrast.ts) it is one of our own.
import { type Theme as FluentTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";

const plain = (theme: FluentTheme) => ({
  ...theme,
  deskHover: theme.colorSubtleBackgroundHover,
  deskSelected: theme.colorSubtleBackgroundSelected,
});

export const looks = {
  light: plain(webLightTheme),
  dark: plain(webDarkTheme),
};

export const fills = { hover: "var(--deskHover)", selected: "var(--deskSelected)" } as const;
