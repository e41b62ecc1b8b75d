import type { grid as enGrid } from "../en/grid";
import type { French } from "../shape";

export const grid = {
  rowLoading: "Chargement…",
  copy: "Copier",
  unchoose: "Ne rien choisir",
  copyFailed: "Le presse-papiers n’a pas pu être rempli.",
} as const satisfies French<typeof enGrid>;
