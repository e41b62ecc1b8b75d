// Working with others: the hub, the people and their devices.

import type { hub as enHub, team as enTeam } from "../en/team";
import type { French } from "../shape";

export const hub = {
  local: "Seulement sur cet ordinateur",
  localWaiting_one: "Seulement sur cet ordinateur – {{count, number}} modification attend un hub",
  localWaiting_many:
    "Seulement sur cet ordinateur – {{count, number}} de modifications attendent un hub",
  localWaiting_other:
    "Seulement sur cet ordinateur – {{count, number}} modifications attendent un hub",
  sent: "Tout est envoyé",
  waiting_one: "{{count, number}} modification attend d’être envoyée",
  waiting_many: "{{count, number}} de modifications attendent d’être envoyées",
  waiting_other: "{{count, number}} modifications attendent d’être envoyées",
  offline: "Le hub ne répond pas ; votre travail est gardé et sera envoyé",
  offlineWaiting_one:
    "Le hub ne répond pas ; {{count, number}} modification est gardée et sera envoyée",
  offlineWaiting_many:
    "Le hub ne répond pas ; {{count, number}} de modifications sont gardées et seront envoyées",
  offlineWaiting_other:
    "Le hub ne répond pas ; {{count, number}} modifications sont gardées et seront envoyées",
  not_trusted: "Ce n’est pas le hub connu ; votre travail est gardé",
  hub_restored: "Le hub a été restauré d’une sauvegarde ; votre travail est gardé",
  device_revoked: "Cet appareil a été exclu ; votre travail est gardé",
  sign_in_closed: "Cet appareil doit rejoindre à nouveau l’équipe ; votre travail est gardé",
  too_old: "Le hub est plus récent que ce programme ; votre travail est gardé",
  stopped: "L’échange s’est arrêté ; votre travail est gardé",
  refused_one: "{{count, number}} modification n’a pas été acceptée",
  refused_many: "{{count, number}} de modifications n’ont pas été acceptées",
  refused_other: "{{count, number}} modifications n’ont pas été acceptées",
  conflicts_one: "{{count, number}} conflit vous attend",
  conflicts_many: "{{count, number}} de conflits vous attendent",
  conflicts_other: "{{count, number}} conflits vous attendent",
  toTeam: "Afficher la connexion",
} as const satisfies French<typeof enHub>;

