//! Whatever is typed or comes in a file: no check breaks, none works longer than the
//! text is long, and what was checked once stays as it is.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use desk_core::checks::{
    Address, AddressUse, Checked, Contact, address, billing_currency, company_name, contact,
    country, culture, digits, duns, email, guid, language, line, location_phone, mpn_id, opened,
    person_name, phone, postal_code, purchase_order, registration_number, state, support_phone,
    tax_number, website,
};
use desk_core::countries::{Country, check_digit_is_wrong, pattern};
use proptest::prelude::*;

type Check = fn(Country, &str) -> Checked;

/// Every check of one value, with a country where it needs one.
const CHECKS: &[(&str, Check)] = &[
    ("billing_currency", billing_currency),
    ("company_name", |_, text| company_name(text)),
    ("country", |_, text| country(text)),
    ("culture", culture),
    ("duns", |_, text| duns(text)),
    ("email", |_, text| email(text, &[])),
    ("email among domains", |_, text| email(text, &["contoso.com".to_owned(), text.to_owned()])),
    ("guid", |_, text| guid(text)),
    ("language", language),
    ("line", |_, text| line(text, 10)),
    ("location_phone", |_, text| location_phone(text)),
    ("mpn_id", |_, text| mpn_id(text)),
    ("person_name", |_, text| person_name(text)),
    ("phone", phone),
    ("postal_code", postal_code),
    ("purchase_order", |_, text| purchase_order(text)),
    ("registration_number", registration_number),
    ("state", state),
    ("support_phone", |_, text| support_phone(text)),
    ("tax_number", tax_number),
    ("website", |_, text| website(text)),
];

fn a_country() -> impl Strategy<Value = Country> {
    proptest::sample::select(Country::all().collect::<Vec<_>>())
}

/// Texts that look like values, and texts that look like nothing.
fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        "[0-9A-Za-z .,/()+@:#\\[\\]*|-]{0,30}",
        "[\u{0}-\u{1f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}0-9 ]{0,20}",
        "([a-z\u{300}-\u{36f}\u{5d0}-\u{5ea}\u{627}-\u{64a}]|\u{200d}){0,30}",
        "[０-９Ａ-Ｚ\u{660}-\u{669}\u{6f0}-\u{6f9}－ ]{0,20}",
        "(\\+|00)?[0-9 ().-]{0,20}",
        "[A-Z]{2}[0-9A-Z]{8,14}",
        "(https?://|ftp://|//)?[a-z0-9.@:/?#-]{0,40}",
        "[ßıŉſﬀİǆĸ]{1,8}",
    ]
}

proptest! {
    #[test]
    fn what_was_checked_once_stays(country in a_country(), text in a_text()) {
        for (name, check) in CHECKS {
            let once = check(country, &text);
            let again = check(country, &once.kept);
            prop_assert_eq!(&again, &once, "{} of {:?} in {}", name, &text, country);
            prop_assert!(once.kept.is_empty() || !once.kept.starts_with(' '), "{}", name);
        }
        if let Some(address) = opened(&text) {
            let again = opened(&address);
            prop_assert_eq!(again.as_deref(), Some(address.as_str()));
            prop_assert!(address.starts_with("http://") || address.starts_with("https://"));
        }
        prop_assert!(digits(&text).bytes().all(|sign| sign.is_ascii_digit()));
        check_digit_is_wrong(country, &text);
    }

    #[test]
    fn a_good_value_has_no_error_with_space_around_it(country in a_country(), text in a_text()) {
        for (name, check) in CHECKS {
            let spaced = check(country, &format!(" {text}\u{a0} "));
            prop_assert_eq!(spaced, check(country, &text), "{} of {:?}", name, &text);
        }
    }

    #[test]
    fn any_pattern_reads_any_text(pattern in "\\PC{0,30}|[#@*|\\[\\]0-9A-Z -]{0,30}", text in a_text()) {
        let _written: Option<String> = pattern::written(&pattern, &text);
        prop_assert!(pattern::shown(&pattern).len() <= pattern.len() * 2);
    }

    #[test]
    fn any_address_and_any_contact_can_be_checked(
        texts in proptest::collection::vec(a_text(), 11),
        at in a_country(),
    ) {
        let text = |n: usize| texts[n].as_str();
        let given = Address {
            country: if text(0).is_empty() { at.code() } else { text(0) },
            line1: text(1),
            line2: text(2),
            city: text(3),
            state: text(4),
            postal_code: text(5),
            region: text(6),
            first_name: text(7),
            middle_name: text(8),
            last_name: text(9),
            phone: text(10),
        };
        for usage in [AddressUse::Legal, AddressUse::Other, AddressUse::Location] {
            let report = address(&given, usage);
            prop_assert_eq!(report.is_good(), report.errors.is_empty());
        }
        let person = Contact {
            first_name: text(1),
            last_name: text(2),
            email: text(3),
            phone: text(4),
        };
        contact(&person, Some(at), Contact::PRIMARY, &texts);
        contact(&person, None, Contact::BILLING, &[]);
    }
}

/// No clock: a check that looked at the text once for each of its signs would not end
/// with texts of this length, so that the test would hang.
#[test]
fn very_long_texts_are_read_a_few_times_and_no_more() {
    const LENGTH: usize = 1 << 14;
    let countries: Vec<Country> = ["FR", "BR", "KI"].map(|code| code.parse().unwrap()).into();
    for piece in [
        "9", "A", "a.", " ", "-", ".", "@", "+", "(", "0-", "é", "e\u{301}", "\u{202e}", "\0", "ß",
        "/:", "://", "[", "٣",
    ] {
        let text = piece.repeat(LENGTH / piece.len());
        for front in ["", "https://", "ada@", "+33", "DE"] {
            let text = format!("{front}{text}");
            for country in &countries {
                for (_, check) in CHECKS {
                    check(*country, &text);
                }
            }
        }
    }
}
