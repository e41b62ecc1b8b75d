//! Work with others, in French.

use super::shape_team::Team;

pub(super) const TEAM: Team = Team {
    about,
    of,

    roles: "Rôles",
    user_name: "Nom d’utilisateur",
    devices: "Appareils",
    person: "Personne",
    device: "Appareil",
    field: "Champ",
    before: "Avant",
    after: "Après",
    base: "Base",
    theirs: "La leur",
    mine: "La mienne",
    now: "Maintenant",
    about_what: "Objet",
    problem: "Problème",

    connection: "Hub",
    address: "Adresse",
    last_sync: "Dernier échange (UTC)",
    refused: "Modifications non acceptées",
    conflicts: "Conflits",
    head: "Fin du journal",
    clock_off: |minutes| {
        format!("L’horloge de cet ordinateur avance de {minutes} minutes sur celle du hub.")
    },

    word,
    record_problem,

    this_device: "celui-ci",
    yourself: "vous",
    revoked: "exclu",
    revoke_waits: "à exclure ; attend le hub",
    inactive: "inactif",
    roles_wait: "un rôle attend le hub",
    waits: "attend le hub",
    empty: "(vide)",

    published: |address| format!("L’espace de travail est maintenant sur le hub {address}."),
    joined: |name| format!("« {name} » est maintenant ici, avec ce que le hub possède."),
    invited: |name, until| {
        format!("Invitation pour {name}, valable une fois, jusqu’au {until} (UTC) :")
    },
    invitation_is_secret: "Qui la possède est admis à la place de cette personne. Transmettez-la comme un mot de passe.",
    left: |unsent| {
        match unsent {
        0 => "Cet espace de travail n’a plus de hub. Tout reste ici.".to_owned(),
        1 => "Cet espace de travail n’a plus de hub. Tout reste ici ; 1 modification n’a jamais été envoyée.".to_owned(),
        _ => format!("Cet espace de travail n’a plus de hub. Tout reste ici ; {unsent} modifications n’ont jamais été envoyées."),
    }
    },
    confirmed: "Le hub restauré est confirmé. Chaque appareil renvoie ce que le hub n’a plus.",
    synced: |pushed, pulled| format!("Envoyées : {pushed}. Reçues : {pulled}."),
    synced_conflicts: |count| match count {
        0 | 1 => format!("{count} nouveau conflit : desk conflict list."),
        _ => format!("{count} nouveaux conflits : desk conflict list."),
    },
    synced_rejected: |count| match count {
        0 | 1 => format!("{count} modification n’a pas été acceptée : desk outbox list."),
        _ => format!("{count} modifications n’ont pas été acceptées : desk outbox list."),
    },
    refused_are: "Non acceptées :",
    retried: "Demandée à nouveau.",
    dropped: "Mise de côté. Elle reste dans le journal.",
    exported: |count, file| match count {
        0 | 1 => format!("{count} modification est dans « {file} »."),
        _ => format!("{count} modifications sont dans « {file} »."),
    },
    no_conflicts: "Il n’y a aucun conflit.",
    resolved: |count| match count {
        0 | 1 => format!("{count} conflit est réglé."),
        _ => format!("{count} conflits sont réglés."),
    },
    not_resolved: |id, why| format!("Non réglé, {id} : {why}"),
    no_devices: "Aucun appareil ne participe encore : cet espace de travail n’a pas de hub.",
    not_a_wipe: "Il ne reçoit et n’envoie plus rien dès que le hub en est averti. Ce qui est sur son disque y reste : ce n’est pas un effacement à distance.",
    record_whole: |events, commands| {
        format!("Le journal est intact : {events} événements et {commands} modifications vérifiés.")
    },
    record_broken: |count| match count {
        0 | 1 => format!("Le journal n’est pas intact : {count} problème."),
        _ => format!("Le journal n’est pas intact : {count} problèmes."),
    },
    record_hub_unread: |why| {
        format!("Ce qui est gardé ici a été vérifié ; le journal du hub n’a pas été lu ({why}).")
    },
    record_exported: |entries, file| match entries {
        1 => format!("1 entrée est dans {file}."),
        _ => format!("{entries} entrées sont dans {file}."),
    },
    record_more: |shown, next| format!("{shown} sont montrées ; --offset {next} montre la suite."),
    log: "Journal",
    of_hub: "hub",
    of_device: "cet appareil",
    bad_set: |text| format!("« {text} » n’a pas la forme CHAMP=TEXTE."),
    no_invitation: "Aucune invitation n’est venue par l’entrée standard.",
};

