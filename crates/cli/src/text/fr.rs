//! French, with the words of the glossary.

use desk_app::views::{Colour, OpenNotice, ReadOnlyReason, SlotKind};

use super::{
    Ask, Done, Heads, Labels, Own, Texts, UsageTexts, Words, fr_account, fr_errors, fr_help,
    fr_manage, fr_people, fr_team,
};

pub(super) const TEXTS: Texts = Texts {
    help: fr_help::HELP,
    usage: USAGE,
    heads: HEADS,
    words: WORDS,
    labels: LABELS,
    language: desk_app::views::Language::Fr,
    done: DONE,
    ask: ASK,
    own: OWN,
    team: fr_team::TEAM,
    people: fr_people::PEOPLE,
    account: fr_account::ACCOUNT,
    manage: fr_manage::MANAGE,
    error: fr_errors::error,
    row: desk_app::reasons::in_french,
    notice: |notice| match notice {
        OpenNotice::CheckedAfterUncleanEnd => {
            "Partner Desk ne s’était pas terminé normalement ; le fichier a été vérifié et il est intact."
        }
        OpenNotice::Migrated => {
            "Le fichier a été mis au format de cette version, après une copie de sauvegarde."
        }
        OpenNotice::UnfinishedImportCleared => {
            "Les lignes d’une importation inachevée ont été effacées."
        }
    },
};

const USAGE: UsageTexts = UsageTexts {
    incomplete: |commands| format!("Dites ce qu’il faut faire : {commands}."),
    unknown_argument: |word| format!("« {word} » n’est pas connu ici."),
    unknown_command: |word| format!("Il n’y a pas de commande « {word} »."),
    missing: |what| format!("Il manque : {what}."),
    without_value: |what| format!("« {what} » a besoin d’une valeur."),
    bad_value: |what, value, options| match options {
        "" => format!("« {value} » n’est pas une valeur pour « {what} »."),
        _ => format!(
            "« {value} » n’est pas une valeur pour « {what} » ; valeurs possibles : {options}."
        ),
    },
    conflict: |one, other| format!("« {one} » et « {other} » s’excluent."),
    not_text: "La ligne de commande n’est pas un texte lisible.",
    other: "La ligne de commande n’est pas comprise.",
    usage: |how| format!("Utilisation : {how}\nEn savoir plus : --help."),
};

const HEADS: Heads = Heads {
    number: "Nº",
    offer: "ID de l’offre",
    title: "Offre",
    segment: "Segment",
    from: "À partir de",
    remarks: "Remarques",
    term: "Durée",
    billing: "Facturation",
    market: "Marché",
    price: "Prix",
    retail: "Vente estimé (ERP)",
    margin: "Marge",
    valid_from: "Valide à partir du",
    valid_to: "Valide jusqu’au",
    marker: "Marque",
    list: "Liste de prix",
    month: "Mois",
    currency: "Devise",
    standing: "Situation",
    rows: "Lignes",
    refused: "Refusées",
    file: "Fichier",
    line: "Ligne",
    column: "Colonne",
    reason: "Raison",
    name: "Nom",
    colour: "Couleur",
    opens_with: "S’ouvre avec",
    id: "ID",
    what: "Quoi",
    who: "Qui",
    when: "Quand (UTC)",
    status: "État",
    size: "Octets",
};

