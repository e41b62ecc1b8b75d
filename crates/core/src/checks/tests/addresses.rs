use super::*;

fn found(report: &Report) -> Vec<(&'static str, &'static str)> {
    let findings = report.errors.iter().chain(&report.warnings);
    findings.map(|finding| (finding.part.code(), finding.problem.code())).collect()
}

const SEATTLE: Address<'_> = Address {
    country: "US",
    line1: "1 Main Street",
    line2: "",
    city: "Seattle",
    state: "WA",
    postal_code: "98101",
    region: "",
    first_name: "Ada",
    middle_name: "",
    last_name: "Lovelace",
    phone: "425-555-0100",
};

#[test]
fn each_part_of_an_address_has_its_rule() {
    let nothing = Address::default();
    let paris = Address {
        country: "FR",
        line1: "1 rue de Rivoli",
        city: "Paris",
        postal_code: "75001",
        ..nothing
    };
    let dubai = Address { country: "AE", line1: "Sheikh Zayed Road", ..nothing };
    for (given, wanted) in [
        (SEATTLE, vec![]),
        (paris, vec![]),
        (dubai, vec![]),
        (nothing, vec![("country", "missing"), ("addressLine1", "missing")]),
        (
            Address { country: "US", ..nothing },
            vec![
                ("addressLine1", "missing"),
                ("city", "missing"),
                ("state", "missing"),
                ("postalCode", "missing"),
            ],
        ),
        (Address { country: "Utopia", ..SEATTLE }, vec![("country", "unknown_country")]),
        (Address { state: "ZZ", ..SEATTLE }, vec![("state", "unknown_state")]),
        (Address { postal_code: "75001-1", ..paris }, vec![("postalCode", "postal_code_form")]),
        (Address { postal_code: "", ..paris }, vec![("postalCode", "missing")]),
        (Address { city: " ", ..paris }, vec![("city", "missing")]),
        (Address { phone: "123", ..SEATTLE }, vec![("phoneNumber", "phone_length")]),
        (Address { phone: "+33123456789", ..SEATTLE }, vec![("phoneNumber", "phone_elsewhere")]),
        (Address { first_name: "A\u{0}", ..SEATTLE }, vec![("firstName", "hidden_sign")]),
        (Address { line2: "a\nb", ..SEATTLE }, vec![("addressLine2", "hidden_sign")]),
    ] {
        assert_eq!(found(&address(&given, AddressUse::Other)), wanted, "{given:?}");
    }
    let long = "é".repeat(201);
    let lines = Address { line1: &long, line2: &long, ..SEATTLE };
    let report = address(&lines, AddressUse::Other);
    assert_eq!(found(&report), [("addressLine1", "too_long"), ("addressLine2", "too_long")]);
}

#[test]
fn what_an_address_is_for_decides_too() {
    let short = Address { line1: "1 Main St.", ..SEATTLE };
    assert_eq!(found(&address(&short, AddressUse::Legal)), [("addressLine1", "abbreviation")]);
    assert!(address(&short, AddressUse::Legal).is_good(), "it is only doubtful");
    assert_eq!(found(&address(&short, AddressUse::Other)), []);
    let report = address(&SEATTLE, AddressUse::Location);
    assert_eq!(found(&report), [("phoneNumber", "location_phone")]);
    let plain = Address { phone: "4255550100", ..SEATTLE };
    assert_eq!(found(&address(&plain, AddressUse::Location)), []);
}

#[test]
fn a_contact_has_what_is_wanted_of_it() {
    let ada = Contact {
        first_name: "Ada",
        last_name: "Lovelace",
        email: "ada@contoso.com",
        phone: "01 23 45 67 89",
    };
    let france = Some(at("FR"));
    let check = |given: &Contact<'_>, wanted| found(&contact(given, france, wanted, &[]));
    assert_eq!(check(&ada, Contact::PRIMARY), []);
    let nobody = Contact::default();
    assert_eq!(
        check(&nobody, Contact::PRIMARY),
        [
            ("firstName", "missing"),
            ("lastName", "missing"),
            ("email", "missing"),
            ("phoneNumber", "missing")
        ]
    );
    assert_eq!(check(&nobody, &[]), []);
    let unmailed = Contact { email: "", ..ada };
    assert_eq!(check(&unmailed, Contact::BILLING), []);
    let private = Contact { email: "ada@gmail.com", phone: "12", ..ada };
    assert_eq!(
        check(&private, Contact::PRIMARY),
        [("phoneNumber", "phone_length"), ("email", "personal_mailbox")]
    );
    let nowhere = contact(&private, None, &[], &["contoso.com".to_owned()]);
    assert_eq!(
        found(&nowhere),
        [("email", "personal_mailbox")],
        "without a country any number may be one"
    );
}
