//! An address under the rules of its country (account.md, 5 and 6.1).

use super::clean::{bare, is_blank};
use super::finding::{Checked, Part, Report};
use super::name::{address_line, line, person_name};
use super::problem::Problem;
use crate::countries::{Country, pattern};

const LINE_LIMIT: usize = 200;
/// [P] The longest city, and state where it is no code of a list.
const PLACE_LIMIT: usize = 100;
/// [P] The longest postal code of a country that has none we know.
const CODE_LIMIT: usize = 20;

/// An address as it is typed; empty where nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Address<'a> {
    pub country: &'a str,
    pub line1: &'a str,
    pub line2: &'a str,
    pub city: &'a str,
    pub state: &'a str,
    pub postal_code: &'a str,
    pub region: &'a str,
    pub first_name: &'a str,
    pub middle_name: &'a str,
    pub last_name: &'a str,
    pub phone: &'a str,
}

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AddressUse {
    /// As the register has it, no word cut short (account.md, 4.1).
    Legal,
    /// For bills, or where an organization is.
    Other,
    /// A location's, whose number is digits alone (account.md, 2.1).
    Location,
}

/// A whole address.
pub fn address(address: &Address<'_>, usage: AddressUse) -> Report {
    let mut report = Report::default();
    report.take(Part::Country, true, &super::country(address.country));
    let country: Option<Country> = address.country.parse().ok();
    let rule = country.and_then(Country::address);
    for (part, wanted, text) in
        [(Part::AddressLine1, true, address.line1), (Part::AddressLine2, false, address.line2)]
    {
        let checked = match usage {
            AddressUse::Legal => address_line(text, LINE_LIMIT),
            AddressUse::Other | AddressUse::Location => line(text, LINE_LIMIT),
        };
        report.take(part, wanted, &checked);
    }
    let needs_city = rule.is_some_and(|rule| rule.needs_city());
    report.take(Part::City, needs_city, &line(address.city, PLACE_LIMIT));
    let listed = country.is_some_and(|country| !country.states().is_empty());
    let at =
        country.map_or_else(|| line(address.state, PLACE_LIMIT), |at| state(at, address.state));
    report.take(Part::State, listed, &at);
    let needs_code = rule.is_some_and(|rule| rule.needs_postal_code());
    let code = country.map_or_else(
        || line(address.postal_code, CODE_LIMIT),
        |at| postal_code(at, address.postal_code),
    );
    report.take(Part::PostalCode, needs_code, &code);
    report.take(Part::Region, false, &line(address.region, PLACE_LIMIT));
    report.take(Part::FirstName, false, &person_name(address.first_name));
    report.take(Part::MiddleName, false, &person_name(address.middle_name));
    report.take(Part::LastName, false, &person_name(address.last_name));
    let phone = match usage {
        AddressUse::Location => super::location_phone(address.phone),
        AddressUse::Legal | AddressUse::Other => super::phone::somewhere(country, address.phone),
    };
    report.take(Part::PhoneNumber, false, &phone);
    report
}

/// A postal code, written as the country writes it.
pub fn postal_code(country: Country, text: &str) -> Checked {
    let form = country.address().map_or("", |rule| rule.postal_code);
    if form.is_empty() {
        return line(text, CODE_LIMIT);
    }
    if is_blank(text) {
        return Checked::good("");
    }
    match pattern::written(form, &bare(text)) {
        Some(written) => Checked::good(written),
        None => Checked::but(text.trim(), Problem::PostalCodeForm { form }),
    }
}

/// A state: where there is a list, by its code or its name; else any text.
pub fn state(country: Country, text: &str) -> Checked {
    let checked = line(text, PLACE_LIMIT);
    let states = country.states();
    if states.is_empty() || checked.kept.is_empty() || !checked.is_good() {
        return checked;
    }
    let typed = checked.kept.to_lowercase();
    let named = |state: &&crate::countries::State| {
        state.code.eq_ignore_ascii_case(&typed) || state.name.to_lowercase() == typed
    };
    match states.iter().find(named) {
        Some(state) => Checked::good(state.code),
        None if country.states_are_sure() => Checked::but(checked.kept, Problem::UnknownState),
        None => Checked::but(checked.kept, Problem::UnusualState),
    }
}
