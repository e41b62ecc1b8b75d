//! Names of companies and people, and other single lines (account.md, 4.1, 4.3 and 5).

use super::clean::hidden_sign;
use super::finding::Checked;
use super::problem::Problem;

/// [P] The longest name of a company, in characters.
pub const COMPANY_NAME_LIMIT: usize = 200;
/// The longest first or last name (account.md, 5).
const PERSON_LIMIT: usize = 50;
/// [P] The longest number of a purchase order.
const ORDER_LIMIT: usize = 50;

/// One line of at most so many characters.
pub fn line(text: &str, limit: usize) -> Checked {
    let text = text.trim();
    let mut checked = Checked::good(text);
    if text.chars().count() > limit {
        checked.problems.push(Problem::TooLong { limit });
    }
    if hidden_sign(text) {
        checked.problems.push(Problem::HiddenSign);
    }
    checked
}

/// A first or last name.
pub fn person_name(text: &str) -> Checked {
    line(text, PERSON_LIMIT)
}

/// What stands on the partner's invoice as the number of the order.
pub fn purchase_order(text: &str) -> Checked {
    line(text, ORDER_LIMIT)
}

/// A legal name, which must be the register's to the letter: no word cut short.
pub fn company_name(text: &str) -> Checked {
    in_full(line(text, COMPANY_NAME_LIMIT), IN_NAMES)
}

/// A line of the legal address, likewise.
pub(super) fn address_line(text: &str, limit: usize) -> Checked {
    in_full(line(text, limit), IN_ADDRESSES)
}

fn in_full(mut checked: Checked, cut_short: &[&str]) -> Checked {
    if checked.kept.split_whitespace().any(|word| is_cut_short(word, cut_short)) {
        checked.problems.push(Problem::Abbreviation);
    }
    checked
}

/// [P] Words that registers usually have in full.
const IN_NAMES: &[&str] = &[
    "assn", "assoc", "bros", "cie", "co", "corp", "dept", "ets", "govt", "grp", "inc", "int'l",
    "intl", "ltd", "mfg", "mgmt", "mgt", "nat'l", "natl", "soc", "ste", "svc", "svcs", "univ",
    "éts", "sté",
];

/// [P] The same of addresses.
const IN_ADDRESSES: &[&str] = &[
    "apt", "av", "ave", "avda", "bd", "bldg", "blvd", "boul", "bvd", "ctra", "dr", "hwy", "ln",
    "pkwy", "rd", "sq", "st", "ste", "str",
];

/// Also a word of several letters with a full stop behind it, unless there are others in
/// it: `S.A.` is what the register has.
fn is_cut_short(word: &str, known: &[&str]) -> bool {
    let word = word.trim_matches([',', '(', ')', '"']);
    let stem = word.strip_suffix('.').unwrap_or(word);
    if stem.len() > 8 {
        return false;
    }
    let stopped = stem.len() < word.len()
        && stem.chars().count() > 1
        && stem.chars().all(char::is_alphabetic);
    stopped || known.contains(&stem.to_lowercase().replace('\u{2019}', "'").as_str())
}
