//! Countries as people write them: by code, or by name in English or French.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::country_names::NAMES;
use super::heads::folded;

/// Other names that stand in files: Microsoft's own, short ones and former ones.
static ALSO: [(&str, &str); 38] = [
    ("USA", "US"),
    ("United States of America", "US"),
    ("Etats-Unis d'Amérique", "US"),
    ("UK", "GB"),
    ("Great Britain", "GB"),
    ("Grande-Bretagne", "GB"),
    ("England", "GB"),
    ("Angleterre", "GB"),
    ("Scotland", "GB"),
    ("Wales", "GB"),
    ("Holland", "NL"),
    ("The Netherlands", "NL"),
    ("Hollande", "NL"),
    ("Czech Republic", "CZ"),
    ("République tchèque", "CZ"),
    ("Turkey", "TR"),
    ("South Korea", "KR"),
    ("Korea", "KR"),
    ("Republic of Korea", "KR"),
    ("Corée", "KR"),
    ("Russian Federation", "RU"),
    ("Fédération de Russie", "RU"),
    ("Viet Nam", "VN"),
    ("Viêt Nam", "VN"),
    ("Hong Kong", "HK"),
    ("Hong Kong SAR", "HK"),
    ("Macao", "MO"),
    ("Macau", "MO"),
    ("Ivory Coast", "CI"),
    ("Cape Verde", "CV"),
    ("Swaziland", "SZ"),
    ("Macedonia", "MK"),
    ("Macédoine", "MK"),
    ("Burma", "MM"),
    ("Birmanie", "MM"),
    ("UAE", "AE"),
    ("Vatican", "VA"),
    ("Belgium (Belgique)", "BE"),
];

static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let official = NAMES.iter().flat_map(|(code, english, french)| {
        [(key(code), *code), (key(english), *code), (key(french), *code)]
    });
    official.chain(ALSO.iter().map(|(name, code)| (key(name), *code))).collect()
});

/// A name without what people spell in two ways: `St. Lucia`, `Antigua & Barbuda`.
fn key(name: &str) -> String {
    folded(&name.replace(" and ", " ").replace(" et ", " ")).replace("saint", "st")
}

/// The code of the country that `text` names.
pub(super) fn code(text: &str) -> Option<&'static str> {
    BY_NAME.get(&key(text)).copied()
}

/// The English name of a country, as Microsoft's forms have it.
pub(super) fn english(code: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, ..)| *known == code).map(|(_, english, _)| *english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_code_and_by_name() {
        for (text, wanted) in [
            ("FR", Some("FR")),
            ("fr", Some("FR")),
            ("France", Some("FR")),
            ("ÉTATS-UNIS", Some("US")),
            ("United States", Some("US")),
            ("U.S.A.", Some("US")),
            ("Allemagne", Some("DE")),
            ("Cote d'Ivoire", Some("CI")),
            ("Côte d’Ivoire", Some("CI")),
            ("St. Lucia", Some("LC")),
            ("Saint Lucia", Some("LC")),
            ("Antigua and Barbuda", Some("AG")),
            ("Réunion", Some("RE")),
            ("La Réunion", Some("RE")),
            ("Frnace", None),
            ("Redmond", None),
            ("", None),
        ] {
            assert_eq!(code(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn every_name_that_is_written_is_read_as_its_country() {
        for (known, english_name, french) in &NAMES {
            assert_eq!(english(known), Some(*english_name));
            for text in [known, english_name, french] {
                assert_eq!(code(text), Some(*known), "{text}");
            }
        }
    }
}
