//! What goes with a country: its own code, a language, a culture, a currency
//! (account.md, 4.3, 4.4 and 5).

use super::finding::Checked;
use super::problem::Problem;
use crate::countries::Country;

/// A country's two letters.
pub fn country(text: &str) -> Checked {
    let text = text.trim();
    if text.is_empty() {
        return Checked::good("");
    }
    match text.parse::<Country>() {
        Ok(country) => Checked::good(country.code()),
        Err(_) => Checked::but(text, Problem::UnknownCountry),
    }
}

/// A language such as `fr`, which Partner Center must speak in the country.
pub fn language(country: Country, text: &str) -> Checked {
    one_of(country.languages().into_iter(), text, Problem::LanguageElsewhere)
}

/// A culture such as `fr-FR`, likewise.
pub fn culture(country: Country, text: &str) -> Checked {
    one_of(country.cultures(), text, Problem::CultureElsewhere)
}

/// The currency of invoices, which nobody can change.
pub fn billing_currency(country: Country, text: &str) -> Checked {
    let known = country.billing_currencies();
    let known: Vec<&str> = known.iter().map(|currency| currency.as_str()).collect();
    if known.is_empty() {
        return super::line(text, 3);
    }
    one_of(known.into_iter(), text, Problem::CurrencyElsewhere)
}

fn one_of<'a>(known: impl Iterator<Item = &'a str>, text: &str, problem: Problem) -> Checked {
    let text = text.trim();
    if text.is_empty() {
        return Checked::good("");
    }
    let mut known = known;
    match known.find(|tag| tag.eq_ignore_ascii_case(text)) {
        Some(tag) => Checked::good(tag),
        None => Checked::but(text, problem),
    }
}