export const team = {
  title: "Équipe",
  connection: "Connexion",
  state: "État",
  since: "depuis : {{when}}",
  address: "Hub",
  lastSync: "Dernier échange",
  never: "Pas encore",
  deviceName: "Cet appareil",
  clock_one:
    "L’horloge de cet appareil s’écarte de {{count, number}} minute de celle du hub. Rien n’en dépend.",
  clock_many:
    "L’horloge de cet appareil s’écarte de {{count, number}} de minutes de celle du hub. Rien n’en dépend.",
  clock_other:
    "L’horloge de cet appareil s’écarte de {{count, number}} minutes de celle du hub. Rien n’en dépend.",
  syncNow: "Échanger maintenant",
  syncing: "Échange en cours…",
  synced: "Échange fait : {{sent}}, {{received}}.",
  sent_one: "{{count, number}} modification envoyée",
  sent_many: "{{count, number}} de modifications envoyées",
  sent_other: "{{count, number}} modifications envoyées",
  received_one: "{{count, number}} reçue",
  received_many: "{{count, number}} reçues",
  received_other: "{{count, number}} reçues",
  headTitle: "Fin du journal, signée par le hub",
  head: {
    seq: "Numéro",
    hash: "Empreinte",
    signature: "Signature",
    key: "Clé du hub",
  },
  trouble: {
    not_trusted:
      "Quelque chose répond à l’adresse du hub, mais pas avec la clé que cet espace de travail connaît. Rien ne lui a été envoyé. Demandez à la personne qui tient le hub ; n’allez pas plus loin avant que ces clés soient expliquées. Votre travail est gardé ici.",
    hub_restored:
      "Le hub a été restauré d’une sauvegarde. Ce qu’il avait reçu depuis cette sauvegarde y manque, et rien ne manque ici. L’échange attend qu’un Administrateur général confirme que c’est le bon hub ; les appareils renvoient alors ce qu’ils ont encore.",
    hub_restored_honest:
      "Ce que seul un appareil sans copie avait envoyé depuis cette sauvegarde ne peut pas être retrouvé ainsi.",
    device_revoked:
      "Un Administrateur général a exclu cet appareil. Rien n’est perdu ici : vous pouvez tout consulter et exporter les modifications qui n’ont pas été envoyées.",
    sign_in_closed:
      "La connexion de cet appareil a servi deux fois, le hub l’a donc fermée : quelqu’un l’a peut-être copiée. Rien n’est perdu. Demandez une nouvelle invitation et rejoignez l’équipe à nouveau ; les modifications qui n’ont pas été envoyées suivent.",
    too_old:
      "Le hub parle une langue plus récente que ce programme. Rien n’est perdu. Installez la version plus récente pour voir ce que les autres ont fait.",
    stopped:
      "Ce qui est venu du hub n’est pas cohérent, rien n’en a donc été pris. Rien n’est perdu. Vérifiez le journal et prévenez la personne qui tient le hub.",
  },
  confirmRestored: "Confirmer le hub restauré",
  confirmedRestored: "Le hub restauré est confirmé.",
  export: "Exporter ce qui n’a pas été envoyé",
  exported_one: "{{count, number}} modification est exportée dans « {{file}} ».",
  exported_many: "{{count, number}} de modifications sont exportées dans « {{file}} ».",
  exported_other: "{{count, number}} modifications sont exportées dans « {{file}} ».",
  work: {
    title: "Travailler à plusieurs",
    intro:
      "Cet espace de travail est seulement sur cet ordinateur. Avec un hub, plusieurs personnes y travaillent, même sans réseau, et chacun voit ce que les autres ont fait. Collez l’invitation que le hub a affichée à son démarrage.",
    done: "L’espace de travail est maintenant sur le hub.",
    publish: "Mettre l’espace de travail sur ce hub",
    notOwner:
      "Cette invitation permet de rejoindre un espace de travail qui est déjà sur un hub. Pour la suivre, choisissez « Rejoindre une équipe ».",
    whyNotOwner: "Cette invitation n’amène pas un espace de travail sur un hub.",
    join: "Rejoindre une équipe",
  },
  invitation: {
    label: "Invitation",
    hint: "Le texte entier, tel que vous l’avez reçu.",
    need: "Collez l’invitation.",
    look: "Regarder l’invitation",
    says: "Ce que dit l’invitation",
    addresses: "Hub",
    fingerprint: "Empreinte du hub",
    compare: "Comparez l’empreinte avec celle que vous lit la personne qui tient le hub.",
    purpose: "Elle est pour",
    forOwner: "la personne qui amène un espace de travail sur ce hub",
    forJoining: "une personne qui rejoint l’équipe",
    workspace: "Espace de travail",
    expires: "Valable jusqu’au",
    expired: "Cette invitation n’est plus valable. Demandez-en une nouvelle.",
    knownHere:
      "Cet espace de travail est déjà sur cet ordinateur. Les modifications d’ici qui n’ont pas été envoyées suivent.",
    other: "Prendre une autre invitation",
  },
  device: {
    label: "Nom de cet appareil",
    hint: "Les autres le voient : « Portable d’Ada ».",
    need: "Donnez un nom à cet appareil.",
  },
  leave: {
    button: "Quitter le hub",
    question:
      "L’espace de travail reste sur cet ordinateur avec tout ce qu’il contient et peut être modifié. Plus rien n’est envoyé ni reçu. Le hub et les autres appareils gardent ce qu’ils ont.",
    unsent_one:
      "{{count, number}} modification n’est pas encore envoyée : elle reste seulement ici.",
    unsent_many:
      "{{count, number}} de modifications ne sont pas encore envoyées : elles restent seulement ici.",
    unsent_other:
      "{{count, number}} modifications ne sont pas encore envoyées : elles restent seulement ici.",
    nothingUnsent: "Tout est envoyé.",
    action: "Quitter",
    left_one: "Le hub est quitté. {{count, number}} modification non envoyée reste ici.",
    left_many: "Le hub est quitté. {{count, number}} de modifications non envoyées restent ici.",
    left_other: "Le hub est quitté. {{count, number}} modifications non envoyées restent ici.",
  },
  people: {
    title: "Personnes",
    none: "Il n’y a encore personne.",
    you: "Vous",
    inactive: "Accès désactivé",
    noRoles: "Aucun rôle",
    roles: "Rôles",
    userName: "Nom d’utilisateur",
    devices: "Appareils",
    waits: "Attend le hub",
    waitsHint:
      "Ces rôles ont été demandés et comptent une fois confirmés par le hub. D’ici là, les anciens valent.",
    add: "Ajouter une personne",
    addPerson: "Ajouter",
    added: "{{name}} est dans la liste.",
    name: "Nom",
    userNameHint: "Comme nom@domaine. Peut rester vide.",
    needName: "Donnez un nom à la personne.",
    edit: "Modifier les informations",
    editOf: "Modifier les informations de {{name}}",
    saved: "Les informations de {{name}} sont modifiées.",
    changeRoles: "Modifier les rôles",
    changeRolesOf: "Modifier les rôles de {{name}}",
    rolesSaved: "Les rôles de {{name}} sont modifiés.",
    rolesSavedWait:
      "Les rôles de {{name}} sont demandés ; ils comptent une fois confirmés par le hub.",
    save: "Enregistrer",
    invite: "Inviter",
    inviteOf: "Inviter {{name}}",
  },
  inviting: {
    intro: "Avec elle, {{name}} amène un appareil de plus dans cet espace de travail.",
    valid: "Valable pendant",
    hours_one: "{{count, number}} heure",
    hours_many: "{{count, number}} d’heures",
    hours_other: "{{count, number}} heures",
    days_one: "{{count, number}} jour",
    days_many: "{{count, number}} de jours",
    days_other: "{{count, number}} jours",
    make: "Créer l’invitation",
    label: "Invitation pour {{name}}",
    once: "Elle ne s’affiche que maintenant et sert une seule fois, jusqu’au {{when}}.",
    safely:
      "Quiconque l’a entre sous le nom de {{name}}. Remettez-la vous-même ou par un moyen que seul {{name}} lit, et pas en même temps que l’empreinte du hub.",
    copy: "Copier l’invitation",
    copied: "L’invitation est copiée. Videz le presse-papiers une fois l’invitation remise.",
    copyFailed: "Elle n’a pas pu être copiée. Sélectionnez-la et copiez-la.",
    done: "Je l’ai remise",
    needHub: "Pour cela, l’espace de travail a besoin d’un hub.",
  },
  devices: {
    title: "Appareils",
    none: "Aucun appareil ne participe encore.",
    this: "Cet appareil",
    revoked: "Exclu",
    waits: "Attend le hub",
    owner: "Personne",
    enrolled: "Depuis",
    lastSeen: "Vu pour la dernière fois",
    notKnown: "inconnu pour l’instant",
    rename: "Renommer",
    renameOf: "Renommer « {{name}} »",
    name: "Nom de l’appareil",
    renamed: "L’appareil s’appelle maintenant « {{name}} ».",
    revoke: "Exclure",
    revokeOf: "Exclure « {{name}} »",
    question:
      "« {{name}} » ne peut plus ni envoyer ni recevoir. Ce qu’il n’a pas encore envoyé y est gardé et n’est plus accepté.",
    honest:
      "Rien n’est effacé à distance : ce qui est sur l’appareil y reste, et quiconque peut l’ouvrir là-bas peut continuer à le lire.",
    thisOne: "C’est l’appareil sur lequel vous travaillez.",
    action: "L’exclure",
    asked: "« {{name}} » est exclu dès que le hub l’a confirmé.",
  },
} as const satisfies French<typeof enTeam>;
