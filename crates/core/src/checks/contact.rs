//! A contact (account.md, 4.1, 4.3 and 5).

use super::finding::{Part, Report};
use crate::countries::Country;

/// What is known of somebody; empty where nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contact<'a> {
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
}

/// A contact in a country, of whom everything is wanted that is in `wanted`; the
/// country may not be known yet. `verified` as in [`super::email`].
pub fn contact(
    contact: &Contact<'_>,
    country: Option<Country>,
    wanted: &[Part],
    verified: &[String],
) -> Report {
    let mut report = Report::default();
    let is_wanted = |part| wanted.contains(&part);
    let first = super::person_name(contact.first_name);
    report.take(Part::FirstName, is_wanted(Part::FirstName), &first);
    let last = super::person_name(contact.last_name);
    report.take(Part::LastName, is_wanted(Part::LastName), &last);
    let email = super::email(contact.email, verified);
    report.take(Part::Email, is_wanted(Part::Email), &email);
    let phone = super::phone::somewhere(country, contact.phone);
    report.take(Part::PhoneNumber, is_wanted(Part::PhoneNumber), &phone);
    report
}

impl Contact<'_> {
    /// What a primary contact must have (account.md, 4.1).
    pub const PRIMARY: &'static [Part] =
        &[Part::FirstName, Part::LastName, Part::Email, Part::PhoneNumber];
    /// What a contact for bills must have; the e-mail address may be none (account.md,
    /// 4.3 and 10).
    pub const BILLING: &'static [Part] = &[Part::FirstName, Part::LastName, Part::PhoneNumber];
}
