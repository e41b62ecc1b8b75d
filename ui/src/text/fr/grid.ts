import type { grid as enGrid } from "../en/grid";
import type { French } from "../shape";

export const grid = {
  rowLoading: "Chargement…",
  copy: "Copier",
  unchoose: "Ne rien choisir",
  copyFailed: "Le presse-papiers n’a pas pu être rempli.",
  columns: {
    title: "Colonnes",
    hint: "Ce qui est affiché est aussi ce qui est copié et exporté. Alt+Flèche haut et Alt+Flèche bas déplacent une colonne.",
    stays: "{{column}} (toujours affichée)",
    asItWas: "Comme au début",
    up: "Avancer « {{column}} »",
    down: "Reculer « {{column}} »",
    atTop: "Elle est déjà la première.",
    atEnd: "Elle est déjà la dernière.",
    moved: "« {{column}} » est maintenant numéro {{place, number}} sur {{total, number}}.",
  },
  views: {
    title: "Vues",
    current: "Vue : {{name}}",
    changed: "Vue : {{name}} (modifiée)",
    none: "Aucune vue n’est encore enregistrée",
    saveAs: "Enregistrer comme nouvelle vue…",
    saveOver: "Enregistrer « {{name}} » telle qu’affichée",
    arrange: "Renommer ou supprimer des vues…",
    plain: "Sans vue, tout afficher",
    name: "Nom de la vue",
    nameHint:
      "Elle garde la recherche, les filtres, l’ordre et les colonnes, pour vous, dans cet espace de travail et sur cet appareil.",
    save: "Enregistrer",
    saved: "La vue « {{name}} » est enregistrée.",
    arrangeTitle: "Vues enregistrées",
    rename: "Renommer",
    renameOf: "Renommer « {{name}} »",
    renamed: "La vue s’appelle maintenant « {{name}} ».",
    delete: "Supprimer",
    deleteOf: "Supprimer « {{name}} »",
    deleted: "La vue « {{name}} » est supprimée.",
    undo: "Annuler",
    open: "Ouvrir la vue « {{name}} » ({{page}})",
  },
} as const satisfies French<typeof enGrid>;
