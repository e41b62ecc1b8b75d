// The box for everything, and the keys.
export const palette = {
  open: "Search and commands",
  box: "Type what to do, or part of an offer’s name",
  results: "What was found",
  found_one: "{{count, number}} found",
  found_other: "{{count, number}} found",
  nothing: "Nothing has these words.",
  goTo: "Go to: {{page}}",
  import: "Import a price list…",
  sync: "Exchange with the hub now",
  themes: { light: "Light theme", dark: "Dark theme" },
  keys: "Keys",
  or: "or",
  ctrl: "Ctrl",
  shift: "Shift",
} as const;
