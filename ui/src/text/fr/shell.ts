// The frame around every screen.

import type { shell as english } from "../en/shell";
import type { French } from "../shape";

export const shell = {
  appName: "Partner Desk",
  title: "{{page}} – Partner Desk",
  titleIn: "{{page}} – {{workspace}} – Partner Desk",
  skip: "Aller à la page",
  navigation: "Navigation principale",
  nav: {
    home: "Accueil",
    catalog: "Catalogue",
    featured: "Offres mises en avant",
    priceLists: "Listes de prix",
    activity: "Activité",
    conflicts: "Conflits",
    team: "Équipe",
    users: "Utilisateurs",
    roles: "Rôles",
    workspaces: "Espaces de travail",
    settings: "Paramètres",
  },
  workspace: "Espace de travail",
  undoBar: "Annuler et rétablir",
  undo: "Annuler : {{step}}",
  redo: "Rétablir : {{step}}",
  undoNothing: "Rien à annuler",
  redoNothing: "Rien à rétablir",
  undone: "Annulé : {{step}}",
  redone: "Rétabli : {{step}}",
  page: "{{from, number}} à {{to, number}} sur {{total, number}}",
  pageOf: "{{from, number}} à {{to, number}}",
  newer: "Plus récents",
  older: "Plus anciens",
  previousPage: "Page précédente",
  nextPage: "Page suivante",
  loading: "Chargement…",
  close: "Fermer",
  cancel: "Annuler",
  rowsSoFar_one: "{{count, number}} ligne",
  rowsSoFar_many: "{{count, number}} de lignes",
  rowsSoFar_other: "{{count, number}} lignes",
  stop: "Arrêter",
  tooLate: "Impossible de l’arrêter désormais ; cela va jusqu’au bout.",
  lostFailure: "Ce que vous avez commencé sur une autre page n’a pas été fait. {{why}}",
  back: "Retour",
  next: "Suivant",
  tryAgain: "Réessayer",
  showMore_one: "Afficher {{count, number}} de plus",
  showMore_many: "Afficher {{count, number}} de plus",
  showMore_other: "Afficher {{count, number}} de plus",
  unknown: "inconnu (la liste ne le dit pas)",
  none: "Aucun",
  open: "Ouvrir",
  readOnly: {
    newer_version:
      "Une version plus récente de Partner Desk a écrit cet espace de travail. Vous pouvez tout consulter ; pour modifier quelque chose, installez la version plus récente.",
    device_revoked:
      "Un Administrateur général a exclu cet appareil. Vous pouvez tout consulter et exporter ce qui n’a pas été envoyé sur la page « Équipe ».",
  },
  notices: {
    checked_after_unclean_end:
      "Partner Desk ne s’est pas terminé normalement la dernière fois. L’espace de travail a été vérifié : il est intact.",
    migrated:
      "L’espace de travail a été adapté à cette version. Une copie de sauvegarde a été faite auparavant.",
    unfinished_import_cleared: "Une importation inachevée a été effacée.",
  },
  whyNot: "Vous ne pouvez pas changer ceci. C’est réservé à : {{roles}}.",
  whyNotNobody: "Vous ne pouvez pas changer ceci.",
  crash: {
    title: "Un problème est survenu sur cet écran",
    explain:
      "Votre travail est en sécurité : chaque modification est déjà dans l’espace de travail. Vous pouvez réessayer ou aller sur une autre page.",
    copy: "Copier le rapport",
    copied: "Le rapport est copié",
    report: "Ce que contient le rapport",
    reportExplain:
      "Seulement la version, un code d’erreur et des endroits du programme. Rien de vos données.",
  },
  drop: "Déposez la liste de prix pour l’importer",
  dropWaits: "Déposez-la : elle sera importée dès qu’un espace de travail sera ouvert",
  fileWaits: "« {{name}} » attend. Cette page reste telle quelle jusqu’à ce que vous ayez terminé.",
  linkWaits: "Un lien mène ailleurs. Cette page reste telle quelle jusqu’à ce que vous le suiviez.",
  linkCopied: "Le lien est copié.",
  linkNotCopied: "Le lien n’a pas pu être copié : {{link}}",
  look: "Le regarder",
  follow: "Le suivre",
  leftOut_one:
    "Un fichier à la fois : « {{name}} » est pris, {{count, number}} autre ne l’est pas.",
  leftOut_many:
    "Un fichier à la fois : « {{name}} » est pris, {{count, number}} autres ne le sont pas.",
  leftOut_other:
    "Un fichier à la fois : « {{name}} » est pris, {{count, number}} autres ne le sont pas.",
  notFound: "Cette page n’existe pas",
  toCatalog: "Aller au catalogue",
} as const satisfies French<typeof english>;
