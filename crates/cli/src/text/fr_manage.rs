//! Name, keys and forgetting of a workspace, in French.

use super::shape_manage::Manage;

pub(super) const MANAGE: Manage = Manage {
    about,
    of,

    cover: |name, colour| {
        format!("L’espace de travail s’appelle ici « {name} ». Couleur : {colour}.")
    },
    made_at: "Faite le (UTC)",
    key_file: "dans le fichier de clé",
    old_backups: "Les fichiers de sauvegarde d’avant s’ouvrent encore avec les clés d’alors. Partner Desk n’en tient pas de liste.",
    key_changed: |copies, aside| {
        let copies = match copies {
            0 | 1 => format!("La clé des données est changée, dans {copies} copie aussi."),
            _ => format!("La clé des données est changée, dans {copies} copies aussi."),
        };
        match aside {
            0 => copies,
            1 => format!("{copies} 1 copie n’a pas pu être ouverte et est mise de côté."),
            _ => {
                format!("{copies} {aside} copies n’ont pas pu être ouvertes et sont mises de côté.")
            }
        }
    },
    old_key: |names| {
        format!(
            "Ce qui a été mis de côté de cet espace de travail garde aussi son ancienne clé : {names}. Qui aurait obtenu cette clé peut le lire ; supprimez-le si vous n’en avez pas besoin."
        )
    },
    unfinished: "L’espace de travail a sa nouvelle clé. Autre chose n’a pas encore pu être fait ; la prochaine ouverture continue :",
    too_late: "Il était trop tard pour arrêter : des fichiers étaient en cours d’échange.",
    keychain_lost: "Aucun trousseau ne répond sur cet ordinateur, donc aucun n’ouvre plus l’espace de travail. Dès qu’il y en a un : desk workspace keys keychain.",
    current_passphrase: "Phrase secrète qui ouvre l’espace de travail : ",

    unsent: |count| match count {
        1 => "1 modification n’a jamais été envoyée :".to_owned(),
        _ => format!("{count} modifications n’ont jamais été envoyées :"),
    },
    unsent_lists: |count| match count {
        0 | 1 => format!(
            "Les lignes de {count} liste de prix parmi elles ne vont dans aucun fichier ; elles restent dans le dossier."
        ),
        _ => format!(
            "Les lignes de {count} listes de prix parmi elles ne vont dans aucun fichier ; elles restent dans le dossier."
        ),
    },
    forgetting: "L’espace de travail quitte la liste de cet ordinateur. Rien n’est supprimé : son dossier est déplacé dans set-aside, chiffré, et y reste. Le trousseau l’oublie.",
    forgetting_unopened: "L’espace de travail n’est pas ouvert : personne ne peut voir ce qui n’en a jamais été envoyé, ni l’exporter. Rien n’est supprimé : son dossier est déplacé dans set-aside, chiffré, et y reste. Le trousseau garde ce qu’il en a.",
    forgotten_unopened: |folder| {
        format!(
            "L’espace de travail est oublié. Il se trouve dans « {folder} ». Si l’une de ses clés est retrouvée : desk workspace restore FICHIER, avec le workspace.db qui s’y trouve."
        )
    },
    type_name: "Saisissez le nom de l’espace de travail pour continuer : ",
    need_confirm: "Personne n’est là pour confirmer. Dites le nom de l’espace de travail : --confirm NOM.",
    forgotten: |folder, ways| {
        format!(
            "L’espace de travail est oublié. Il se trouve dans « {folder} » et s’ouvre avec : {ways}. Pour le reprendre : desk workspace restore FICHIER, avec le workspace.db qui s’y trouve."
        )
    },
    keychain_left: "Le trousseau a gardé une entrée ; à elle seule, elle n’ouvre rien.",
};

fn about(path: &str) -> &'static str {
    match path {
        "desk workspace copy" => "Faire une copie de plus à côté de l’espace de travail",
        "desk workspace rename" => "Donner un autre nom à l’espace de travail sur cet ordinateur",
        "desk workspace colour" => {
            "Donner une autre couleur à l’espace de travail sur cet ordinateur"
        }
        "desk workspace forget" => {
            "Retirer l’espace de travail de cet ordinateur ; son dossier est mis de côté"
        }
        "desk workspace keys" => "Ce qui ouvre l’espace de travail : lister, changer, retirer",
        "desk workspace keys list" => "Les moyens d’ouvrir l’espace de travail",
        "desk workspace keys passphrase" => "Ajouter une phrase secrète, ou la changer",
        "desk workspace keys remove-passphrase" => "Retirer la phrase secrète",
        "desk workspace keys keychain" => {
            "Laisser le trousseau du système ouvrir l’espace de travail"
        }
        "desk workspace keys recovery" => {
            "Faire une nouvelle clé de récupération, à la place de la précédente"
        }
        "desk workspace keys change" => {
            "Changer la clé des données du fichier, de ses copies et de tous les moyens"
        }
        _ => "",
    }
}

fn of(path: &str, argument: &str) -> &'static str {
    match (path, argument) {
        ("desk workspace rename", "name") => "Le nouveau nom ; il n’est pas chiffré",
        ("desk workspace colour", "colour") => {
            "Couleur : blue, teal, green, gold, red, purple ou grey"
        }
        ("desk workspace forget", "confirm") => {
            "Le nom de l’espace de travail, au lieu de le saisir"
        }
        ("desk workspace forget", "export") => {
            "Écrire d’abord dans ce fichier ce qui n’a jamais été envoyé"
        }
        ("desk workspace forget", "unopened") => {
            "En oublier un qu’aucune clé n’ouvre ; ce qui n’a jamais été envoyé ne peut être vu"
        }
        ("desk workspace keys keychain", "off") => "Ne plus le laisser l’ouvrir",
        ("desk workspace keys passphrase", "new_passphrase_file") => {
            "La nouvelle phrase secrète est la première ligne de ce fichier [par défaut : la demander]"
        }
        _ => "",
    }
}
