//! The facts of a decision, from a working set.

use std::collections::BTreeSet;

use desk_core::access::{Actor, Role};
use desk_core::account::{AccountFacts, AccountField, AccountValue, Carried};
use desk_core::conflicts::ConflictFacts;
use desk_core::facts::{DeviceFacts, Facts, ListState, NameNeed, Needs, OfferStanding, UserFacts};
use desk_core::featured::Featured;
use desk_core::ids::{
    ConflictId, DeviceId, EntityId, PasswordRequestId, PriceListId, TemplateId, UserId,
};
use desk_core::passwords::RequestFacts;
use desk_core::people;
use desk_core::policies::Policies;
use desk_core::schema::{
    EntityType, Field, conflict, device, featured_offer, password_request, role_template, user,
    workspace,
};
use desk_core::templates::TemplateFacts;
use desk_core::user_field::UserField;
use desk_core::value::Value;
use jiff::Timestamp;
use uuid::Uuid;

use crate::key::{FieldKey, RecordKey};
use crate::record::Record;
use crate::state::State;

/// Who somebody is by what is confirmed. A person who was removed or shut out has
/// no roles.
pub fn actor(state: &State, user: Uuid) -> Actor {
    let id = UserId::new(user);
    let roles = user_facts(state, id)
        .filter(|facts| facts.active && !facts.deleted)
        .map(|facts| facts.roles)
        .unwrap_or_default();
    Actor::new(id, roles)
}

/// Loads what the command asked for. Whether an offer can be sold is judged where
/// the price list is, so not here.
pub fn facts(state: &State, needs: &Needs) -> Facts {
    let conflict = needs.conflict.as_ref().and_then(|(id, _)| conflict_of(state, *id));
    let featured = needs.featured
        || conflict.as_ref().is_some_and(|about| about.subject == EntityType::FeaturedOffer);
    let of_conflict = match (&needs.conflict, &conflict) {
        (Some((_, choice)), Some(about)) => {
            Some((about.user_name_need(choice), UserId::from(about.entity)))
        }
        (None, _) | (_, None) => None,
    };
    // The person that a choice is about is the one whose safeguards count.
    let user = needs.user.or_else(|| {
        conflict
            .as_ref()
            .filter(|about| about.subject == EntityType::User)
            .map(|about| UserId::from(about.entity))
    });
    let user_name_taken_by = match (of_conflict, needs.user) {
        (Some((need, user)), _) => taken_by(state, &need, user),
        (None, Some(user)) => taken_by(state, &needs.user_name, user),
        (None, None) => None,
    };
    Facts {
        founded: state.founded,
        home_market: home_market(state),
        featured: if featured { featured_offers(state) } else { Vec::new() },
        offer: OfferStanding::NotJudgedHere,
        list: needs.list.map_or(ListState::Unknown, |list| list_state(state, list)),
        user: user.and_then(|user| user_facts(state, user)),
        user_name_taken_by,
        admins: if needs.admins { admins(state) } else { BTreeSet::new() },
        policies: if needs.policies { policies(state) } else { Policies::default() },
        template: needs.template.and_then(|template| template_facts(state, template)),
        request: needs.request.and_then(|request| request_facts(state, request)),
        device: needs.device.and_then(|device| device_facts(state, device)),
        account: account_facts(state, &needs.account),
        conflict,
    }
}

fn account_facts(state: &State, fields: &BTreeSet<AccountField>) -> AccountFacts {
    let there = |field: &AccountField| {
        let key = RecordKey::new(field.record().entity, field.entity_id().uuid());
        let record = state.record(key).filter(|record| !record.deleted)?;
        Some((*field, account_value(record, *field)))
    };
    AccountFacts(fields.iter().filter_map(there).collect())
}

