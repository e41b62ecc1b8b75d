//! Why a row of a list was refused, in French: for the terminal, and for files that
//! are made here. The English sentence comes with the refusal; screens have their own.

/// Why a row was refused. A code of a later version keeps its English sentence.
pub fn in_french(code: &str, found: Option<&str>, english: &str) -> String {
    let what = match code {
        "damaged_text" => "le texte est endommagé : il n’est pas dans l’encodage du fichier",
        "not_text" => "la ligne contient des caractères qui ne sont pas du texte",
        "unclosed_quote" => "un guillemet de cette ligne n’est jamais fermé",
        "too_long" => "la ligne est plus longue que toute autre",
        "stray_line" => "ce n’est pas une ligne de la liste",
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
        "no_domain" => "il manque le domaine, et aucun n’a été indiqué pour le fichier",
        "not_a_user_name" => "ce n’est pas un nom d’utilisateur, comme ada@contoso.com",
        "not_an_email" => "ce n’est pas une adresse e-mail",
        "not_a_country" => "ce pays n’est pas connu",
        "not_a_language" => "ce n’est pas une langue, comme fr ou en-GB",
        "not_yes_or_no" => "ce n’est ni oui ni non",
        "not_a_directory_id" => "ce n’est pas l’ID d’une personne dans l’annuaire",
        "not_a_user_type" => "ce n’est ni un membre ni un invité",
        "too_many_characters" => "le texte est trop long",
        "not_one_line" => "le texte a plus d’une ligne, ou des caractères qui ne sont pas du texte",
        "twice" => "ce nom d’utilisateur est déjà plus haut dans le fichier",
        "user_name_taken" => "quelqu’un a déjà ce nom d’utilisateur dans l’espace de travail",
        "deleted_there" => "l’annuaire a supprimé cette personne",
        "not_allowed" => "vos rôles ne le permettent pas",
        "more_powerful" => "seul un administrateur général modifie un administrateur général",
        "out_of_reach" => "cette personne a des rôles que votre périmètre n’atteint pas",
        "not_on_oneself" => "personne ne se fait cela à soi-même",
        "last_admin" => "l’espace de travail n’aurait plus d’administrateur général actif",
        "guest_role" => "un invité ne peut pas avoir l’un de ses rôles",
        "out_of_place" => {
            "les cellules ne sont pas sous leurs colonnes ; le fichier contient des mots de passe, donc rien de la ligne n’est montré"
        }
        _ => return english.to_owned(),
    };
    match found {
        Some(found) => format!("« {found} » : {what}"),
        None => what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn french_is_set_as_french_is_set() {
        let written = include_str!("reasons.rs");
        let until_here = written.split("#[cfg(test)]").next().unwrap_or_default();
        for wrong in ["\u{ab} ", " \u{bb}", " :", " ;"] {
            assert!(!until_here.contains(wrong), "{wrong:?}");
        }
    }
}
