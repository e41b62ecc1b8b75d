//! What can be said against a profile as it would go to Microsoft: each value by itself
//! and under the rules of its country. Nothing of it keeps anybody from saving: a country
//! may be said later, and Microsoft's own check of addresses is not asked here
//! (account.md, 5).

use super::field::AccountField;
use super::part::{Part, Place, Profile};
use super::standing::AccountFacts;
use crate::checks::{self, Address, AddressUse, Checked, Contact, Level, Problem, Report};
use crate::countries::Country;

/// Something said against a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AccountFinding {
    pub field: AccountField,
    pub problem: Problem,
}

impl AccountFinding {
    /// Whether it is an error; else it is worth a look.
    pub fn is_error(&self) -> bool {
        self.problem.level() == Level::Error
    }
}

/// What can be said against a profile by what the company goes by: what it wants, else
/// what Microsoft holds.
pub fn findings(facts: &AccountFacts, profile: Profile) -> Vec<AccountFinding> {
    let mut found = Found { facts, findings: Vec::new() };
    match profile {
        Profile::Legal => found.legal(),
        Profile::Support => found.support(),
        Profile::Billing => found.billing(),
        Profile::Organization => found.organization(),
        Profile::Mpn => {
            found.take(
                Place::Mpn,
                Part::MpnId,
                checks::mpn_id(found.text(Place::Mpn, Part::MpnId)),
            );
        }
        Profile::Identifiers => found.identifiers(),
        // What is typed there has a form and no further rule.
        Profile::Account | Profile::Company => {}
    }
    found.findings.sort();
    found.findings.dedup();
    found.findings
}

struct Found<'f> {
    facts: &'f AccountFacts,
    findings: Vec<AccountFinding>,
}

