use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::access::{Actor, Role};
use crate::command::Command;
use crate::decide::decide;
use crate::featured::Featured;
use crate::ids::OfferId;
use crate::schema::price_list;

const ADA: UserId = UserId::new(Uuid::from_u128(1));
const BEN: UserId = UserId::new(Uuid::from_u128(2));
const CONFLICT: ConflictId = ConflictId::new(Uuid::from_u128(9));

/// What comes of Ada's choice in the conflict that the facts hold.
fn choose(facts: &Facts, choice: Choice) -> Result<Decision, Refusal> {
    let about = facts.conflict.as_ref().unwrap();
    let command = Command::ResolveConflict {
        conflict: CONFLICT,
        subject: about.subject,
        field: about.field,
        choice,
    };
    let right = command.right(&Actor::new(ADA, [Role::GlobalAdmin])).unwrap();
    decide(facts, &right, &command)
}

/// The changes to the subject, without those that close the conflict.
fn subject_of(decision: Decision) -> Vec<Change> {
    let mut changes = decision.changes;
    let closing = changes.split_off(changes.len() - 2);
    assert!(closing.iter().all(|change| change.entity() == EntityType::Conflict));
    changes
}

/// Ben's phone: theirs stands.
fn phone() -> ConflictFacts {
    ConflictFacts {
        subject: EntityType::User,
        entity: BEN.into(),
        field: user::PHONE.number,
        member: String::new(),
        kind: ConflictKind::Guarded,
        state: ConflictState::Open,
        theirs: "1".into(),
        mine: "2".into(),
        current: "1".into(),
        subject_exists: true,
    }
}

fn facts(conflict: ConflictFacts) -> Facts {
    Facts { founded: true, conflict: Some(conflict), ..Facts::default() }
}

fn phone_to(value: impl Into<Value>) -> Change {
    Change::Set { field: &user::PHONE, id: BEN.into(), value: value.into() }
}

#[test]
fn codes_read_what_they_print() {
    for kind in ConflictKind::ALL {
        assert_eq!(kind.code().parse(), Ok(*kind));
    }
    for state in ConflictState::ALL {
        assert_eq!(state.code().parse(), Ok(*state));
    }
}

#[test]
fn the_choice_is_written_and_the_conflict_is_closed_by_whoever_chose() {
    for (choice, written) in [
        (Choice::Theirs, vec![]),
        (Choice::Mine, vec![phone_to("2")]),
        (Choice::Value(" 3 ".into()), vec![phone_to("3")]),
        (Choice::Value(Value::Absent), vec![phone_to(Value::Absent)]),
    ] {
        let decision = choose(&facts(phone()), choice.clone()).unwrap();
        assert_eq!(decision.inverse, None);
        let id = CONFLICT.into();
        assert!(decision.changes.contains(&Change::Set {
            field: &conflict::STATE,
            id,
            value: choice.state().code().into(),
        }));
        assert!(decision.changes.contains(&Change::Set {
            field: &conflict::RESOLVED_BY,
            id,
            value: Value::Id(ADA.uuid()),
        }));
        assert_eq!(subject_of(decision), written, "{choice:?}");
    }
    // Settled by itself in favour of the later one: the other is a click away.
    let auto = ConflictFacts {
        kind: ConflictKind::Auto,
        state: ConflictState::Auto,
        current: "2".into(),
        ..phone()
    };
    assert_eq!(subject_of(choose(&facts(auto), Choice::Theirs).unwrap()), [phone_to("1")]);
}

#[test]
fn what_is_settled_stays_settled() {
    let mine = ConflictFacts { state: ConflictState::Mine, ..phone() };
    let value = ConflictFacts { state: ConflictState::Value, current: "3".into(), ..phone() };
    let closed = Err(Refusal::ConflictClosed { conflict: CONFLICT });
    for (about, choice, meant) in [
        (&mine, Choice::Mine, Ok(Decision::nothing())),
        (&mine, Choice::Theirs, closed.clone()),
        (&mine, Choice::Value("2".into()), closed.clone()),
        (&value, Choice::Value("3".into()), Ok(Decision::nothing())),
        (&value, Choice::Value("4".into()), closed),
    ] {
        assert_eq!(choose(&facts(about.clone()), choice.clone()), meant, "{choice:?}");
    }
}

#[test]
fn the_right_for_one_field_settles_no_other() {
    let roles = ConflictFacts { field: user::ROLES.number, ..phone() };
    let command = Command::ResolveConflict {
        conflict: CONFLICT,
        subject: EntityType::User,
        field: user::PHONE.number,
        choice: Choice::Mine,
    };
    let editor = command.right(&Actor::new(ADA, [Role::UserManagementAdmin])).unwrap();
    let unknown = Err(Refusal::NoSuchConflict { conflict: CONFLICT });
    assert_eq!(decide(&facts(roles), &editor, &command), unknown);
    assert_eq!(decide(&Facts::default(), &editor, &command), unknown);
    assert!(decide(&facts(phone()), &editor, &command).is_ok());
}

