// What each error code says to a person.

import type { errors as english } from "../en/errors";
import type { French } from "../shape";

export const errors = {
  plain: {
    no_workspace: "Aucun espace de travail n’est ouvert, ou celui-ci n’existe pas.",
    workspace_name_taken: "Un espace de travail porte déjà ce nom. Choisissez un autre nom.",
    bad_name: "Ce nom ne convient pas. Il ne doit être ni vide ni très long.",
    bad_passphrase: "Cette phrase secrète ne convient pas. Il faut au moins 12 caractères.",
    locked: "La fenêtre est verrouillée.",
    try_later: "Il y a eu trop d’essais erronés. Attendez un peu.",
    not_confirmed: "Le système n’a pas confirmé qui est devant l’ordinateur.",
    wrong_key: "Cela ne l’ouvre pas. Vérifiez votre saisie et réessayez.",
    recovery_key_mistyped:
      "Il y a une faute de frappe dans la clé de récupération. Comparez-la groupe par groupe.",
    recovery_key_wrong:
      "C’est bien une clé de récupération, mais pas celle de cet espace de travail.",
    keychain_unavailable:
      "Le trousseau du système ne répond pas. Déverrouillez-le et réessayez, ou ouvrez autrement.",
    draft_gone: "Ce qui avait été commencé n’existe plus. Recommencez.",
    workspace_damaged:
      "Le fichier de cet espace de travail est endommagé. Il a été mis de côté, rien n’a été écrasé. Vous pouvez restaurer une sauvegarde.",
    name_differs: "Ce n’est pas le nom de l’espace de travail. Saisissez-le tel qu’il est écrit.",
    unsent_not_exported:
      "Des modifications n’ont jamais été envoyées, et toutes ne sont pas encore dans un fichier exporté. Exportez-les d’abord.",
    last_key:
      "Rien d’autre n’ouvrirait cet espace de travail. Faites d’abord un autre moyen de l’ouvrir.",
    still_opens:
      "Cet espace de travail s’ouvre sur cet ordinateur. Ouvrez-le et oubliez-le là : ce qui n’a jamais été envoyé est alors listé.",
    workspace_in_use:
      "Un autre programme a ouvert cet espace de travail. Fermez-le là-bas, puis réessayez. Rien n’a été changé.",
    read_only: "Cet espace de travail est en lecture seule.",
    backup_unreadable: "Ce fichier n’est pas une sauvegarde lisible.",
    file_unreadable: "Le fichier ne peut pas être lu.",
    file_unwritable:
      "Le fichier ne peut pas être écrit. Y a-t-il de la place, et avez-vous le droit d’y écrire ?",
    file_gone: "Le fichier choisi n’est plus connu. Choisissez-le de nouveau.",
    not_a_price_list: "Ce fichier n’est pas une liste de prix. Rien n’a été modifié.",
    not_a_list_of_people: "Ce fichier n’est pas une liste de personnes. Rien n’a été modifié.",
    price_list_kind_unread:
      "Ce type de liste de prix ne peut pas encore être lu. Rien n’a été modifié.",
    archive_refused:
      "Cette archive a été refusée : elle est trop grande, ou n’est pas ce qu’elle devrait être.",
    month_unknown: "La liste ne dit pas son mois. Choisissez-le.",
    dates_ambiguous:
      "Les dates comme 2/1/2025 peuvent se lire de deux façons dans ce fichier. Dites laquelle est la bonne.",
    bad_correction: "L’une des corrections ne convient pas.",
    rows_refused:
      "Certaines lignes sont illisibles : tout le fichier a été refusé, comme vous l’avez demandé.",
    no_rows: "Aucune ligne n’est lisible. Rien n’a été modifié.",
    already_imported: "Ce fichier même est déjà importé.",
    no_such_list: "Cette liste de prix n’existe plus.",
    bad_offer_id: "Ce n’est pas l’ID d’une offre.",
    offer_not_in_list: "Cette offre n’est dans aucune liste de prix actuelle.",
    offer_end_of_sale:
      "La liste de prix actuelle dit que cette offre prend fin ; elle ne peut pas être mise en avant.",
    offer_is_add_on:
      "Un module complémentaire ne se vend qu’avec une autre offre ; il ne peut pas être mis en avant.",
    offer_not_featured: "Cette offre n’est plus mise en avant.",
    featured_full:
      "Toutes les places mises en avant sont prises. Retirez d’abord l’une des offres mises en avant.",
    bad_position: "Cette place n’existe pas parmi les offres mises en avant.",
    bad_filter: "Ce filtre du catalogue ne peut pas être utilisé.",
    bad_view: "Aucun tableau ne peut se présenter ainsi.",
    view_not_found: "Cette vue n’existe plus.",
    view_name_taken: "Une autre vue porte déjà ce nom. Choisissez-en un autre.",
    bad_market: "Un marché a deux lettres, comme FR ou US.",
    bad_user_field: "L’une des informations manque, est trop longue ou n’a pas la forme voulue.",
    user_not_found: "Cette personne n’est plus dans cet espace de travail.",
    user_name_taken: "Une autre personne porte déjà ce nom d’utilisateur. Choisissez-en un autre.",
    last_admin:
      "Il faut au moins un administrateur général actif dans l’espace de travail. Désignez-en d’abord un autre.",
    not_on_oneself:
      "Vous ne pouvez pas faire cela pour vous-même. Adressez-vous à un autre administrateur.",
    more_powerful: "Seul un administrateur général peut modifier un administrateur général.",
    out_of_reach:
      "Cette personne a des rôles dans le locataire, hors de portée d’un administrateur des comptes.",
    role_not_assignable: "Vos rôles ne vous permettent ni d’attribuer ni de retirer ce rôle.",
    guest_role: "Un utilisateur invité ne peut pas avoir ce rôle.",
    one_role_per_category:
      "Une personne a un seul rôle par catégorie. Retirez l’autre ou échangez-les.",
    read_only_detail: "Un autre répertoire tient cette information. Modifiez-la là-bas.",
    bad_account_field: "Le champ n’a pas la forme voulue ou est trop long.",
    account_field_not_found: "Le compte n’a pas de champ de ce nom.",
    field_locked: "Ce champ ne peut pas être modifié ici.",
    nothing_to_carry: "Rien de ce champ n’attend d’être reporté.",
    bad_profile_file: "Ce n’est pas un profil dans la forme de l’interface.",
    password_kept_elsewhere:
      "Un autre répertoire tient le mot de passe de cette personne. Il se réinitialise là-bas.",
    restore_too_late: "Les 30 jours pour rétablir cette personne sont passés.",
    bad_location: "L’ID MPN d’un emplacement est un nombre de 10 chiffres au plus.",
    template_not_found: "Ce modèle de rôles n’existe plus.",
    request_not_found: "Cette demande de mot de passe n’existe pas.",
    request_settled: "Cette demande de mot de passe a été faite ou retirée entre-temps.",
    bad_envelope:
      "Une enveloppe demande un mot de passe de 1 à 256 caractères sur une seule ligne, 1 à 10 ouvertures et 1 à 168 heures ; la personne à qui elle est remise s’écrit en 1 à 200 caractères.",
    envelope_not_found: "Cette enveloppe n’existe pas sur cet ordinateur.",
    envelope_ended:
      "Cette enveloppe ne peut plus être ouverte. S’il faut encore un mot de passe à la personne, créez-en un nouveau dans le portail.",
    bad_task: "Cette tâche n’existe pas.",
    tasks_unreachable: "Aucun ensemble de rôles ne couvre toutes ces tâches avec ces règles.",
    nothing_staged: "Il n’y a aucune modification de rôles à valider.",
    device_not_found: "Cet appareil n’existe pas dans cet espace de travail.",
    conflict_not_found: "Ce conflit n’existe plus.",
    conflict_closed: "Ce conflit a été réglé autrement entre-temps.",
    bad_choice: "Ce champ ne peut pas contenir ce que vous avez choisi.",
    bad_role: "Ce rôle n’existe pas.",
    command_not_found: "Cet appareil n’a pas fait cette modification.",
    command_not_refused: "Cette modification attend encore, ou quelqu’un s’en est déjà occupé.",
    no_hub: "Cet espace de travail n’a pas de hub.",
    already_on_hub: "Cet espace de travail a déjà un hub, ou il est déjà sur ce hub.",
    workspace_here:
      "Cet espace de travail est déjà sur cet ordinateur. Ouvrez-le d’abord, puis suivez l’invitation ; ses modifications non envoyées suivent.",
    invitation_invalid: "Ce texte n’est pas une invitation, ou il en est une pour autre chose.",
    invitation_mistyped:
      "Une partie de l’invitation manque ou une lettre est fausse. Copiez à nouveau le texte entier.",
    invitation_expired:
      "Cette invitation a déjà servi, a été retirée ou n’est plus valable. Demandez-en une nouvelle.",
    hub_unreachable: "Le hub ne répond pas. Votre travail est gardé et sera envoyé.",
    hub_not_trusted:
      "Ce n’est pas le hub connu qui répond. Rien n’a été envoyé. Demandez à la personne qui tient le hub.",
    hub_busy: "Le hub a trop à faire maintenant. Réessayez plus tard ; votre travail est gardé.",
    hub_restored:
      "Le hub a été restauré d’une sauvegarde. Un Administrateur général doit d’abord le confirmer ; votre travail est gardé.",
    device_revoked:
      "Cet appareil a été exclu. Rien n’est perdu : vous pouvez exporter les modifications qui n’ont pas été envoyées.",
    sign_in_closed:
      "La connexion de cet appareil a servi deux fois, le hub l’a donc fermée. Rejoignez l’équipe avec une nouvelle invitation ; votre travail est gardé.",
    too_old:
      "Le hub parle une langue plus récente que ce programme. Installez la version plus récente ; votre travail est gardé.",
    sync_stopped:
      "Ce qui est venu du hub n’est pas cohérent. Rien n’en a été pris ; rien n’est perdu.",
    nothing_to_undo: "Il n’y a rien à annuler.",
    nothing_to_redo: "Il n’y a rien à rétablir.",
    not_allowed: "Cette action ne vous est pas autorisée.",
    cancelled: "Arrêté. Rien n’a été modifié.",
    disk_full: "Le disque est plein. Libérez de la place et réessayez ; rien n’a été perdu.",
    internal: "Un problème est survenu dans Partner Desk même. Rien n’a été perdu.",
  },
  about: {
    workspace_name_taken:
      "Il existe déjà un espace de travail « {{ref}} ». Choisissez un autre nom.",
    dates_ambiguous:
      "Une date comme « {{ref}} » peut se lire de deux façons dans ce fichier. Dites laquelle est la bonne.",
    internal:
      "Un problème est survenu dans Partner Desk même. Rien n’a été perdu. (Référence {{ref}})",
  },
  because: {
    not_a_price_list: {
      empty: "Le fichier est vide. Rien n’a été modifié.",
      binary: "Ce n’est pas un fichier texte, donc pas une liste de prix. Rien n’a été modifié.",
      other_file: "C’est un autre type de fichier, pas une liste de prix. Rien n’a été modifié.",
      old_workbook:
        "Ce n’est pas une liste de prix en CSV ou en .xlsx : un classeur d’une forme plus ancienne, protégé par un mot de passe, ou un autre document. Enregistrez-le en .xlsx dans Excel. Rien n’a été modifié.",
      missing_columns:
        "Il manque à l’en-tête des colonnes nécessaires à une liste de prix. Rien n’a été modifié.",
      no_header:
        "Aucune des premières lignes ne nomme les colonnes d’une liste de prix. Rien n’a été modifié.",
      no_rows: "Le fichier a un en-tête et aucune ligne. Rien n’a été modifié.",
    },
    not_a_list_of_people: {
      empty: "Le fichier est vide. Rien n’a été modifié.",
      binary:
        "Ce n’est pas un fichier texte, donc pas une liste de personnes. Rien n’a été modifié.",
      other_file:
        "C’est un autre type de fichier, pas une liste de personnes. Rien n’a été modifié.",
      old_workbook:
        "Ce n’est pas une liste de personnes en CSV ou en .xlsx : un classeur d’une forme plus ancienne, protégé par un mot de passe, ou un autre document. Enregistrez-le en .xlsx dans Excel. Rien n’a été modifié.",
      missing_columns:
        "Il manque à l’en-tête des colonnes nécessaires à une liste de personnes : nom d’utilisateur et nom complet. Rien n’a été modifié.",
      no_header:
        "Aucune des premières lignes ne nomme les colonnes d’une liste de personnes. Rien n’a été modifié.",
      no_rows: "Le fichier a un en-tête et aucune ligne. Rien n’a été modifié.",
    },
    price_list_kind_unread: {
      azure_plan:
        "C’est une liste de prix du plan Azure, qui ne peut pas encore être lue. Rien n’a été modifié.",
      offer_matrix:
        "C’est une matrice des offres, qui ne peut pas encore être lue. Rien n’a été modifié.",
      exchange_rates:
        "C’est une table de taux de change, qui ne peut pas encore être lue. Rien n’a été modifié.",
    },
    archive_refused: {
      archive_damaged: "L’archive est endommagée.",
      archive_encrypted: "L’archive est protégée par un mot de passe. Décompressez-la d’abord.",
      archive_too_many_entries: "L’archive contient trop de fichiers.",
      archive_too_big: "Le contenu de l’archive est trop grand.",
      archive_bomb: "L’archive contient bien plus que ne le ferait une liste de prix.",
      archive_lying_size: "L’archive contient plus qu’elle ne le dit.",
      archive_nested:
        "L’archive contient une autre archive au lieu d’une liste de prix. Décompressez-la d’abord.",
      archive_no_list: "L’archive ne contient pas de liste de prix.",
      archive_several_lists:
        "L’archive contient plusieurs listes. Décompressez-la et choisissez-en une.",
    },
    bad_correction: {
      kind: "Ce type ne convient pas.",
      market: "Un marché a deux lettres, comme FR ou US.",
      currency: "Une devise a trois lettres, comme EUR.",
      month: "Ce mois ne convient pas.",
    },
    bad_user_field: {
      display_name: "Le nom manque ou est trop long : 256 caractères au plus.",
      first_name: "Le prénom est trop long : 64 caractères au plus.",
      last_name: "Le nom de famille est trop long : 64 caractères au plus.",
      user_name:
        "Le nom d’utilisateur a la forme nom@domaine et 113 caractères au plus, dont 64 au plus avant le @.",
      contact_email: "L’e-mail de contact n’est pas une adresse.",
      phone: "Le numéro de téléphone est trop long : 64 caractères au plus.",
      usage_location: "Le lieu d’utilisation a deux lettres, comme FR ou US.",
      preferred_language: "La langue préférée est un code comme fr ou en-GB.",
      job_title: "La fonction est trop longue : 128 caractères au plus.",
      department: "Le service est trop long : 64 caractères au plus.",
      office: "Le bureau est trop long : 128 caractères au plus.",
      mobile: "Le numéro de mobile est trop long : 64 caractères au plus.",
      user_type: "Quelqu’un est membre ou invité.",
      domain_type: "Un domaine est sans type, géré ou fédéré.",
      last_directory_sync: "Ce n’est pas un moment dans le temps.",
      directory_id: "L’ID de répertoire est un GUID.",
      mfa_state: "L’authentification multifacteur est désactivée, activée ou appliquée.",
      learn_id: "Le compte Learn est trop long : 64 caractères au plus.",
      origin: "Quelqu’un a été créé ici ou observé dans le répertoire.",
      notes: "Les notes sont trop longues : 4 000 caractères au plus.",
    },
    sync_stopped: {
      key_missing:
        "La clé de cet appareil pour le hub n’est plus dans le trousseau du système. Rejoignez l’équipe avec une nouvelle invitation ; votre travail est gardé.",
      in_use:
        "L’espace de travail est ouvert dans un autre programme sur cet ordinateur. Fermez-le là-bas ; le prochain échange continue.",
      not_carried:
        "Les modifications non envoyées n’ont pas pu être reprises, tout est donc resté comme avant. Rien n’est perdu.",
    },
    bad_name: {
      name: "Ce nom d’espace de travail ne convient pas. Il ne doit être ni vide ni très long.",
      user_name: "Ce nom ne convient pas. Il ne doit être ni vide ni très long.",
    },
  },
} as const satisfies French<typeof english>;
