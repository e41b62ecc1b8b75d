// What lies behind a row or a link that is pointed at or chosen. In most themes it is
// Fluent's own; with high contrast Fluent turns the words black for it, and a row has
// words of several colours. So there (in contrast.ts) it is one of our own.
import { type Theme as FluentTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";

/**
 * What the system writes with, which on Windows is the font that Fluent names first. Each
 * name in a list that the system lacks is looked for at the start, for every size.
 */
export const fonts = {
  fontFamilyBase: "system-ui, sans-serif",
  fontFamilyMonospace: "Consolas, ui-monospace, monospace",
} as const;

const plain = (theme: FluentTheme) => ({
  ...theme,
  ...fonts,
  deskHover: theme.colorSubtleBackgroundHover,
  deskSelected: theme.colorSubtleBackgroundSelected,
});

export const looks = {
  light: plain(webLightTheme),
  dark: plain(webDarkTheme),
};

export const fills = { hover: "var(--deskHover)", selected: "var(--deskSelected)" } as const;
