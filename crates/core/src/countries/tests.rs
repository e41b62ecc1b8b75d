use std::collections::BTreeSet;

use super::*;

fn codes_where(wanted: impl Fn(Country) -> bool) -> Vec<&'static str> {
    Country::all().filter(|country| wanted(*country)).map(Country::code).collect()
}

#[test]
fn every_table_is_in_order_and_about_countries_of_the_list() {
    let codes: Vec<_> = Country::all().map(Country::code).collect();
    assert!(codes.is_sorted(), "the list is searched by halves");
    assert_eq!(codes.len(), codes.iter().collect::<BTreeSet<_>>().len());
    for country in Country::all() {
        assert_eq!(country.code().parse(), Ok(country));
        assert_eq!(country.code3().to_lowercase().parse(), Ok(country));
        assert!(country.address().is_some(), "{country} has a rule for addresses");
        assert!(country.phone().is_some(), "{country} has a rule for telephone numbers");
        assert!(country.cultures().next().is_some(), "{country} has a culture");
    }
    assert!(MEMBERS_KNOWN.iter().all(|code| code.parse::<Country>().is_ok_and(Country::is_in_eu)));
    assert_eq!(codes_where(Country::is_in_eu), MEMBERS_KNOWN);
    assert_eq!(codes_where(|at| at.tax().is_some()).len(), tax::COUNT);
    assert_eq!(codes_where(|at| at.registration().is_some()).len(), registration::COUNT);
}

const MEMBERS_KNOWN: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// account.md, 6.3: whom the product asks, and of which customers.
#[test]
fn the_registration_number_is_mandatory_where_microsoft_says_so() {
    let mandatory = codes_where(|at| at.registration().is_some_and(|rule| rule.mandatory));
    assert_eq!(
        mandatory,
        [
            "AE", "AM", "AZ", "BR", "BY", "HU", "IN", "IQ", "KG", "KZ", "MD", "MM", "PL", "RU",
            "SA", "SS", "TH", "TJ", "TR", "UA", "UZ", "VE", "VN", "ZA"
        ]
    );
    let of_customers = codes_where(|at| at.registration().is_some_and(|rule| rule.of_customers));
    assert_eq!(of_customers, ["AM", "AZ", "BY", "HU", "KG", "KZ", "MD", "RU", "TJ", "UA", "UZ"]);
}

#[test]
fn what_a_country_demands_is_found_by_its_code() {
    let at = |code: &str| code.parse::<Country>().unwrap();
    let france = at("fra");
    assert_eq!(france.to_string(), "FR");
    assert_eq!(france.phone().unwrap().calling_code, "33");
    assert_eq!(france.cultures().collect::<Vec<_>>(), ["fr-FR", "en-US"]);
    assert_eq!(france.languages(), ["fr", "en"]);
    assert_eq!(at("US").languages(), ["en", "es"]);
    assert_eq!(at("US").states().len(), 51, "fifty, and the District of Columbia");
    assert_eq!(at("CA").states().len(), 13);
    assert_eq!(at("MX").states().len(), 32);
    assert_eq!(at("CN").states().len(), 34);
    assert!(codes_where(|at| !at.states().is_empty()) == ["CA", "CN", "MX", "US"]);
    assert!(at("TR").needs_tax_number() && at("ZA").needs_tax_number());
    assert!(!at("GB").needs_tax_number() && !at("GB").is_in_eu());
    for wrong in ["", "F", "FRANCE", "ZZ", "é", "KP", "\0\0"] {
        assert_eq!(wrong.parse::<Country>(), Err(UnknownCountry { text: wrong.to_owned() }));
    }
    assert_eq!("FR".parse().ok().and_then(Country::of), Some(france));
}

#[test]
fn a_number_belongs_to_the_longest_calling_code_that_fits() {
    for (digits, code) in [
        ("33123456789", Some("33")),
        ("14255550100", Some("1")),
        ("99812345", Some("998")),
        ("0", None),
    ] {
        assert_eq!(calling_code(digits), code);
    }
}