fn about(path: &str) -> &'static str {
    match path {
        "desk hub" => "Le hub : publier, inviter, rejoindre, quitter",
        "desk hub publish" => "Confier l’espace de travail à un nouveau hub",
        "desk hub invite" => "Inviter un appareil d’une personne",
        "desk hub join" => "Rejoindre un espace de travail par une invitation",
        "desk hub status" => "La situation de l’espace de travail avec son hub",
        "desk hub leave" => "Quitter le hub ; tout reste ici",
        "desk hub confirm-restored" => {
            "Confirmer que le hub a été restauré à partir d’une sauvegarde"
        }
        "desk sync" => "Tout échanger avec le hub, maintenant",
        "desk outbox show" => "Une modification en attente ou non acceptée, champ par champ",
        "desk outbox retry" => "Demander à nouveau une modification non acceptée",
        "desk outbox drop" => "Mettre de côté une modification non acceptée",
        "desk outbox export" => "Écrire dans un fichier ce qui n’a pas été envoyé ou accepté",
        "desk conflict" => "Conflits : lister, afficher, régler",
        "desk conflict list" => {
            "Deux modifications d’un même champ, d’abord celles qui attendent une décision"
        }
        "desk conflict show" => "Un conflit",
        "desk conflict resolve" => {
            "Régler des conflits : garder une valeur, ou en donner une troisième"
        }
        "desk device" => "Appareils : lister, renommer, exclure",
        "desk device list" => "Les appareils qui participent",
        "desk device rename" => "Renommer un appareil",
        "desk device revoke" => "Exclure un appareil, définitivement",
        "desk person" => "Personnes : lister, ajouter, modifier, rôles",
        "desk person list" => "Les personnes de l’espace de travail",
        "desk person add" => "Ajouter une personne à l’espace de travail",
        "desk person edit" => "Modifier les informations d’une personne",
        "desk person role" => "Attribuer un rôle à une personne, ou le retirer",
        "desk record export" => "Écrire le journal dans un fichier : CSV, Excel ou PDF",
        "desk record verify" => "Vérifier tout le journal : ce qui est gardé ici, et celui du hub",
        _ => "",
    }
}

fn of(path: &str, argument: &str) -> &'static str {
    match (path, argument) {
        ("desk record list" | "desk record export", "from") => {
            "Seulement ce qui a été fait depuis ce moment, comme 2026-11-01T00:00:00Z"
        }
        ("desk record list" | "desk record export", "until") => {
            "Seulement ce qui a été fait avant ce moment"
        }
        ("desk record list" | "desk record export", "person") => {
            "Seulement ce qu’a fait la personne de cet ID"
        }
        ("desk record list" | "desk record export", "device") => {
            "Seulement ce qui a été fait sur l’appareil de cet ID"
        }
        ("desk record list" | "desk record export", "about") => {
            "Seulement un genre de fiche : workspace, app_user, price_list, featured_offer, device ou conflict"
        }
        ("desk record list" | "desk record export", "operation") => {
            "Seulement un genre de modification, comme grant_role"
        }
        ("desk record list" | "desk record export", "became") => {
            "Seulement ce qui est devenu : done, waiting, merged, conflict ou refused"
        }
        ("desk record list" | "desk record export", "of") => {
            "Seulement une fiche, comme app_user:ID ou featured_offer:PRODUIT:SKU"
        }
        ("desk record list" | "desk record export", "text") => {
            "Seulement ce qui a ces mots dans les noms ou les valeurs"
        }
        ("desk record export", "form") => {
            "csv, csv-standard, xlsx ou pdf [par défaut : selon la fin du nom]"
        }
        ("desk record export", "file") => "Le fichier à écrire",
        (_, "invitation") => "L’invitation ; « - » la lit sur l’entrée standard",
        (_, "device_name") => "Le nom de cet appareil [par défaut : celui de l’ordinateur]",
        ("desk hub invite", "person") => "ID de la personne, donné par `person list`",
        ("desk hub invite", "name") => "Ajouter d’abord une nouvelle personne de ce nom",
        ("desk hub invite" | "desk person add", "user_name") => {
            "Son nom d’utilisateur, nom@domaine"
        }
        (_, "role") => "Code d’un rôle, comme sales_agent ; peut être répété",
        (_, "hours") => "Durée de validité en heures, 720 au plus [par défaut : 72]",
        ("desk hub join", "name") => {
            "Nom de l’espace de travail ici [par défaut : l’adresse du hub]"
        }
        ("desk hub join", "colour") => {
            "Couleur : blue, teal, green, gold, red, purple ou grey [par défaut : blue]"
        }
        (_, "settled") => "Aussi ceux qui sont réglés",
        ("desk conflict resolve", "id") => "ID des conflits à régler de la même façon",
        ("desk conflict show", "id") => "ID du conflit",
        (_, "keep") => "La valeur à garder : theirs (la première) ou mine (la seconde)",
        (_, "value") => "Ni l’une ni l’autre : ce texte",
        ("desk outbox show" | "desk outbox retry" | "desk outbox drop", "id") => {
            "ID de la modification"
        }
        ("desk outbox export", "file") => "Le fichier à écrire",
        ("desk device rename", "name") => "Le nouveau nom",
        ("desk device rename" | "desk device revoke", "id") => "ID de l’appareil",
        ("desk person add", "name") => "Nom de la personne",
        ("desk person edit" | "desk person role", "id") => "ID de la personne",
        (_, "set") => "Une information et son texte, comme phone=123 ; sans texte, elle est vidée",
        (_, "give") => "Code du rôle à attribuer",
        (_, "take") => "Code du rôle à retirer",
        _ => "",
    }
}