fn account_value(record: &Record, field: AccountField) -> AccountValue {
    let places = field.record();
    let carried = text(record, places.carried).zip(moment(record, places.carried_at));
    let note = text(record, places.carried_note);
    AccountValue {
        desired: text(record, places.desired),
        observed: text(record, places.observed),
        observed_at: moment(record, places.observed_at),
        finalized: text(record, places.finalized),
        finalized_at: moment(record, places.finalized_at),
        carried: carried.map(|(value, at)| Carried { value, at, note }),
        carried_by: record.value(places.carried_by.number, "").as_id().map(UserId::new),
    }
}

fn text(record: &Record, field: &Field) -> Option<String> {
    record.value(field.number, "").as_text().map(str::to_owned)
}

fn home_market(state: &State) -> Option<desk_core::price_list::Market> {
    let (_, record) = state.records_of(EntityType::Workspace).find(|(_, one)| !one.deleted)?;
    text(record, &workspace::HOME_MARKET)?.parse().ok()
}

/// By key; two devices may have made the same key, then by offer.
fn featured_offers(state: &State) -> Vec<Featured> {
    let mut featured: Vec<Featured> = state
        .records_of(EntityType::FeaturedOffer)
        .filter(|(_, record)| !record.deleted)
        .filter_map(|(_, record)| {
            Some(Featured {
                offer: text(record, &featured_offer::OFFER)?.parse().ok()?,
                title: text(record, &featured_offer::TITLE).unwrap_or_default(),
                order_key: text(record, &featured_offer::ORDER_KEY).unwrap_or_default(),
            })
        })
        .collect();
    featured.sort_by(|a, b| {
        (&a.order_key, a.offer.to_string()).cmp(&(&b.order_key, b.offer.to_string()))
    });
    featured
}

fn list_state(state: &State, list: PriceListId) -> ListState {
    match state.record(RecordKey::new(EntityType::PriceList, list.uuid())) {
        None => ListState::Unknown,
        Some(record) if record.deleted => ListState::Removed,
        Some(_) => ListState::Live,
    }
}

fn user_facts(state: &State, id: UserId) -> Option<UserFacts> {
    let record = state.record(RecordKey::new(EntityType::User, id.uuid()))?;
    Some(UserFacts {
        deleted: record.deleted,
        deleted_at: moment(record, &user::DELETED_AT),
        active: text(record, &user::STATE).as_deref() == Some(people::ACTIVE),
        roles: roles(record, &user::ROLES),
        details: UserField::ALL
            .into_iter()
            .filter_map(|detail| Some((detail, text(record, detail.field())?)))
            .collect(),
        entire_company: flag(record, &user::ENTIRE_COMPANY) == Some(true),
        locations: members(record, &user::LOCATIONS).map(str::to_owned).collect(),
        template: record.value(user::TEMPLATE.number, "").as_id().map(TemplateId::new),
    })
}

fn members<'r>(record: &'r Record, field: &'static Field) -> impl Iterator<Item = &'r str> {
    record
        .members
        .iter()
        .filter(|(number, _)| *number == field.number)
        .map(|(_, member)| member.as_str())
}

/// The roles that this version knows.
fn roles(record: &Record, field: &'static Field) -> BTreeSet<Role> {
    members(record, field).filter_map(|code| code.parse().ok()).collect()
}

fn moment(record: &Record, field: &Field) -> Option<Timestamp> {
    let ms = record.value(field.number, "").as_integer()?;
    Timestamp::from_millisecond(ms).ok()
}

fn flag(record: &Record, field: &Field) -> Option<bool> {
    match Value::from(record.value(field.number, "")) {
        Value::Flag(flag) => Some(flag),
        Value::Absent | Value::Text(_) | Value::Integer(_) | Value::Bytes(_) | Value::Id(_) => None,
    }
}

fn policies(state: &State) -> Policies {
    let there = state.records_of(EntityType::Workspace).find(|(_, one)| !one.deleted);
    there.map_or_else(Policies::default, |(_, record)| {
        Policies::read(
            flag(record, &workspace::ONE_ROLE_PER_CATEGORY),
            text(record, &workspace::GUEST_ROLES).as_deref(),
        )
    })
}

