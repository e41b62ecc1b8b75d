// The menus, in the window and a Mac's own.
export const menu = {
  open: "Menu",
  groups: { file: "File", edit: "Edit", view: "View", go: "Go", help: "Help" },
  words: {
    edit: "Edit",
    window: "Window",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    selectAll: "Select all",
    quit: "Quit Partner Desk",
  },
} as const;
