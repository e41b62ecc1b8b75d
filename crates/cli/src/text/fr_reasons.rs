//! Why a file was refused, in French. The English sentences come
//! with the refusal.

/// What a file is instead of a price list, by the reader's code.
pub(super) fn not_a_price_list(code: &str) -> Option<&'static str> {
    Some(match code {
        "empty" => "le fichier est vide",
        "binary" => "ce n’est pas un fichier texte",
        "other_file" => "c’est un fichier d’une autre sorte",
        "not_read_yet" => "ce type de liste n’est pas encore lu",
        "missing_columns" => "il manque des colonnes à son en-tête",
        "no_header" => "aucune de ses premières lignes ne nomme les colonnes d’une liste de prix",
        "no_rows" => "elle a un en-tête et aucune ligne",
        _ => return None,
    })
}

/// What a file is instead of a list of people, by the reader's code.
pub(super) fn not_a_list_of_people(code: &str) -> Option<&'static str> {
    Some(match code {
        "missing_columns" => "il manque à son en-tête le nom d’utilisateur ou le nom complet",
        "no_header" => "aucune de ses premières lignes ne nomme les colonnes d’une telle liste",
        _ => return not_a_price_list(code),
    })
}

/// Files that are known when met.
pub(super) fn other_file(code: &str) -> Option<&'static str> {
    Some(match code {
        "pdf" => "un document PDF",
        "picture" => "une image",
        "web_page" => "une page web",
        "xml" => "un fichier XML",
        "json" => "un fichier JSON",
        "old_workbook" => {
            "un classeur d’une autre forme que .xlsx, protégé par un mot de passe, ou un autre document"
        }
        "other_archive" => "une archive d’un autre type que ZIP",
        "azure_plan" => "une liste de prix Azure Plan",
        "offer_matrix" => "une matrice des offres",
        "exchange_rates" => "une table de taux de change",
        "user_list" => "une liste d’utilisateurs",
        "reconciliation" => "un fichier de rapprochement",
        _ => return None,
    })
}

pub(super) fn archive(code: &str) -> Option<&'static str> {
    Some(match code {
        "archive_damaged" => "elle est endommagée",
        "archive_encrypted" => "elle est protégée par un mot de passe",
        "archive_too_many_entries" => "elle contient trop de fichiers",
        "archive_too_big" => "son contenu est trop grand",
        "archive_bomb" => "son contenu est bien plus grand que celui d’une liste",
        "archive_lying_size" => "elle contient plus d’octets qu’elle ne le dit",
        "archive_nested" => "elle contient une archive au lieu d’une liste",
        "archive_no_list" => "elle ne contient aucune liste de prix",
        "archive_several_lists" => {
            "elle contient plusieurs listes ; décompressez-la et choisissez-en une"
        }
        _ => return None,
    })
}