const WORDS: Words = Words {
    deed: |code, subject| {
        Some(match code {
            "found_workspace" => {
                format!("Espace de travail créé, avec « {subject} » comme premier utilisateur")
            }
            "set_home_market" => format!("Marché principal choisi : {subject}"),
            "add_price_list" => format!("Liste de prix « {subject} » importée"),
            "remove_price_list" => format!("Liste de prix « {subject} » supprimée"),
            "restore_price_list" => format!("Liste de prix « {subject} » rétablie"),
            "feature_offer" => format!("« {subject} » mise en avant"),
            "unfeature_offer" => format!("« {subject} » retirée des offres mises en avant"),
            "move_featured" => format!("« {subject} » déplacée"),
            "add_user" => format!("{subject} : utilisateur ajouté"),
            "edit_user" => format!("{subject} : informations modifiées"),
            "remove_user" => format!("{subject} : utilisateur supprimé"),
            "restore_user" => format!("{subject} : utilisateur rétabli"),
            "grant_role" => format!("Rôle attribué : {subject}"),
            "revoke_role" => format!("Rôle retiré : {subject}"),
            "set_user_state" => format!("{subject} : accès activé ou désactivé"),
            "change_roles" => format!("{subject} : rôles modifiés"),
            "observe_user" => format!("{subject} : informations du répertoire reprises"),
            "change_locations" => format!("{subject} : emplacements modifiés"),
            "follow_template" => format!("{subject} : modèle de rôles choisi"),
            "add_template" => format!("Modèle de rôles « {subject} » créé"),
            "edit_template" => format!("Modèle de rôles « {subject} » modifié"),
            "remove_template" => format!("Modèle de rôles « {subject} » supprimé"),
            "restore_template" => format!("Modèle de rôles « {subject} » rétabli"),
            "request_password" => format!("{subject} : nouveau mot de passe demandé"),
            "settle_password" => format!("{subject} : demande de mot de passe close"),
            "set_policy" => "Règles sur les rôles modifiées".to_owned(),
            "set_account_field" => format!("Valeur voulue indiquée : {subject}"),
            "observe_profile" => format!("État chez Microsoft repris : {subject}"),
            "carry_over" => format!("Report dans l’Espace partenaires noté : {subject}"),
            "enrol_device" => format!("Appareil « {subject} » admis"),
            "rename_device" => format!("Appareil « {subject} » renommé"),
            "revoke_device" => format!("Appareil « {subject} » exclu"),
            "resolve_conflict" => format!("Conflit réglé : {subject}"),
            _ => return None,
        })
    },
    segment: |code| {
        Some(match code {
            "commercial" => "Commercial",
            "education" => "Éducation",
            "nonprofit" => "À but non lucratif",
            "government" => "Secteur public",
            _ => return None,
        })
    },
    billing: |code| {
        Some(match code {
            "monthly" => "Mensuelle",
            "annual" => "Annuelle",
            "triennial" => "Triennale",
            "one_time" => "Ponctuelle",
            "none" => "Non facturée",
            _ => return None,
        })
    },
    marker: |code| {
        Some(match code {
            "add" => "Ajout",
            "change" => "Modification",
            "delete" => "Suppression",
            "unchanged" => "Inchangé",
            _ => return None,
        })
    },
    kind: |code| {
        Some(match code {
            "license_new_commerce" => "Basée sur une licence, nouveau commerce",
            "license_legacy" => "Basée sur une licence, ancienne",
            "software" => "Logiciels",
            _ => return None,
        })
    },
    colour: |colour| match colour {
        Colour::Blue => "Bleu",
        Colour::Teal => "Bleu-vert",
        Colour::Green => "Vert",
        Colour::Gold => "Or",
        Colour::Red => "Rouge",
        Colour::Purple => "Violet",
        Colour::Grey => "Gris",
    },
    slot: |slot| match slot {
        SlotKind::Keychain => "trousseau",
        SlotKind::Passphrase => "phrase secrète",
        SlotKind::Recovery => "clé de récupération",
    },
    key_file: "fichier de clé",
    months: |count| format!("{count} mois"),
    years: |count| if count < 2 { format!("{count} an") } else { format!("{count} ans") },
    no_term: "sans durée d’engagement",
    yes: "oui",
    no: "non",
    unknown: "inconnu",
    several: "plusieurs",
    every: "tous",
    trial: "version d’évaluation",
    add_on: "module complémentaire",
    featured: "mise en avant",
    vanished: "n’est plus dans la liste",
    current: "actuelle",
    preview: "aperçu",
    older: "antérieure",
    last_opened: "ouvert en dernier",
};