#[test]
fn members_join_and_leave_under_the_safeguards() {
    let role = |who: UserId, member: Role, current: bool| ConflictFacts {
        entity: who.into(),
        field: user::ROLES.number,
        member: member.code().to_owned(),
        kind: ConflictKind::Security,
        theirs: Value::Flag(current),
        mine: Value::Flag(!current),
        current: Value::Flag(current),
        ..phone()
    };
    let member = Role::SalesAgent.code().to_owned();
    let (field, id) = (&user::ROLES, BEN.into());
    for (current, change) in [
        (false, Change::Add { field, id, member: member.clone() }),
        (true, Change::Remove { field, id, member }),
    ] {
        let about = role(BEN, Role::SalesAgent, current);
        assert_eq!(subject_of(choose(&facts(about), Choice::Mine).unwrap()), [change]);
    }
    let raise = facts(role(ADA, Role::BillingAdmin, false));
    assert_eq!(choose(&raise, Choice::Mine), Err(Refusal::NotOnOneself));
    let lower =
        Facts { admins: BTreeSet::from([BEN]), ..facts(role(BEN, Role::GlobalAdmin, true)) };
    assert_eq!(choose(&lower, Choice::Mine), Err(Refusal::LastAdmin));
}

#[test]
fn an_edit_of_what_was_deleted_brings_it_back_or_goes() {
    let deleted = ConflictFacts {
        kind: ConflictKind::EditOnDeleted,
        theirs: Value::Flag(false),
        subject_exists: false,
        ..phone()
    };
    let restore = || Change::Restore { entity: EntityType::User, id: BEN.into() };
    for (choice, written) in [
        (Choice::Theirs, vec![]),
        (Choice::Mine, vec![restore(), phone_to("2")]),
        (Choice::Value("3".into()), vec![restore(), phone_to("3")]),
    ] {
        let decision = choose(&facts(deleted.clone()), choice.clone()).unwrap();
        assert_eq!(subject_of(decision), written, "{choice:?}");
    }
    let taken = Facts { user_name_taken_by: Some(ADA), ..facts(deleted.clone()) };
    assert_eq!(choose(&taken, Choice::Mine), Err(Refusal::UserNameTaken { by: ADA }));
    assert_eq!(deleted.user_name_need(&Choice::Mine), NameNeed::OfUser);
    // Two values, and then somebody deleted the record: there is nothing to write.
    let gone = ConflictFacts { subject_exists: false, ..phone() };
    assert_eq!(subject_of(choose(&facts(gone), Choice::Mine).unwrap()), []);
}

#[test]
fn existence_is_settled_like_any_field() {
    let about = |exists: bool| ConflictFacts {
        field: EXISTENCE,
        theirs: Value::Flag(exists),
        mine: Value::Flag(!exists),
        current: Value::Flag(exists),
        subject_exists: exists,
        ..phone()
    };
    let (entity, id) = (EntityType::User, BEN.into());
    for (exists, change) in
        [(true, Change::Delete { entity, id }), (false, Change::Restore { entity, id })]
    {
        assert_eq!(subject_of(choose(&facts(about(exists)), Choice::Mine).unwrap()), [change]);
    }
    let last = Facts { admins: BTreeSet::from([BEN]), ..facts(about(true)) };
    assert_eq!(choose(&last, Choice::Mine), Err(Refusal::LastAdmin));
    let full = Facts {
        featured: ["A", "B", "C", "D", "E"]
            .map(|name| Featured {
                offer: OfferId::new(name, "1").unwrap(),
                title: name.to_owned(),
                order_key: name.to_owned(),
            })
            .to_vec(),
        ..facts(ConflictFacts { subject: EntityType::FeaturedOffer, ..about(false) })
    };
    assert!(matches!(choose(&full, Choice::Mine), Err(Refusal::FeaturedFull { .. })));
}

#[test]
fn a_third_value_is_one_that_a_person_could_have_typed() {
    let about = |field: &'static Field, current: Value| ConflictFacts {
        subject: field.entity,
        field: field.number,
        theirs: current.clone(),
        mine: Value::Absent,
        current,
        ..phone()
    };
    let bad = || Err(Refusal::BadChoice { conflict: CONFLICT });
    let detail = UserField::UserName;
    for (field, value, meant) in [
        (&workspace::HOME_MARKET, "fr".into(), Ok("FR".into())),
        (&workspace::HOME_MARKET, Value::Absent, Ok(Value::Absent)),
        (&workspace::HOME_MARKET, "France".into(), bad()),
        (&featured_offer::TITLE, "T".into(), Ok("T".into())),
        (&featured_offer::TITLE, Value::Absent, bad()),
        (&featured_offer::ORDER_KEY, "V".into(), bad()),
        (&device::NAME, " Desk ".into(), Ok("Desk".into())),
        (&device::STATE, "active".into(), bad()),
        (&price_list::ROWS, Value::Integer(1), bad()),
        (&user::STATE, "active".into(), bad()),
        (&user::PHONE, Value::Flag(true), bad()),
        (
            &user::USER_NAME,
            "nobody".into(),
            Err(Refusal::BadUserField { field: detail, limit: detail.limit() }),
        ),
    ] {
        let told = choose(&facts(about(field, "x".into())), Choice::Value(value)).map(subject_of);
        let id = BEN.into();
        let meant = meant.map(|value: Value| vec![Change::Set { field, id, value }]);
        assert_eq!(told, meant, "{} of {}", field.name, field.entity.name());
    }
}
