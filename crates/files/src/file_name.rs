//! What a file's name tells: `Nov_NCE_LicenseBasedPL_GA_US.csv`, `Tarifs
//! novembre 2025 (aperçu).zip` (catalog-pricing.md, 6.2).

use desk_core::price_list::{Currency, Market, Month};

/// The month in a name, as far as it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedMonth {
    Full(Month),
    /// A month from 1 to 12 without its year.
    YearUnsaid(i8),
}

/// Words and numbers of a name, lower case, without accents.
fn pieces(name: &str) -> Vec<String> {
    #[derive(PartialEq, Clone, Copy)]
    enum Is {
        Letter,
        Digit,
        Between,
    }
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let mut pieces: Vec<String> = Vec::new();
    let mut before = Is::Between;
    for c in stem.chars().filter_map(without_accent) {
        let is = match c {
            '0'..='9' => Is::Digit,
            c if c.is_alphabetic() => Is::Letter,
            _ => Is::Between,
        };
        if is != Is::Between {
            match pieces.last_mut().filter(|_| is == before) {
                Some(piece) => piece.push(c),
                None => pieces.push(c.into()),
            }
        }
        before = is;
    }
    pieces
}

/// Lower case; `None` for an accent that stands as a character of its own, as
/// in names from a Mac.
fn without_accent(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36F}' => return None,
        'é' | 'è' | 'ê' | 'É' | 'È' | 'Ê' => 'e',
        'û' | 'ù' | 'Û' | 'Ù' => 'u',
        'ç' | 'Ç' => 'c',
        'à' | 'â' | 'À' | 'Â' => 'a',
        c => c.to_lowercase().next().unwrap_or(c),
    })
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "janv", "janvier"],
    &["feb", "february", "fev", "fevr", "fevrier"],
    &["mar", "march", "mars"],
    &["apr", "april", "avr", "avril"],
    &["may", "mai"],
    &["jun", "june", "juin"],
    &["jul", "july", "juil", "juillet"],
    &["aug", "august", "aout"],
    &["sep", "sept", "september", "septembre"],
    &["oct", "october", "octobre"],
    &["nov", "november", "novembre"],
    &["dec", "december", "decembre"],
];

fn named(piece: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|names| names.contains(&piece))?;
    i8::try_from(at + 1).ok()
}

fn year(piece: &str) -> Option<i16> {
    let year: i16 = (piece.len() == 4).then(|| piece.parse().ok()).flatten()?;
    (2000..2100).contains(&year).then_some(year)
}

fn two_digits(piece: &str) -> Option<i8> {
    (piece.len() == 2 && piece.bytes().all(|b| b.is_ascii_digit()))
        .then(|| piece.parse().ok())
        .flatten()
}

/// The month that `name` tells.
pub(crate) fn month(name: &str) -> Option<NamedMonth> {
    let pieces = pieces(name);
    let at = |index: usize| pieces.get(index).map_or("", String::as_str);
    let full = |index: usize| {
        let piece = at(index);
        // 202511 and 20251101
        if matches!(piece.len(), 6 | 8) && piece.bytes().all(|b| b.is_ascii_digit()) {
            return Month::new(year(&piece[..4])?, two_digits(&piece[4..6])?);
        }
        let (next, before) = (at(index + 1), index.checked_sub(1).map_or("", at));
        if let Some(month) = named(piece) {
            // November 2025, 2025 Nov
            return Month::new(year(next).or_else(|| year(before))?, month);
        }
        if let Some(year) = year(piece) {
            // 2025-11
            return Month::new(year, two_digits(next)?);
        }
        // 11-2025, but not the end of a whole date such as 01-11-2025
        let month = two_digits(piece).filter(|_| two_digits(before).is_none())?;
        Month::new(year(next)?, month)
    };
    let whole = (0..pieces.len()).find_map(full).map(NamedMonth::Full);
    whole.or_else(|| pieces.iter().find_map(|piece| named(piece)).map(NamedMonth::YearUnsaid))
}

