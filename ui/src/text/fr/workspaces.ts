// Opening, backing up and restoring workspaces.

import type { workspaces as english } from "../en/workspaces";
import type { French } from "../shape";

export const workspaces = {
  title: "Espaces de travail",
  none: "Il n’y a pas encore d’espace de travail.",
  new: "Nouvel espace de travail",
  isOpen: "Ouvert en ce moment",
  colour: "Couleur : {{colour}}",
  open: "Ouvrir « {{name}} »",
  opening: "Ouverture de « {{name}} »…",
  close: "Fermer l’espace de travail",
  unlock: "Déverrouiller « {{name}} »",
  unlockBackup: "Déverrouiller la sauvegarde « {{name}} »",
  how: "Ouvrir avec",
  ways: {
    keychain: "Le trousseau du système",
    passphrase: "La phrase secrète",
    recovery: "La clé de récupération",
  },
  passphrase: "Phrase secrète",
  recoveryKey: "Clé de récupération",
  needSecret: "Saisissez-la d’abord.",
  backUp: "Sauvegarder",
  backUpOpen: "Sauvegarder « {{name}} »",
  backedUp: "La sauvegarde « {{file}} » est faite ({{size}}).",
  restore: "Restaurer une sauvegarde",
  restoreHint: "Vous voyez ce qu’elle contient avant que rien ne change.",
  look: "Regarder dedans",
  inside: {
    title: "Contenu de la sauvegarde",
    name: "Espace de travail",
    madeAt: "Faite le",
    users: "Utilisateurs",
    priceLists: "Listes de prix",
    newestMonth: "Mois le plus récent",
    featured: "Offres mises en avant",
    waiting: "Modifications qui attendent un hub",
    nothing: "Aucune",
    replaces:
      "Un espace de travail de même origine est ici. Il est mis de côté, pas supprimé, et la sauvegarde prend sa place.",
    adds: "Aucun espace de travail de même origine n’est ici. La sauvegarde s’ajoute.",
    newerHere_one: "{{count, number}} modification plus récente d’ici est reprise.",
    newerHere_many: "{{count, number}} de modifications plus récentes d’ici sont reprises.",
    newerHere_other: "{{count, number}} modifications plus récentes d’ici sont reprises.",
    newerLists_one:
      "{{count, number}} liste de prix importée ici depuis n’est pas reprise : importez-la à nouveau ensuite.",
    newerLists_many:
      "{{count, number}} de listes de prix importées ici depuis ne sont pas reprises : importez-les à nouveau ensuite.",
    newerLists_other:
      "{{count, number}} listes de prix importées ici depuis ne sont pas reprises : importez-les à nouveau ensuite.",
    newerUnknown:
      "Ce qui est ici n’a pas pu être consulté : les modifications plus récentes d’ici ne sont pas reprises. Elles restent dans ce qui est mis de côté.",
    confirm: "Restaurer cette sauvegarde",
    restored: "« {{name}} » est restauré et ouvert.",
  },
  damaged: {
    title: "« {{name}} » est endommagé",
    explain:
      "Le fichier n’a pas pu être lu en entier. Il a été mis de côté et rien n’a été écrasé. Choisissez une des sauvegardes que Partner Desk a faites de lui-même ; la plus récente vient en premier.",
    none: "Partner Desk n’a pas de sauvegarde de cet espace de travail. Si vous en avez fait une, restaurez-la depuis son fichier.",
    look: "Regarder dedans : sauvegarde du {{date}}",
    fromFile: "Restaurer depuis un fichier",
  },
  ownBackups: "Sauvegardes automatiques de « {{name}} »",
  dismiss: "Laisser tel quel",
} as const satisfies French<typeof english>;
