//! Why a file or a row of it was refused, in French. The English sentences come
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

/// Why a row was refused. A code of a later version keeps its English sentence.
pub(super) fn row(code: &str, found: Option<&str>, english: &str) -> String {
    let what = match code {
        "damaged_text" => "le texte est endommagé : il n’est pas dans l’encodage du fichier",
        "not_text" => "la ligne contient des caractères qui ne sont pas du texte",
        "unclosed_quote" => "un guillemet de cette ligne n’est jamais fermé",
        "too_long" => "la ligne est plus longue que toute autre",
        "stray_line" => "ce n’est pas une ligne de prix",
        "too_few_cells" => "la ligne a moins de cellules que l’en-tête",
        "too_many_cells" => "la ligne a plus de cellules que l’en-tête",
        "empty" => "la cellule est vide",
        "not_given" => "la liste n’a pas cette colonne, et rien n’a été indiqué à sa place",
        "not_an_offer" => "ce n’est pas un ID de produit ou de référence (SKU)",
        "not_a_legacy_offer" => "ce n’est pas l’ID d’une ancienne offre",
        "not_a_purchase_unit" => "ce n’est pas une unité d’achat, comme 1 Month(s)",
        "not_a_term" => "ce n’est pas une durée d’engagement, comme P1M ou P1Y",
        "not_a_billing_plan" => "ce n’est pas une fréquence de facturation",
        "not_a_segment" => "ce n’est pas un segment de clientèle",
        "not_a_market" => "ce n’est pas un marché de deux lettres, comme FR",
        "not_a_currency" => "ce n’est pas une devise de trois lettres, comme EUR",
        "other_market" => "ce n’est pas le marché indiqué pour la liste",
        "not_the_currency" => "ce n’est pas la devise indiquée pour la liste",
        "other_currency" => "ce n’est pas dans la devise de la ligne",
        "not_a_number" => "ce n’est pas un nombre",
        "number_reads_two_ways" => {
            "ce nombre se lit de deux façons, et le reste du fichier ne dit pas laquelle est la bonne"
        }
        "negative" => "c’est moins que rien",
        "too_many_digits" => "il y a plus de chiffres que dans un prix",
        "not_a_date" => "ce n’est pas une date",
        _ => return english.to_owned(),
    };
    match found {
        Some(found) => format!("« {found} » : {what}"),
        None => what.to_owned(),
    }
}