const LABELS: Labels = Labels {
    product: "Produit",
    publisher: "Éditeur",
    description: "Description",
    segment: "Segment de clientèle",
    family: "Famille de produits",
    trial: "Version d’évaluation",
    add_on: "Module complémentaire",
    featured: "Mise en avant",
    tags: "Balises",
    lists: "Listes de prix",
    kind: "Type",
    month: "Mois",
    market: "Marché",
    currency: "Devise",
    standing: "Situation",
    file: "Fichier",
    fingerprint: "SHA-256",
    rows: "Lignes",
    refused: "Lignes refusées",
    imported_by: "Importée par",
    imported_at: "Importée le (UTC)",
    name: "Espace de travail",
    made_at: "Faite le (UTC)",
    users: "Utilisateurs",
    price_lists: "Listes de prix",
    newest_month: "Mois le plus récent",
    waiting: "Modifications qui attendent un hub",
    with: |label, value| format!("{label} : {value}"),
};

const DONE: Done = Done {
    created: |name| format!("L’espace de travail « {name} » est créé."),
    no_workspaces: "Il n’y a pas encore d’espace de travail.",
    backed_up: |file, bytes| format!("La sauvegarde « {file} » est faite ({bytes} octets)."),
    no_backups: "Partner Desk n’a pas encore fait de sauvegarde de cet espace de travail de lui-même.",
    backup_holds: "Contenu de la sauvegarde :",
    replaces: "Un espace de travail de même origine est ici. Il est mis de côté, pas supprimé, et la sauvegarde prend sa place.",
    adds: "Aucun espace de travail de même origine n’est ici. La sauvegarde s’ajoute.",
    carried_over: |count| match count {
        0 | 1 => format!("{count} modification plus récente d’ici est reprise."),
        _ => format!("{count} modifications plus récentes d’ici sont reprises."),
    },
    lists_not_carried_over: |count| match count {
        0 | 1 => format!(
            "{count} liste de prix importée ici depuis n’est pas reprise : importez-la à nouveau."
        ),
        _ => format!(
            "{count} listes de prix importées ici depuis ne sont pas reprises : importez-les à nouveau."
        ),
    },
    newer_unknown: "Ce qui est ici n’a pas pu être consulté : les modifications plus récentes d’ici ne sont pas reprises, elles restent dans ce qui est mis de côté.",
    restored: |name| format!("« {name} » est restauré."),
    imported: |rows| match rows {
        0 | 1 => format!("{rows} ligne est importée"),
        _ => format!("{rows} lignes sont importées"),
    },
    rows_refused: |rows| match rows {
        0 | 1 => format!("{rows} ligne a été refusée :"),
        _ => format!("{rows} lignes ont été refusées :"),
    },
    completed: |rows| match rows {
        1 => "Le fichier complète une liste : son autre ligne est aussi dans celle-ci.".to_owned(),
        _ => format!(
            "Le fichier complète une liste : ses {rows} autres lignes sont aussi dans celle-ci."
        ),
    },
    refused_saved: |rows, file| match rows {
        0 | 1 => format!("La ligne refusée est dans « {file} »."),
        _ => format!("Les {rows} lignes refusées sont dans « {file} »."),
    },
    more_refused: |rows| format!("et {rows} de plus ; --json en donne jusqu’à mille."),
    now_current: "Le catalogue affiche maintenant cette liste.",
    not_current: "Le catalogue n’affiche pas cette liste : une plus récente est actuelle, ou c’est un aperçu.",
    markers: |add, change, delete, unchanged| {
        format!(
            "Marques de Microsoft : Ajout {add}, Modification {change}, Suppression {delete}, Inchangé {unchanged}"
        )
    },
    no_lists: "Aucune liste de prix n’est encore importée.",
    found: |count| if count < 2 { format!("{count} offre") } else { format!("{count} offres") },
    shown: |shown, total, next| {
        format!("{shown} sur {total} ; pour en voir plus : --limit N ou --offset {next}.")
    },
    nothing_found: |text| format!("Rien trouvé pour « {text} »."),
    not_featured_any: "Aucune offre n’est encore mise en avant.",
    undone: |step| format!("Annulé : {step}"),
    redone: |step| format!("Rétabli : {step}"),
    nothing_waits: "Rien n’attend.",
    nothing_recorded: "Rien n’a encore été fait.",
    read_only: |reason| match reason {
        ReadOnlyReason::NewerVersion => {
            "Une version plus récente de Partner Desk a écrit cet espace de travail ; il est en lecture seule."
        }
        ReadOnlyReason::DeviceRevoked => {
            "Le hub a exclu cet appareil. L’espace de travail est en lecture seule ; ce qui n’a pas été envoyé peut être exporté : desk outbox export FICHIER."
        }
    },
    not_closed: "L’espace de travail n’a pas pu être fermé normalement ; il sera vérifié à la prochaine ouverture.",
    stopping: "Arrêt…",
    error: |what| format!("erreur : {what}"),
};

