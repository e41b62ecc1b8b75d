use uuid::Uuid;

use super::*;
use crate::access::{Actor, Role, Task};
use crate::account::{AccountRecord, Locked};
use crate::decide::decide;
use crate::facts::Facts;
use crate::ids::UserId;

fn field(code: &str) -> AccountField {
    code.parse().unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn actor(role: Role) -> Actor {
    Actor::new(UserId::new(Uuid::from_u128(1)), [role])
}

/// Decides, and writes what comes of it.
fn run(facts: &mut AccountFacts, role: Role, command: &Command) -> Result<Decision, Refusal> {
    let right = command.right(&actor(role)).map_err(|_| Refusal::WrongRight)?;
    let known = Facts { account: facts.clone(), ..Facts::default() };
    let decision = decide(&known, &right, command)?;
    for change in &decision.changes {
        apply(facts, change);
    }
    Ok(decision)
}

fn apply(facts: &mut AccountFacts, change: &Change) {
    let field = AccountField::of_entity(change.id()).unwrap();
    let record = field.record();
    let value = facts.0.entry(field).or_default();
    let Change::Set { field: place, value: new, .. } = change else { return };
    let text = match new {
        Value::Text(text) => Some(text.clone()),
        Value::Absent | Value::Integer(_) | Value::Flag(_) | Value::Bytes(_) | Value::Id(_) => None,
    };
    let time = match new {
        Value::Integer(ms) => Timestamp::from_millisecond(*ms).ok(),
        Value::Absent | Value::Text(_) | Value::Flag(_) | Value::Bytes(_) | Value::Id(_) => None,
    };
    let places = [record.desired, record.observed, record.finalized, record.carried];
    match places.iter().position(|one| *one == *place) {
        Some(0) => value.desired = text,
        Some(1) => value.observed = text,
        Some(2) => value.finalized = text,
        Some(3) => {
            value.carried = text.map(|value| Carried { value, at: Timestamp::MIN, note: None });
        }
        _ => {
            if *place == record.observed_at {
                value.observed_at = time;
            } else if *place == record.finalized_at {
                value.finalized_at = time;
            } else if let Some(carried) = &mut value.carried {
                carried.at = time.unwrap_or(carried.at);
                if *place == record.carried_note {
                    carried.note = text;
                }
            }
        }
    }
}

fn wish(code: &str, value: Option<&str>) -> Command {
    Command::SetAccountField { field: field(code), value: value.map(str::to_owned) }
}

fn look(second: i64, version: Version, values: &[(&str, &str)]) -> Command {
    Command::ObserveProfile(Seen {
        profile: Profile::Legal,
        version,
        at: at(second),
        values: values
            .iter()
            .map(|(code, text)| (field(code), (!text.is_empty()).then(|| (*text).to_owned())))
            .collect(),
    })
}

#[test]
fn the_first_who_fills_in_a_field_makes_its_record_and_the_wish_can_be_taken_back() {
    let mut facts = AccountFacts::default();
    let code = "support.email";
    let made = run(&mut facts, Role::AccountAdmin, &wish(code, Some(" a@b.fr "))).unwrap();
    let id = field(code).entity_id();
    let record = AccountRecord::of(crate::schema::EntityType::ProfileField).unwrap();
    assert_eq!(
        made.changes,
        [
            Change::Create { entity: record.entity, id },
            Change::Set { field: record.code, id, value: code.into() },
            Change::Set { field: record.desired, id, value: "a@b.fr".into() },
        ]
    );
    assert_eq!(made.inverse, Some(wish(code, None)));
    let again = run(&mut facts, Role::AccountAdmin, &wish(code, Some("a@b.fr"))).unwrap();
    assert_eq!(again, Decision::nothing());
    let other = run(&mut facts, Role::GlobalAdmin, &wish(code, Some("c@b.fr"))).unwrap();
    assert_eq!(other.changes.len(), 1, "the record is there");
    assert_eq!(other.inverse, Some(wish(code, Some("a@b.fr"))));
    run(&mut facts, Role::GlobalAdmin, &wish(code, None)).unwrap();
    assert_eq!(facts.value(field(code)).unwrap().desired, None);
}

#[test]
fn a_wish_for_what_is_so_is_none_and_a_field_can_be_wanted_empty() {
    let city = "legal.address.city";
    let mut facts = AccountFacts::default();
    assert_eq!(run(&mut facts, Role::GlobalAdmin, &wish(city, Some(""))), Ok(Decision::nothing()));
    run(&mut facts, Role::GlobalAdmin, &look(5, Version::Current, &[(city, "Lyon")])).unwrap();
    let same = wish(city, Some("Lyon"));
    assert_eq!(run(&mut facts, Role::GlobalAdmin, &same), Ok(Decision::nothing()));
    run(&mut facts, Role::GlobalAdmin, &wish(city, Some(""))).unwrap();
    assert_eq!(facts.value(field(city)).unwrap().desired.as_deref(), Some(""));
    run(&mut facts, Role::GlobalAdmin, &same).unwrap();
    assert_eq!(facts.value(field(city)).unwrap().desired.as_deref(), Some("Lyon"), "said again");
}

#[test]
fn each_field_has_its_form_and_its_limit() {
    let long = |n: usize| "é".repeat(n);
    for (code, given, kept) in [
        ("legal.companyName", " Contoso SAS ", Some(Some("Contoso SAS"))),
        ("legal.companyName", &long(200), Some(Some(&*long(200)))),
        ("legal.companyName", &long(201), None),
        ("legal.companyName", "a\nb", None),
        ("legal.companyName", "  ", Some(None)),
        ("legal.address.country", "fr", Some(Some("FR"))),
        ("legal.address.country", "France", None),
        ("legal.address.addressLine1", &long(201), None),
        ("legal.address.state", "Île-de-France", Some(Some("Île-de-France"))),
        ("legal.address.postalCode", "69001", Some(Some("69001"))),
        ("legal.address.firstName", &long(51), None),
        ("legal.primaryContact.email", "ada@contoso.com", Some(Some("ada@contoso.com"))),
        ("legal.primaryContact.email", "ada", None),
        ("legal.primaryContact.email", "a b@contoso.com", None),
        ("legal.primaryContact.phoneNumber", "+33 1 23 45 67 89", Some(Some("+33 1 23 45 67 89"))),
        ("legal.primaryContact.phoneNumber", "call me", None),
        ("support.telephone", "12345", None),
        ("support.telephone", "(01) 23.45-67", Some(Some("(01) 23.45-67"))),
        ("support.website", "www.microsoft.com", Some(Some("www.microsoft.com"))),
        (
            "support.website",
            "HTTPS://contoso.com:8443/a?b#c",
            Some(Some("HTTPS://contoso.com:8443/a?b#c")),
        ),
        ("support.website", "ftp://contoso.com", None),
        ("support.website", "javascript:alert(1)", None),
        ("support.website", "mailto:a@contoso.com", None),
        ("support.website", "contoso", None),
        ("support.website", "http://", None),
        ("organization.language", "FR", Some(Some("fr"))),
        ("organization.language", "fra", None),
        ("organization.culture", "FR-fr", Some(Some("fr-FR"))),
        ("organization.culture", "uz-Latn-UZ", Some(Some("uz-Latn-UZ"))),
        ("organization.culture", "fr", None),
        ("mpn.mpnId", "4391507", Some(Some("4391507"))),
        ("mpn.mpnId", "MPN-1", None),
        ("identifiers.dunsNumber", "15-048-3782", Some(Some("150483782"))),
        ("identifiers.dunsNumber", "12345678", None),
        ("account.program", "Direct_Bill", Some(Some("direct_bill"))),
        ("account.program", "reseller", None),
        ("account.singleSite", "yes", Some(Some("yes"))),
        ("account.singleSite", "no", None),
        ("company.companySize", "10-49", Some(Some("10-49"))),
        ("company.companySize", "12", None),
        ("company.workWanted", "one\ntwo", Some(Some("one\ntwo"))),
        ("company.workWanted", "a\u{7}", None),
    ] {
        let field = field(code);
        let meant = kept
            .map(|text: Option<&str>| text.map(str::to_owned))
            .ok_or(Refusal::BadAccountField { field, limit: field.limit() });
        assert_eq!(field.clean(given), meant, "{code} {given:?}");
    }
}

#[test]
fn what_nobody_may_type_is_refused_with_the_reason() {
    let mut facts = AccountFacts::default();
    for (code, why) in [
        ("billing.companyName", Locked::NeedsTicket),
        ("billing.billingCurrency", Locked::FixedByCountry),
        ("legal.vettingStatus", Locked::Never),
        ("organization.observedAt", Locked::Never),
    ] {
        let refused = run(&mut facts, Role::GlobalAdmin, &wish(code, Some("x")));
        assert_eq!(refused, Err(Refusal::FieldLocked { field: field(code), why }), "{code}");
    }
}

#[test]
fn a_look_says_what_is_held_and_an_older_one_only_what_the_last_did_not_show() {
    let (city, line) = ("legal.address.city", "legal.address.addressLine1");
    let mut facts = AccountFacts::default();
    run(&mut facts, Role::GlobalAdmin, &wish(city, Some("Nice"))).unwrap();
    let new = look(20, Version::Current, &[(city, "Lyon")]);
    let decision = run(&mut facts, Role::AdminAgent, &new).unwrap();
    assert_eq!(decision.inverse, None, "what was seen was seen");
    let of_city = facts.value(field(city)).unwrap();
    assert_eq!(of_city.desired.as_deref(), Some("Nice"), "no wish of anybody’s");
    assert_eq!(of_city.observed_at, Some(at(20)));
    assert_eq!(facts.seen_at(Profile::Legal), Some(at(20)));
    run(
        &mut facts,
        Role::AdminAgent,
        &look(10, Version::Current, &[(city, "Metz"), (line, "1 rue")]),
    )
    .unwrap();
    assert_eq!(facts.observed(Place::LegalAddress, Part::City), Some("Lyon"));
    assert_eq!(facts.observed(Place::LegalAddress, Part::AddressLine1), Some("1 rue"));
    assert_eq!(facts.seen_at(Profile::Legal), Some(at(20)));
    run(&mut facts, Role::AdminAgent, &look(30, Version::Current, &[(city, "Lyon")])).unwrap();
    assert_eq!(facts.value(field(city)).unwrap().observed_at, Some(at(20)), "held since then");
    assert_eq!(facts.seen_at(Profile::Legal), Some(at(30)), "and looked at now");
    run(&mut facts, Role::AdminAgent, &look(40, Version::Current, &[(city, "")])).unwrap();
    assert_eq!(
        facts.value(field(city)).unwrap().observed.as_deref(),
        Some(""),
        "known to be empty"
    );
}

#[test]
fn values_under_verification_stand_beside_the_last_accepted_ones() {
    let (name, status) = ("legal.companyName", "legal.vettingStatus");
    let mut facts = AccountFacts::default();
    let admin = Role::GlobalAdmin;
    let look = |second, values: &[(&str, &str)]| look(second, Version::Current, values);
    run(&mut facts, admin, &look(1, &[(name, "Contoso"), (status, "authorized")])).unwrap();
    let value = |facts: &AccountFacts| facts.value(field(name)).cloned().unwrap();
    assert_eq!(value(&facts).finalized.as_deref(), Some("Contoso"));
    assert!(!value(&facts).is_under_verification());
    run(&mut facts, admin, &look(2, &[(name, "Contoso SAS"), (status, "pending")])).unwrap();
    assert_eq!(value(&facts).finalized.as_deref(), Some("Contoso"), "still the last accepted");
    assert!(value(&facts).is_under_verification());
    run(&mut facts, admin, &look(3, &[(name, "Contoso SAS"), (status, "authorized")])).unwrap();
    assert_eq!(value(&facts).finalized.as_deref(), Some("Contoso SAS"));
    let last = Command::ObserveProfile(Seen {
        profile: Profile::Legal,
        version: Version::LastFinalized,
        at: at(4),
        values: vec![(field(name), Some("Contoso".to_owned()))],
    });
    run(&mut facts, admin, &last).unwrap();
    assert_eq!(value(&facts).finalized.as_deref(), Some("Contoso"));
    assert_eq!(value(&facts).observed.as_deref(), Some("Contoso SAS"), "as it was");
}

#[test]
fn a_look_at_one_profile_says_nothing_of_another_and_takes_its_right() {
    let mut facts = AccountFacts::default();
    let stray = look(1, Version::Current, &[("support.email", "a@b.fr")]);
    let refused = run(&mut facts, Role::GlobalAdmin, &stray);
    assert!(matches!(refused, Err(Refusal::BadAccountField { .. })));
    let billing = Command::ObserveProfile(Seen {
        profile: Profile::Billing,
        version: Version::Current,
        at: at(1),
        values: vec![(field("billing.taxId"), Some("x".repeat(OBSERVED_LIMIT + 1)))],
    });
    assert_eq!(billing.task(), Task::AccountObserveBilling);
    let refused = run(&mut facts, Role::BillingAdmin, &billing);
    assert!(matches!(refused, Err(Refusal::BadAccountField { .. })));
    let legal = look(1, Version::Current, &[]);
    assert_eq!(run(&mut facts, Role::BillingAdmin, &legal), Err(Refusal::WrongRight));
}

#[test]
fn what_was_carried_over_is_remembered_and_taken_back() {
    let site = "support.website";
    let mut facts = AccountFacts::default();
    let carried = |value: &str| Command::CarryOver {
        field: field(site),
        carried: Some(Carried {
            value: value.to_owned(),
            at: at(3),
            note: Some(" ok ".to_owned()),
        }),
    };
    let nothing = Err(Refusal::NothingToCarry { field: field(site) });
    assert_eq!(run(&mut facts, Role::GlobalAdmin, &carried("a.fr")), nothing);
    run(&mut facts, Role::GlobalAdmin, &wish(site, Some("a.fr"))).unwrap();
    let decision = run(&mut facts, Role::AccountAdmin, &carried("a.fr")).unwrap();
    assert_eq!(decision.inverse, Some(Command::CarryOver { field: field(site), carried: None }));
    let kept = facts.value(field(site)).unwrap().carried.clone().unwrap();
    assert_eq!((kept.value.as_str(), kept.note.as_deref()), ("a.fr", Some("ok")));
    let back = Command::CarryOver { field: field(site), carried: None };
    run(&mut facts, Role::AccountAdmin, &back).unwrap();
    assert_eq!(facts.value(field(site)).unwrap().carried, None);
    run(&mut facts, Role::GlobalAdmin, &wish("account.program", Some("mpn"))).unwrap();
    let here = Command::CarryOver {
        field: field("account.program"),
        carried: Some(Carried { value: "mpn".to_owned(), at: at(3), note: None }),
    };
    let refused = run(&mut facts, Role::GlobalAdmin, &here);
    assert!(matches!(refused, Err(Refusal::NothingToCarry { .. })), "it stays here");
}
