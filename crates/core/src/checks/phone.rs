//! Telephone numbers (account.md, 2.1, 4.2, 5 and 6.1). What is typed is kept as it
//! is; only digits of other scripts become plain.

use super::clean::{is_unseen, plain};
use super::finding::Checked;
use super::problem::Problem;
use crate::countries::{Country, calling_code};

/// [P] The longest number, as it is typed.
const LIMIT: usize = 20;
/// [P] The longest number of customer support.
const SUPPORT_LIMIT: usize = 30;
/// [P] The fewest digits of one.
const SUPPORT_LEAST: usize = 6;
/// The longest number of a location.
const LOCATION_LIMIT: usize = 10;

/// A contact's number, as it is dialled in the country or with a `+` from anywhere.
pub fn phone(country: Country, text: &str) -> Checked {
    let kept = typed(text);
    if kept.is_empty() {
        return Checked::good(kept);
    }
    match of_country(country, &kept) {
        None => Checked::good(kept),
        Some(problem) => Checked::but(kept, problem),
    }
}

/// A number of a country that may not be known yet.
pub(super) fn somewhere(country: Option<Country>, text: &str) -> Checked {
    match country {
        Some(country) => phone(country, text),
        None => super::line(text, LIMIT),
    }
}

/// The number that a partner's customers call.
pub fn support_phone(text: &str) -> Checked {
    let kept = typed(text);
    let number = digits(&kept);
    let problem = if kept.is_empty() {
        None
    } else if kept.chars().count() > SUPPORT_LIMIT {
        Some(Problem::TooLong { limit: SUPPORT_LIMIT })
    } else if !has_only_its_signs(&kept) {
        Some(Problem::PhoneSigns)
    } else if number.len() < SUPPORT_LEAST {
        Some(Problem::PhoneTooShort { least: SUPPORT_LEAST })
    } else {
        None
    };
    Checked { kept, problems: problem.into_iter().collect() }
}

/// A location's number: digits alone, without the country, at most ten.
pub fn location_phone(text: &str) -> Checked {
    let kept = typed(text);
    let good = kept.len() <= LOCATION_LIMIT && kept.bytes().all(|sign| sign.is_ascii_digit());
    let problem = (!good).then_some(Problem::LocationPhone);
    Checked { kept, problems: problem.into_iter().collect() }
}

/// The digits alone.
pub fn digits(text: &str) -> String {
    text.chars().map(plain).filter(char::is_ascii_digit).collect()
}

/// Without what is not seen and the space around it; the digits plain.
fn typed(text: &str) -> String {
    let signs: String = text.chars().filter(|sign| !is_unseen(*sign)).map(plain).collect();
    signs.trim().to_owned()
}

/// Digits, what stands between them, and a `+` in front.
fn has_only_its_signs(text: &str) -> bool {
    let rest = text.trim_start_matches('(');
    let rest = rest.strip_prefix('+').unwrap_or(rest);
    rest.chars().all(|sign| sign.is_ascii_digit() || " -().".contains(sign))
}

fn of_country(country: Country, text: &str) -> Option<Problem> {
    if text.chars().count() > LIMIT {
        return Some(Problem::TooLong { limit: LIMIT });
    }
    if !has_only_its_signs(&text.replace('/', " ")) {
        return Some(Problem::PhoneSigns);
    }
    let rule = country.phone()?;
    let number = digits(text);
    let abroad = match text.contains('+') {
        true => Some(number.as_str()),
        false => number.strip_prefix("00"),
    };
    let wrong = Problem::PhoneLength { lengths: rule.lengths() };
    let Some(abroad) = abroad else {
        let inside = rule.takes(number.len())
            || number.strip_prefix(rule.trunk).is_some_and(|rest| rule.takes(rest.len()));
        return (!inside).then_some(wrong);
    };
    match abroad.strip_prefix(rule.calling_code) {
        Some(rest) => {
            // `+33 (0)1 …` is often written, though nobody dials the zero.
            let rest_of = rest.strip_prefix(rule.trunk).unwrap_or(rest);
            let good = rule.takes(rest.len()) || rule.takes(rest_of.len());
            (!good).then_some(wrong)
        }
        None => match calling_code(abroad) {
            Some(_) if (7..=15).contains(&abroad.len()) => Some(Problem::PhoneElsewhere),
            Some(_) | None => Some(wrong),
        },
    }
}
