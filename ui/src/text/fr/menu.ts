// The menus, in the window and a Mac's own.
import type { menu as english } from "../en/menu";
import type { French } from "../shape";

export const menu = {
  open: "Menu",
  groups: {
    file: "Fichier",
    edit: "Édition",
    view: "Affichage",
    go: "Aller à",
    help: "Aide",
  },
  words: {
    edit: "Édition",
    window: "Fenêtre",
    cut: "Couper",
    copy: "Copier",
    paste: "Coller",
    selectAll: "Tout sélectionner",
    quit: "Quitter Partner Desk",
  },
} as const satisfies French<typeof english>;
