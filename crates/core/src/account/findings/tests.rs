use super::*;
use crate::account::AccountValue;

/// A profile as somebody wants it.
pub(crate) fn wanted(values: &[(&str, &str)]) -> AccountFacts {
    let value =
        |text: &str| AccountValue { desired: Some(text.to_owned()), ..AccountValue::default() };
    AccountFacts(values.iter().map(|(code, text)| (code.parse().unwrap(), value(text))).collect())
}

const LEGAL: &[(&str, &str)] = &[
    ("legal.companyName", "Éditions Lumière"),
    ("legal.address.country", "FR"),
    ("legal.address.addressLine1", "1 rue de la Paix"),
    ("legal.address.city", "Lyon"),
    ("legal.address.postalCode", "69002"),
    ("legal.primaryContact.firstName", "Ada"),
    ("legal.primaryContact.lastName", "Martin"),
    ("legal.primaryContact.email", "ada@lumiere.example"),
    ("legal.primaryContact.phoneNumber", "0472000000"),
];

fn with<'v>(base: &[(&'v str, &'v str)], other: &[(&'v str, &'v str)]) -> AccountFacts {
    wanted(&[base, other].concat())
}

fn told(facts: &AccountFacts, profile: Profile) -> Vec<(&'static str, &'static str)> {
    findings(facts, profile)
        .iter()
        .filter(|one| one.is_error())
        .map(|one| (one.field.code(), one.problem.code()))
        .collect()
}

#[test]
fn a_legal_profile_is_held_to_its_own_country() {
    assert_eq!(told(&wanted(LEGAL), Profile::Legal), []);
    for (code, text, problem) in [
        ("legal.companyName", "", "missing"),
        ("legal.address.country", "XX", "unknown_country"),
        ("legal.address.postalCode", "6900", "postal_code_form"),
        ("legal.address.city", "", "missing"),
        ("legal.primaryContact.lastName", "", "missing"),
        ("legal.primaryContact.email", "ada", "email_form"),
        ("legal.companyApproverEmail", "ada", "email_form"),
    ] {
        let facts = with(LEGAL, &[(code, text)]);
        assert_eq!(told(&facts, Profile::Legal), [(code, problem)], "{code} {text:?}");
    }
    let begun = with(LEGAL, &[("legal.companyApproverAddress.city", "Lyon")]);
    let missing = told(&begun, Profile::Legal);
    assert!(missing.contains(&("legal.companyApproverAddress.country", "missing")), "{missing:?}");
}

#[test]
fn support_details_must_all_be_there() {
    let none = told(&AccountFacts::default(), Profile::Support);
    assert_eq!(
        none,
        [
            ("support.email", "missing"),
            ("support.telephone", "missing"),
            ("support.website", "missing"),
        ]
    );
}

#[test]
fn a_tax_number_is_wanted_where_microsoft_wants_it() {
    let bill_to = |country| {
        let facts = wanted(&[("billing.address.country", country)]);
        told(&facts, Profile::Billing).contains(&("billing.taxId", "missing"))
    };
    assert_eq!(["FR", "ZA", "TR", "US", "CH"].map(bill_to), [true, true, true, false, false]);
}

#[test]
fn language_and_culture_are_each_one_of_the_countrys() {
    let organization = |language, culture| {
        let at = [("organization.defaultAddress.country", "FR")];
        let facts =
            with(&at, &[("organization.language", language), ("organization.culture", culture)]);
        let found = told(&facts, Profile::Organization);
        found.into_iter().filter(|(_, problem)| problem.ends_with("elsewhere")).collect::<Vec<_>>()
    };
    assert_eq!(organization("fr", "fr-FR"), []);
    assert_eq!(organization("en", "en-US"), [], "almost every country lists it");
    assert_eq!(organization("es", "fr-FR"), [("organization.language", "language_elsewhere")]);
    assert_eq!(organization("fr", "es-US"), [("organization.culture", "culture_elsewhere")]);
}

#[test]
fn what_microsoft_holds_counts_where_nothing_is_wanted() {
    let mut facts = wanted(LEGAL);
    let city = "legal.address.city".parse().unwrap();
    let held = AccountValue { observed: Some("Lyon".to_owned()), ..AccountValue::default() };
    facts.0.insert(city, held);
    assert_eq!(told(&facts, Profile::Legal), []);
}
