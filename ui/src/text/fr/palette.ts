// The box for everything, and the keys.
import type { palette as english } from "../en/palette";
import type { French } from "../shape";

export const palette = {
  open: "Recherche et commandes",
  box: "Saisissez une action ou une partie du nom d’une offre ou d’un utilisateur",
  results: "Résultats",
  found_one: "{{count, number}} trouvé",
  found_many: "{{count, number}} trouvés",
  found_other: "{{count, number}} trouvés",
  nothing: "Rien ne contient ces mots.",
  goTo: "Aller à : {{page}}",
  import: "Importer une liste de prix…",
  importUsers: "Importer des utilisateurs…",
  exportUsers: "Exporter les utilisateurs…",
  lock: "Verrouiller",
  sync: "Échanger maintenant avec le hub",
  themes: { light: "Thème clair", dark: "Thème sombre", contrast: "Contraste élevé" },
  keys: "Raccourcis clavier",
  refresh: "Redemander tout ce qui est sur la page",
  refreshed: "Redemandé.",
  close: "Fermer Partner Desk",
  menuKey: "Le menu",
  onPages: "Sur certaines pages",
  search: "Rechercher dans la liste de la page",
  move: "Monter ou descendre une offre mise en avant",
  walk: "Parcourir un tableau",
  or: "ou",
  ctrl: "Ctrl",
  shift: "Maj",
} as const satisfies French<typeof english>;