fn template_facts(state: &State, id: TemplateId) -> Option<TemplateFacts> {
    let record = state.record(RecordKey::new(EntityType::RoleTemplate, id.uuid()))?;
    Some(TemplateFacts {
        deleted: record.deleted,
        name: text(record, &role_template::NAME).unwrap_or_default(),
        note: text(record, &role_template::NOTE),
        roles: roles(record, &role_template::ROLES),
    })
}

/// `None` also for a request in a state of a newer version: nothing here could be
/// decided about it.
fn request_facts(state: &State, id: PasswordRequestId) -> Option<RequestFacts> {
    let record = state.record(RecordKey::new(EntityType::PasswordRequest, id.uuid()))?;
    Some(RequestFacts {
        user: UserId::new(record.value(password_request::USER.number, "").as_id()?),
        state: text(record, &password_request::STATE)?.parse().ok()?,
        deleted: record.deleted,
    })
}

fn admins(state: &State) -> BTreeSet<UserId> {
    let admin = (user::ROLES.number, Role::GlobalAdmin.code().to_owned());
    state
        .records_of(EntityType::User)
        .filter(|(_, record)| {
            !record.deleted
                && record.members.contains(&admin)
                && text(record, &user::STATE).as_deref() == Some(people::ACTIVE)
        })
        .map(|(id, _)| UserId::new(id))
        .collect()
}

/// Who else, not removed, has the name in question.
fn taken_by(state: &State, need: &NameNeed, of: UserId) -> Option<UserId> {
    let name = match need {
        NameNeed::None => return None,
        NameNeed::Given(name) => name.clone(),
        NameNeed::OfUser => {
            let record = state.record(RecordKey::new(EntityType::User, of.uuid()))?;
            text(record, &user::USER_NAME)?
        }
    };
    state
        .named(&name.to_lowercase())
        .filter(|id| *id != of.uuid())
        .find(|id| {
            state
                .record(RecordKey::new(EntityType::User, *id))
                .is_some_and(|record| !record.deleted)
        })
        .map(UserId::new)
}

fn device_facts(state: &State, id: DeviceId) -> Option<DeviceFacts> {
    let record = state.record(RecordKey::new(EntityType::Device, id.uuid()))?;
    Some(DeviceFacts {
        user: record.value(device::USER.number, "").as_id().map(UserId::new),
        name: text(record, &device::NAME).unwrap_or_default(),
        key: record.value(device::KEY.number, "").as_bytes().unwrap_or_default().to_vec(),
        deleted: record.deleted,
        revoked: text(record, &device::STATE).as_deref() == Some(desk_core::devices::REVOKED),
    })
}

/// How a conflict and its subject stand; `None` for one that was never there or
/// is about something this version does not know.
pub(crate) fn conflict_of(state: &State, id: ConflictId) -> Option<ConflictFacts> {
    let record = state.record(RecordKey::new(EntityType::Conflict, id.uuid()))?;
    let number = |field: &Field| {
        record.value(field.number, "").as_integer().and_then(|number| u16::try_from(number).ok())
    };
    let subject = EntityType::from_number(number(&conflict::SUBJECT_TYPE)?)?;
    let entity = record.value(conflict::SUBJECT.number, "").as_id()?;
    let key = FieldKey {
        record: RecordKey::new(subject, entity),
        field: number(&conflict::FIELD)?,
        member: text(record, &conflict::MEMBER).unwrap_or_default(),
    };
    Some(ConflictFacts {
        subject,
        entity: EntityId::new(key.record.id),
        field: key.field,
        kind: text(record, &conflict::KIND)?.parse().ok()?,
        state: text(record, &conflict::STATE)?.parse().ok()?,
        theirs: Value::from(record.value(conflict::THEIRS.number, "")),
        mine: Value::from(record.value(conflict::MINE.number, "")),
        current: Value::from(state.value(&key)),
        subject_exists: state.record(key.record).is_some_and(|subject| !subject.deleted),
        member: key.member,
    })
}