/// Whether `name` says that the list is published ahead of its month.
pub(crate) fn says_preview(name: &str) -> bool {
    pieces(name)
        .iter()
        .any(|piece| matches!(piece.as_str(), "preview" | "apercu" | "future" | "futur"))
}

/// The market in Microsoft's own pattern, `…_GA_FR.csv`.
pub(crate) fn market(name: &str) -> Option<Market> {
    let pieces = pieces(name);
    let after = pieces.iter().position(|piece| piece == "ga")? + 1;
    pieces.get(after)?.parse().ok()
}

/// Currencies that partners' lists come in. Others would find more words that mean
/// something else.
const CURRENCIES: [&str; 38] = [
    "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR", "GBP",
    "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PEN", "PHP",
    "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "ZAR",
];

/// The currency in a name, in capitals: `Prices_EUR.csv`, or a sheet's `USD`. `None`
/// where it names several.
pub(crate) fn currency(name: &str) -> Option<Currency> {
    let mut told = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| CURRENCIES.contains(word))
        .filter_map(|word| word.parse().ok());
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_found_in_names() {
        for (name, wanted) in [
            ("2025-11.csv", Some("2025-11")),
            ("prices_202511_FR.csv", Some("2025-11")),
            ("20251101-list.csv", Some("2025-11")),
            ("NCE 2025_11.zip", Some("2025-11")),
            ("2025.11.csv", Some("2025-11")),
            ("11-2025.csv", Some("2025-11")),
            ("Nov_2025_NCE.csv", Some("2025-11")),
            ("November2025.csv", Some("2025-11")),
            ("2025 nov.csv", Some("2025-11")),
            ("tarifs_novembre_2025.csv", Some("2025-11")),
            ("Tarifs Février 2026.csv", Some("2026-02")),
            ("Tarifs fe\u{301}vrier 2026.csv", Some("2026-02")),
            ("AOÛT2025.CSV", Some("2025-08")),
            ("décembre-2025", Some("2025-12")),
            ("/tmp/2024-01/Dec_2025.csv", Some("2025-12")),
            ("C:\\lists\\Dec_2025.csv", Some("2025-12")),
            ("01-11-2025.csv", None),
            ("list.csv", None),
            ("2025.csv", None),
            ("2025-13.csv", None),
            ("1234567890.csv", None),
            ("", None),
        ] {
            let wanted = wanted.map(|text| NamedMonth::Full(text.parse().unwrap()));
            assert_eq!(month(name), wanted, "{name}");
        }
        assert_eq!(month("Nov_NCE_LicenseBasedPL_GA_US.csv"), Some(NamedMonth::YearUnsaid(11)));
        assert_eq!(month("Mai_liste.csv"), Some(NamedMonth::YearUnsaid(5)));
        assert_eq!(month("Maintenance.csv"), None);
    }

    #[test]
    fn a_preview_says_so() {
        for name in ["Dec_NCE_Preview_FR.csv", "tarif aperçu.csv", "future-2026.csv"] {
            assert!(says_preview(name), "{name}");
        }
        assert!(!says_preview("Nov_NCE_LicenseBasedPL_GA_US.csv"));
    }

    #[test]
    fn a_currency_in_capitals_is_told() {
        for (name, wanted) in [
            ("USD", Some("USD")),
            ("Legacy EUR (April)", Some("EUR")),
            ("prices_EUR_2020.csv", Some("EUR")),
            ("EUR and EUR again", Some("EUR")),
            ("EUR-USD.csv", None),
            ("try again.csv", None),
            ("all markets", None),
        ] {
            assert_eq!(currency(name), wanted.map(|code| code.parse().unwrap()), "{name}");
        }
    }

    #[test]
    fn the_market_stands_at_the_end_of_the_pattern() {
        let said = |name| market(name).map(|market| market.to_string());
        assert_eq!(said("Nov_NCE_LicenseBasedPL_GA_FR.csv"), Some("FR".to_owned()));
        assert_eq!(said("Nov_FR.csv"), None);
    }
}
