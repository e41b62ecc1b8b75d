use super::*;

fn field(code: &str) -> AccountField {
    code.parse().unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn value(desired: Option<&str>, observed: Option<&str>) -> AccountValue {
    AccountValue {
        desired: desired.map(str::to_owned),
        observed: observed.map(str::to_owned),
        ..AccountValue::default()
    }
}

fn seen_at(profile: &str, second: i64) -> (AccountField, AccountValue) {
    (field(&format!("{profile}.observedAt")), value(None, Some(&at(second).to_string())))
}

#[test]
fn a_field_stands_as_its_values_and_the_last_look_say() {
    let city = field("legal.address.city");
    let carried =
        |text: &str, second| Some(Carried { value: text.to_owned(), at: at(second), note: None });
    for (desired, observed, carried, seen, meant) in [
        (None, None, None, None, Standing::Empty),
        (None, Some(""), None, Some(5), Standing::Empty),
        (None, Some("Lyon"), None, Some(5), Standing::Observed),
        (Some("Lyon"), None, None, None, Standing::Wanted),
        (Some("Lyon"), Some("Lyon"), None, Some(5), Standing::Same),
        (Some(""), Some("Lyon"), None, Some(5), Standing::Differs),
        (Some("Nice"), Some("Lyon"), None, Some(5), Standing::Differs),
        (Some("Nice"), Some("Lyon"), carried("Nice", 7), Some(5), Standing::Carried),
        (Some("Nice"), None, carried("Nice", 7), None, Standing::Carried),
        (Some("Nice"), Some("Lyon"), carried("Nice", 7), Some(9), Standing::Drifted),
        (Some("Nice"), Some("Nice"), carried("Nice", 7), Some(9), Standing::Same),
        (Some("Brest"), Some("Lyon"), carried("Nice", 7), Some(9), Standing::Differs),
    ] {
        let mut facts = AccountFacts::default();
        facts.0.insert(city, AccountValue { carried, ..value(desired, observed) });
        facts.0.extend(seen.map(|second| seen_at("legal", second)));
        assert_eq!(facts.standing(city), meant, "{desired:?} {observed:?} {seen:?}");
    }
    assert_eq!(AccountFacts::default().standing(city), Standing::Empty);
}

#[test]
fn what_stays_here_is_as_it_is_wanted() {
    let program = field("account.program");
    let facts = AccountFacts([(program, value(Some("mpn"), None))].into());
    assert_eq!(facts.standing(program), Standing::Same);
    assert_eq!(facts.program(), Some(Program::Mpn));
}

#[test]
fn an_edit_of_name_address_or_contact_is_expected_to_be_verified() {
    let facts = AccountFacts(
        [
            (field("legal.companyName"), value(Some("Contoso SAS"), Some("Contoso"))),
            (field("legal.address.city"), value(None, Some("Lyon"))),
            (field("legal.primaryContact.email"), value(Some("a@b.fr"), Some("a@b.fr"))),
            (field("legal.companyApproverEmail"), value(Some("c@b.fr"), Some("a@b.fr"))),
            (field("support.email"), value(Some("c@b.fr"), Some("a@b.fr"))),
            (field("legal.vettingStatus"), value(None, Some("authorized"))),
        ]
        .into(),
    );
    assert_eq!(facts.expects_verification(), [field("legal.companyName")]);
    assert_eq!(facts.verification(), Some(Verification::Authorized), "as Microsoft says");
}

#[test]
fn what_is_wanted_goes_before_what_is_observed_and_empty_is_nothing() {
    for (desired, observed, meant) in [
        (None, None, None),
        (None, Some("a"), Some("a")),
        (Some("b"), Some("a"), Some("b")),
        (Some(""), Some("a"), None),
        (None, Some(""), None),
    ] {
        assert_eq!(value(desired, observed).effective(), meant);
    }
}
