// Tables of any length, whatever they list.
export const grid = {
  rowLoading: "Loading…",
  copy: "Copy",
  unchoose: "Choose none",
  copyFailed: "The clipboard could not be written to.",
} as const;
