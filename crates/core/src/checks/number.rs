//! Numbers that name a company (account.md, 2.2, 6.3 and 8).

use uuid::Uuid;

use super::clean::{bare, is_blank};
use super::finding::Checked;
use super::problem::Problem;
use crate::countries::{Country, check_digit_is_wrong, pattern};
use crate::people;

/// [P] The longest number of a country whose form we do not know.
const LIMIT: usize = 50;

/// The number under which VAT or its like is paid, with or without the country in front.
pub fn tax_number(country: Country, text: &str) -> Checked {
    let Some(rule) = country.tax() else { return super::line(text, LIMIT) };
    if is_blank(text) {
        return Checked::good("");
    }
    let number = bare(text);
    match rule.written(&number) {
        Some(written) if check_digit_is_wrong(country, rule.core(&number)) => {
            Checked::but(written, Problem::CheckDigit)
        }
        Some(written) => Checked::good(written),
        None if rule.documented => Checked::but(text.trim(), Problem::TaxForm { form: rule.form }),
        None => otherwise(text, Problem::UnusualTaxForm { form: rule.form }),
    }
}

/// The number under which the company is registered.
pub fn registration_number(country: Country, text: &str) -> Checked {
    let Some(rule) = country.registration().filter(|rule| !rule.form.is_empty()) else {
        return super::line(text, LIMIT);
    };
    if is_blank(text) {
        return Checked::good("");
    }
    let number = bare(text);
    match pattern::written(rule.form, &number) {
        Some(written) if check_digit_is_wrong(country, &number) => {
            Checked::but(written, Problem::CheckDigit)
        }
        Some(written) => Checked::good(written),
        None => otherwise(text, Problem::UnusualRegistrationForm { form: rule.form }),
    }
}

/// It has another form than ours, and may be good all the same.
fn otherwise(text: &str, doubt: Problem) -> Checked {
    let mut checked = super::line(text, LIMIT);
    checked.problems.push(doubt);
    checked
}

/// The nine digits of Dun & Bradstreet.
pub fn duns(text: &str) -> Checked {
    of_form("#########", text, Problem::DunsForm)
}

fn of_form(form: &str, text: &str, problem: Problem) -> Checked {
    if is_blank(text) {
        return Checked::good("");
    }
    let number = bare(text);
    match pattern::written(form, &number) {
        Some(written) => Checked::good(written),
        None => Checked::but(text.trim(), problem),
    }
}

/// The number of the company or of one location in the partner network; since 2023 it
/// is called PartnerID.
pub fn mpn_id(text: &str) -> Checked {
    let text = text.trim();
    if text.is_empty() {
        return Checked::good("");
    }
    match people::location(text) {
        Ok(kept) => Checked::good(kept),
        Err(_) => Checked::but(text, Problem::MpnIdForm),
    }
}

/// The id of a tenant or of an organization.
pub fn guid(text: &str) -> Checked {
    let text = text.trim();
    if text.is_empty() {
        return Checked::good("");
    }
    match Uuid::parse_str(text) {
        Ok(id) => Checked::good(id.to_string()),
        Err(_) => Checked::but(text, Problem::GuidForm),
    }
}
