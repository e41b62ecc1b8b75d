mod addresses;
mod choices;
mod mail_and_web;
mod names;
mod numbers;
mod phones;
mod postal_codes;
mod tax_numbers;

use std::collections::BTreeSet;

use super::*;
use crate::countries::Country;

fn at(country: &str) -> Country {
    country.parse().unwrap()
}

/// The codes of what was found, errors first.
fn said(checked: &Checked) -> Vec<&'static str> {
    checked.errors().chain(checked.warnings()).map(Problem::code).collect()
}

/// Parts of a case, with commas between them.
fn each(cases: &'static str) -> impl Iterator<Item = &'static str> {
    cases.split(',').map(str::trim).filter(|case| !case.is_empty())
}

#[test]
fn every_problem_has_a_code_of_its_own() {
    let form = "##-##";
    let all = [
        Problem::Missing,
        Problem::TooLong { limit: 3 },
        Problem::HiddenSign,
        Problem::UnknownCountry,
        Problem::UnknownState,
        Problem::UnusualState,
        Problem::PostalCodeForm { form },
        Problem::PhoneSigns,
        Problem::PhoneLength { lengths: "6 8-9" },
        Problem::PhoneTooShort { least: 6 },
        Problem::LocationPhone,
        Problem::PhoneElsewhere,
        Problem::EmailForm,
        Problem::PersonalMailbox,
        Problem::TenantMailbox,
        Problem::ForeignDomain,
        Problem::WebsiteForm,
        Problem::WebsiteScheme,
        Problem::TaxForm { form },
        Problem::UnusualTaxForm { form },
        Problem::UnusualRegistrationForm { form },
        Problem::CheckDigit,
        Problem::GuidForm,
        Problem::DunsForm,
        Problem::MpnIdForm,
        Problem::LanguageElsewhere,
        Problem::CultureElsewhere,
        Problem::CurrencyElsewhere,
        Problem::Abbreviation,
    ];
    let codes: BTreeSet<_> = all.into_iter().map(Problem::code).collect();
    assert_eq!(codes.len(), all.len());
    assert_eq!(Problem::TooLong { limit: 3 }.about().as_deref(), Some("3"));
    assert_eq!(Problem::TaxForm { form }.about().as_deref(), Some("99-99"));
    assert_eq!(Problem::PhoneLength { lengths: "6 8-9" }.about().as_deref(), Some("6, 8-9"));
    assert_eq!(Problem::Missing.about(), None);
}