impl<'f> Found<'f> {
    fn text(&self, place: Place, part: Part) -> &'f str {
        self.facts.effective(place, part).unwrap_or_default()
    }

    fn country(&self, place: Place) -> Option<Country> {
        self.text(place, Part::Country).parse().ok()
    }

    fn take(&mut self, place: Place, part: Part, checked: Checked) {
        for problem in checked.problems {
            self.say(place, part, problem);
        }
    }

    /// The same of what must be there.
    fn need(&mut self, place: Place, part: Part, checked: Checked) {
        if checked.kept.is_empty() {
            self.say(place, part, Problem::Missing);
        }
        self.take(place, part, checked);
    }

    fn say(&mut self, place: Place, part: Part, problem: Problem) {
        if let Some(field) = AccountField::at(place, part) {
            self.findings.push(AccountFinding { field, problem });
        }
    }

    fn report(&mut self, place: Place, report: &Report) {
        for finding in report.errors.iter().chain(&report.warnings) {
            self.say(place, part(finding.part), finding.problem);
        }
    }

    fn address(&mut self, place: Place, usage: AddressUse) {
        let text = |part| self.text(place, part);
        let address = Address {
            country: text(Part::Country),
            line1: text(Part::AddressLine1),
            line2: text(Part::AddressLine2),
            city: text(Part::City),
            state: text(Part::State),
            postal_code: text(Part::PostalCode),
            region: text(Part::Region),
            first_name: text(Part::FirstName),
            middle_name: text(Part::MiddleName),
            last_name: text(Part::LastName),
            phone: text(Part::PhoneNumber),
        };
        let report = checks::address(&address, usage);
        self.report(place, &report);
    }

    fn contact(&mut self, place: Place, country: Option<Country>, wanted: &[checks::Part]) {
        let text = |part| self.text(place, part);
        let contact = Contact {
            first_name: text(Part::FirstName),
            last_name: text(Part::LastName),
            email: text(Part::Email),
            phone: text(Part::PhoneNumber),
        };
        let report = checks::contact(&contact, country, wanted, &self.domains());
        self.report(place, &report);
    }

    /// The domains that are known to be the company's: the tenant's own, where it is one
    /// of the company's and none of Microsoft's.
    fn domains(&self) -> Vec<String> {
        let own = self.text(Place::Organization, Part::Domain).to_ascii_lowercase();
        let named = !own.is_empty() && !own.ends_with(".onmicrosoft.com");
        if named { vec![own] } else { Vec::new() }
    }

    fn legal(&mut self) {
        let name = self.text(Place::Legal, Part::CompanyName);
        self.need(Place::Legal, Part::CompanyName, checks::company_name(name));
        self.address(Place::LegalAddress, AddressUse::Legal);
        let country = self.country(Place::LegalAddress);
        self.contact(Place::LegalContact, country, Contact::PRIMARY);
        let approver = Place::ApproverAddress;
        let parts = approver.profile().fields().filter(|field| field.place() == approver);
        if parts.into_iter().any(|field| !self.text(approver, field.part()).is_empty()) {
            self.address(approver, AddressUse::Legal);
        }
        let email = self.text(Place::Legal, Part::ApproverEmail);
        self.take(Place::Legal, Part::ApproverEmail, checks::email(email, &self.domains()));
    }

    fn support(&mut self) {
        let at = Place::Support;
        let text = |part| self.text(at, part);
        let (email, phone, site) = (text(Part::Email), text(Part::Telephone), text(Part::Website));
        self.need(at, Part::Email, checks::email(email, &[]));
        self.need(at, Part::Telephone, checks::support_phone(phone));
        self.need(at, Part::Website, checks::website(site));
    }

    fn billing(&mut self) {
        self.address(Place::BillingAddress, AddressUse::Other);
        // Who sees no other profile than this goes by the country of the bills.
        let country =
            self.country(Place::BillingAddress).or_else(|| self.country(Place::LegalAddress));
        self.contact(Place::BillingContact, country, Contact::BILLING);
        let order = self.text(Place::Billing, Part::PurchaseOrderNumber);
        self.take(Place::Billing, Part::PurchaseOrderNumber, checks::purchase_order(order));
        let Some(country) = country else { return };
        let number = checks::tax_number(country, self.text(Place::Billing, Part::TaxId));
        if country.needs_tax_number() {
            self.need(Place::Billing, Part::TaxId, number);
        } else {
            self.take(Place::Billing, Part::TaxId, number);
        }
        let currency = self.text(Place::Billing, Part::BillingCurrency);
        self.take(
            Place::Billing,
            Part::BillingCurrency,
            checks::billing_currency(country, currency),
        );
    }

    fn organization(&mut self) {
        let at = Place::Organization;
        self.address(Place::OrganizationAddress, AddressUse::Other);
        self.take(at, Part::Email, checks::email(self.text(at, Part::Email), &self.domains()));
        self.take(at, Part::TenantId, checks::guid(self.text(at, Part::TenantId)));
        let country =
            self.country(Place::OrganizationAddress).or_else(|| self.country(Place::LegalAddress));
        let Some(country) = country else { return };
        let (language, culture) = (self.text(at, Part::Language), self.text(at, Part::Culture));
        self.take(at, Part::Language, checks::language(country, language));
        self.take(at, Part::Culture, checks::culture(country, culture));
    }

    fn identifiers(&mut self) {
        let at = Place::Identifiers;
        self.take(at, Part::GlobalMpnId, checks::mpn_id(self.text(at, Part::GlobalMpnId)));
        self.take(at, Part::DunsNumber, checks::duns(self.text(at, Part::DunsNumber)));
        let Some(country) = self.country(Place::LegalAddress) else { return };
        let number = self.text(at, Part::RegistrationNumber);
        let number = checks::registration_number(country, number);
        if country.registration().is_some_and(|rule| rule.mandatory) {
            self.need(at, Part::RegistrationNumber, number);
        } else {
            self.take(at, Part::RegistrationNumber, number);
        }
    }
}

const fn part(part: checks::Part) -> Part {
    match part {
        checks::Part::AddressLine1 => Part::AddressLine1,
        checks::Part::AddressLine2 => Part::AddressLine2,
        checks::Part::City => Part::City,
        checks::Part::State => Part::State,
        checks::Part::PostalCode => Part::PostalCode,
        checks::Part::Country => Part::Country,
        checks::Part::Region => Part::Region,
        checks::Part::FirstName => Part::FirstName,
        checks::Part::MiddleName => Part::MiddleName,
        checks::Part::LastName => Part::LastName,
        checks::Part::Email => Part::Email,
        checks::Part::PhoneNumber => Part::PhoneNumber,
    }
}

#[cfg(test)]
pub(crate) mod tests;