fn word(code: &str) -> Option<&'static str> {
    Some(match code {
        "local_only" => "aucun hub",
        "connected" => "connecté",
        "syncing" => "échange en cours",
        "offline" => "injoignable ; le travail continue et sera envoyé plus tard",
        "not_trusted" => "ce n’est pas le bon hub qui répond à cette adresse",
        "hub_restored" => "restauré à partir d’une sauvegarde ; à confirmer",
        "device_revoked" => "cet appareil a été exclu",
        "sign_in_closed" => "la connexion de cet appareil est fermée",
        "too_old" => "demande une version plus récente de Partner Desk",
        "stopped" => "arrêté ; rien n’a été perdu",
        "pending" => "en attente",
        "in_flight" => "en route",
        "deferred" => "attend sur le hub",
        "done" | "applied" => "faite",
        "merged" => "fusionnée",
        "noop" => "c’était déjà le cas",
        "conflict" => "conflit",
        "rejected" => "non acceptée",
        "quarantined" => "mise de côté par le hub",
        "discarded" => "mise de côté",
        "not_allowed" => "vous n’en aviez pas le droit quand le hub l’a jugée",
        "depends_on" => "elle repose sur une modification non acceptée",
        "offer_not_in_list" => "l’offre n’est dans aucune liste actuelle",
        "featured_full" => "toutes les places mises en avant étaient prises",
        "offer_not_featured" => "l’offre n’était plus mise en avant",
        "no_such_list" => "la liste de prix n’était plus là",
        "already_imported" | "already_so" => "c’était déjà le cas",
        "user_not_found" => "la personne n’était plus là",
        "user_name_taken" => "une autre personne portait ce nom d’utilisateur",
        "last_admin" => "il ne serait resté aucun administrateur général actif",
        "not_on_oneself" => "personne ne fait cela pour soi-même",
        "more_powerful" => "seul un administrateur général modifie un administrateur général",
        "out_of_reach" => "la personne a des rôles dans le locataire",
        "role_not_assignable" => "ce rôle n’était pas à attribuer ni à retirer par cette personne",
        "guest_role" => "un utilisateur invité ne peut pas avoir ce rôle",
        "one_role_per_category" => "la personne avait déjà un rôle de cette catégorie",
        "read_only_detail" => "un autre répertoire tient cette information",
        "password_kept_elsewhere" => "un autre répertoire tient le mot de passe",
        "restore_too_late" => "les 30 jours étaient passés",
        "bad_location" => "ce n’est pas l’ID MPN d’un emplacement",
        "template_not_found" => "le modèle de rôles n’était plus là",
        "request_not_found" => "la demande de mot de passe n’était pas là",
        "request_settled" => "la demande de mot de passe était déjà close",
        "bad_user_field" => "une information n’avait pas la forme voulue",
        "bad_account_field" => "le champ n’avait pas la forme voulue",
        "field_locked" => "le champ ne pouvait pas être modifié ici",
        "nothing_to_carry" => "rien de ce champ n’était à reporter",
        "device_not_found" => "l’appareil n’était pas là",
        "conflict_not_found" => "le conflit n’était pas là",
        "conflict_closed" => "le conflit avait été réglé autrement",
        "bad_choice" => "le champ ne peut pas contenir ce qui a été choisi",
        "open" => "ouvert",
        "auto" => "réglé de lui-même",
        "theirs" => "la leur a été gardée",
        "mine" => "la mienne a été gardée",
        "value" => "une autre valeur",
        "guarded" => "deux valeurs",
        "security" => "question de sécurité",
        "edit_on_deleted" => "modifié par l’un, supprimé par l’autre",
        _ => return None,
    })
}

fn record_problem(code: &str) -> Option<&'static str> {
    Some(match code {
        "own_chain" | "chain" => "ne découle pas de ce qui précède",
        "unreadable" => "ne peut pas être lu",
        "missing" => "n’est pas là",
        "label" => "autre chose est inscrit à côté",
        "verdict" => "le hub en a décidé autrement",
        "end" => "la chaîne ne finit pas où elle devrait",
        "head" => "la signature du hub ne concorde pas",
        "receipt" => "la signature d’un appareil ne concorde pas",
        "commands" => "la chaîne d’un appareil ne concorde pas",
        "other_command" => "l’appareil a fait une autre modification",
        "device" => "vient d’un appareil que personne n’a admis",
        _ => return None,
    })
}