const ASK: Ask = Ask {
    passphrase: "Phrase secrète : ",
    passphrase_again: "Phrase secrète, encore une fois : ",
    passphrases_differ: "Les deux phrases secrètes ne sont pas identiques.",
    recovery_key: "Clé de récupération : ",
    key_intro: "Voici la clé de récupération. Elle ouvre l’espace de travail si le trousseau est perdu. Elle ne s’affiche que maintenant : notez-la ou gardez-la dans un gestionnaire de mots de passe, hors de cet ordinateur. Sans elle, personne ne peut aider.",
    type_back: "Saisissez la clé de récupération depuis l’endroit où vous l’avez mise : ",
    restore: "Restaurer cette sauvegarde ? [o/N] ",
    yes: &["o", "oui", "y", "yes"],
    somebody: "utilisateur",
};

const OWN: Own = Own {
    no_workspace_yet: "Il n’y a pas encore d’espace de travail. Créez-en un : desk workspace create NOM.",
    no_such_workspace: |name| format!("Il n’y a pas d’espace de travail « {name} »."),
    ambiguous_workspace: |ids| {
        format!("Plusieurs espaces de travail portent ce nom. Choisissez-en un par son ID : {ids}.")
    },
    choose_workspace: |names| {
        format!("Il y a plusieurs espaces de travail. Choisissez-en un avec --workspace : {names}.")
    },
    key_needed: |name| {
        format!(
            "La clé de « {name} » est dans un fichier de clé ou derrière une phrase secrète. Indiquez où : --key-file FICHIER, ou --passphrase-file FICHIER."
        )
    },
    passphrase_file: |file| format!("Le fichier de phrase secrète « {file} » ne peut pas être lu."),
    passphrase_not_text: |file| {
        format!("La première ligne de « {file} » n’est pas une phrase secrète.")
    },
    no_data_folder: "Votre dossier de données n’est pas connu ici. Dites où tout garder : --data-dir DOSSIER.",
    need_terminal_for_recovery_key: "La clé de récupération doit être saisie dans un terminal. Sans terminal, gardez la clé dans un fichier de clé : --key-file FICHIER --passphrase-file FICHIER.",
    need_terminal_for_passphrase: "Il n’y a pas de terminal pour demander la phrase secrète. Indiquez où elle est : --passphrase-file FICHIER.",
    need_key_for_backup: "Rien ici n’ouvre cette sauvegarde. Utilisez --key-file FICHIER, --passphrase-file FICHIER, ou un terminal pour saisir sa clé de récupération.",
    declined: "Rien n’a été modifié.",
    no_answer: "Le terminal n’a pas donné de réponse.",
    newest_backup: |file| {
        format!("La sauvegarde la plus récente est « {file} » : desk workspace restore {file}")
    },
};
