// The keys and copies of the open workspace; its name, and forgetting it.

import type { keys as english } from "../en/keys";
import type { French } from "../shape";

export const keys = {
  title: "Clés",
  intro:
    "Ce qui ouvre cet espace de travail sur cet ordinateur. La personne qui l’a ouvert peut le changer : il ne faut ni droit ni hub, et les autres gardent leurs propres clés.",
  madeAt: "Faite le {{date}}",
  madeUnknown: "On ne sait pas quand elle a été faite.",
  inKeyFile: "Dans le fichier de clé",
  hints: {
    keychain: "Ouvre l’espace de travail tout seul quand votre session est ouverte.",
    passphrase: "Vous la saisissez à chaque ouverture de l’espace de travail.",
    recovery: "L’ouvre quand tout le reste est perdu.",
  },
  with: {
    keychain: "le trousseau du système",
    passphrase: "sa phrase secrète",
    recovery: "sa clé de récupération",
    keyFile: "le fichier de clé",
  },
  cover: {
    edit: "Nom et couleur",
    hint: "Sur cet ordinateur. Les autres gardent les leurs.",
    save: "Enregistrer",
    saved: "L’espace de travail s’appelle maintenant « {{name}} » ici.",
  },
  passphrase: {
    add: "Ajouter une phrase secrète",
    change: "Changer la phrase secrète",
    before:
      "La phrase secrète d’avant n’ouvre plus cet espace de travail. Les fichiers de sauvegarde faits avec elle s’ouvrent encore avec elle.",
    save: "Enregistrer la phrase secrète",
    saved: "La nouvelle phrase secrète ouvre l’espace de travail.",
    remove: "Retirer la phrase secrète",
    removeQuestion:
      "L’espace de travail s’ouvre alors sans phrase secrète, par les autres moyens indiqués ici. Les fichiers de sauvegarde faits avec elle s’ouvrent encore avec elle.",
    removeAction: "Retirer",
    removed: "Plus aucune phrase secrète n’ouvre l’espace de travail.",
  },
  recovery: {
    make: "Nouvelle clé de récupération",
    question:
      "Une nouvelle clé de récupération prend la place de la précédente dès que vous l’avez saisie. Gardez l’ancienne aussi longtemps que vous gardez des fichiers de sauvegarde d’avant : ils s’ouvrent encore avec elle.",
    first:
      "Cet espace de travail n’a pas de clé de récupération. Il en reçoit une dès que vous l’avez saisie.",
    show: "Afficher la nouvelle clé",
    typeBack:
      "Saisissez la clé de récupération depuis l’endroit où vous l’avez mise. Alors seulement elle prend la place de la précédente.",
    replace: "Utiliser cette clé désormais",
    made: "La nouvelle clé de récupération ouvre l’espace de travail.",
  },
  change: {
    button: "Changer la clé des données",
    means:
      "Le fichier de l’espace de travail et ses copies sur cet ordinateur sont chiffrés à nouveau, et tous les moyens de les ouvrir sont refaits : celui du trousseau tout seul, la phrase secrète reste la même, et vous recevez une nouvelle clé de récupération.",
    why: "C’est pour le cas où quelqu’un aurait pu obtenir la clé elle-même, ou une ancienne sauvegarde avec sa phrase secrète. Ce que cette personne a copié auparavant lui reste lisible.",
    before:
      "Les fichiers de sauvegarde faits avant, et ce qui a été mis de côté, gardent leur ancienne clé : ils s’ouvrent avec l’ancienne clé de récupération, ou la phrase secrète d’alors. Gardez-la aussi longtemps que vous les gardez.",
    passphrase: "Phrase secrète de cet espace de travail",
    start: "Commencer",
    typeBack:
      "Saisissez la nouvelle clé de récupération depuis l’endroit où vous l’avez mise. L’espace de travail est alors chiffré à nouveau.",
    action: "Changer la clé des données",
    meanwhile:
      "L’espace de travail est en cours de chiffrement. Si le programme s’arrête entre-temps, la prochaine ouverture continue ou revient en arrière.",
    done_one: "La clé des données est changée, dans {{count, number}} copie aussi.",
    done_many: "La clé des données est changée, dans {{count, number}} de copies aussi.",
    done_other: "La clé des données est changée, dans {{count, number}} copies aussi.",
    aside_one:
      "{{count, number}} copie n’a pas pu être ouverte, ou est endommagée, et est mise de côté.",
    aside_many:
      "{{count, number}} de copies n’ont pas pu être ouvertes, ou sont endommagées, et sont mises de côté.",
    aside_other:
      "{{count, number}} copies n’ont pas pu être ouvertes, ou sont endommagées, et sont mises de côté.",
    underWay: "L’espace de travail et ses copies sont en cours de chiffrement",
    failed: "La clé des données n’a pas été changée. {{why}}",
    unfinished:
      "L’espace de travail a sa nouvelle clé, et la nouvelle clé de récupération l’ouvre. Autre chose n’a pas encore pu être fait : {{why}} La prochaine ouverture continue.",
    keychainLost:
      "Aucun trousseau ne répond sur cet ordinateur, donc aucun n’ouvre plus l’espace de travail. Dès qu’il y en a un, choisissez « Laisser le trousseau l’ouvrir ».",
    oldBackups:
      "Les fichiers de sauvegarde faits à la main gardent leur ancienne clé. Partner Desk n’en tient pas de liste.",
    oldKey_one: "De même ce qui a été mis de côté, dans le dossier de Partner Desk :",
    oldKey_many:
      "De même ces {{count, number}} d’éléments mis de côté, dans le dossier de Partner Desk :",
    oldKey_other:
      "De même ces {{count, number}} éléments mis de côté, dans le dossier de Partner Desk :",
    keychainLeft:
      "Le trousseau a gardé l’ancienne entrée. À elle seule, elle n’ouvre rien ; retirez-la dans le programme du trousseau.",
  },
  keychain: {
    let: "Laisser le trousseau l’ouvrir",
    letDone: "Le trousseau ouvre désormais l’espace de travail.",
    stop: "Ne plus ouvrir avec le trousseau",
    question:
      "L’espace de travail ne s’ouvre alors plus tout seul ; vous l’ouvrez par les autres moyens indiqués ici.",
    stopAction: "Ne plus ouvrir",
    stopDone: "Le trousseau n’ouvre plus l’espace de travail.",
  },
  unopened: {
    button: "Oublier « {{name}} » sans l’ouvrir",
    means:
      "C’est pour un espace de travail qu’aucune clé n’ouvre plus, ou dont le fichier est endommagé. Il quitte la liste de cet ordinateur.",
    unseen:
      "Ce qui n’en a jamais été envoyé ne peut être ni vu ni exporté sans clé. Cela reste dans le dossier.",
    kept: "Rien n’est supprimé : le dossier est déplacé dans « set-aside », dans le dossier de Partner Desk, et y reste, chiffré. Le trousseau garde ce qu’il en a. Si une clé est retrouvée, choisissez « Restaurer une sauvegarde », puis le fichier « workspace.db » de ce dossier.",
    done: "L’espace de travail est oublié. Son dossier est « set-aside/{{folder}} », avec tout ce qu’il contient.",
    later:
      "Si l’une de ses clés est retrouvée, choisissez « Restaurer une sauvegarde », puis le fichier « workspace.db » de ce dossier.",
  },
  copies: {
    title: "Copies",
    intro:
      "Partner Desk copie l’espace de travail une fois par jour, chiffré, sur cet ordinateur. Il garde la copie la plus récente de chacun de sept jours, quatre semaines et douze mois. Vous voyez ce qu’elle contient avant toute restauration.",
    none: "Il n’y a pas encore de copie.",
    now: "Copier maintenant",
    done: "L’espace de travail est copié.",
  },
  forget: {
    button: "Oublier…",
    buttonOf: "Oublier « {{name}} »",
    means:
      "L’espace de travail quitte la liste de cet ordinateur. Rien n’est supprimé : son dossier est déplacé dans « set-aside », dans le dossier de Partner Desk, et y reste, chiffré, jusqu’à ce que vous le supprimiez vous-même.",
    opens: "Le dossier peut encore être ouvert avec {{ways}}.",
    keychain:
      "Le trousseau l’oublie : la clé de l’espace de travail, et celle de cet appareil s’il y a un hub. Le hub et les autres gardent ce qu’ils ont.",
    nothingUnsent: "Tout est envoyé.",
    unsent_one: "{{count, number}} modification n’a jamais été envoyée :",
    unsent_many: "{{count, number}} de modifications n’ont jamais été envoyées :",
    unsent_other: "{{count, number}} modifications n’ont jamais été envoyées :",
    unsentList: "Modifications jamais envoyées",
    more_one: "et {{count, number}} autre",
    more_many: "et {{count, number}} d’autres",
    more_other: "et {{count, number}} autres",
    exportFirst:
      "Exportez d’abord ce qui n’a pas été envoyé. L’espace de travail peut ensuite être oublié.",
    exported: "Ces modifications sont dans le fichier que vous avez exporté.",
    lists_one:
      "Les lignes de {{count, number}} liste de prix parmi elles ne sont pas dans le fichier ; elles restent dans le dossier.",
    lists_many:
      "Les lignes de {{count, number}} de listes de prix parmi elles ne sont pas dans le fichier ; elles restent dans le dossier.",
    lists_other:
      "Les lignes de {{count, number}} listes de prix parmi elles ne sont pas dans le fichier ; elles restent dans le dossier.",
    typeName: "Saisissez le nom de l’espace de travail : {{name}}",
    needName: "Saisissez le nom.",
    action: "Oublier l’espace de travail",
    done: "L’espace de travail est oublié. Son dossier est « set-aside/{{folder}} ».",
    back: "Pour le reprendre, choisissez « Restaurer une sauvegarde », puis le fichier « workspace.db » de ce dossier.",
    keychainLeft:
      "Le trousseau a gardé une entrée. À elle seule, elle n’ouvre rien ; retirez-la dans le programme du trousseau.",
  },
} as const satisfies French<typeof english>;
