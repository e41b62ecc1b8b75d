//! Work with others, put into the form that screens show.

use desk_core::access::Actor;
use desk_core::ids::{DeviceId, UserId};
use desk_core::schema::{
    EntityType, Scope, billing_field, device, edit_task, featured_offer, profile_field,
    role_template, workspace,
};
use desk_core::user_field::UserField;
use desk_core::value::Value;
use desk_store::{ConflictSeen, Enrolled, HeldCommand, HubLink, Member, RefusedCommand as Refused};
use desk_wire::protocol::Head;

use super::record::{field_change, hex, waiting};
use super::{count, text_of};
use crate::views::{
    BarredDeed, ConflictView, DeviceView, Devices, People, PersonView, RefusedCommand, SignedHead,
};

pub(crate) fn people(
    members: Vec<Member>,
    me: UserId,
    barred: impl Fn(&Member) -> Vec<BarredDeed>,
) -> People {
    let people = members
        .into_iter()
        .map(|one| PersonView {
            barred: barred(&one),
            id: one.id.to_string(),
            name: one.display_name,
            user_name: one.user_name,
            roles: one.roles.into_iter().collect(),
            waiting_roles: one.roles_wait,
            active: one.active,
            devices: count(one.devices),
            is_me: one.id == me,
        })
        .collect();
    People { people }
}

pub(crate) fn devices(devices: Vec<Enrolled>, this: DeviceId) -> Devices {
    let devices = devices
        .into_iter()
        .map(|one| DeviceView {
            id: one.id.to_string(),
            name: one.name,
            person_name: one.user_name,
            is_this: one.id == this,
            revoked: one.revoked,
            revoke_waits: one.revoke_waits,
            enrolled_at: one.enrolled_at.map(|at| at.to_string()),
            last_seen: None,
        })
        .collect();
    Devices { devices }
}

/// Whoever may not see a field sees that something was changed, and not what.
pub(crate) fn refused(actor: &Actor, refused: Refused) -> RefusedCommand {
    let mut command = waiting(refused.command);
    let mut changes = refused.changes;
    let all = changes.len();
    let edit_at = changes.first().and_then(|change| edit_at(change.entity));
    changes.retain(|change| may_see(actor, change.scope));
    if changes.len() < all {
        command.subject.clear();
    }
    RefusedCommand {
        command,
        outcome: refused.outcome,
        why: refused.why.unwrap_or_default(),
        about: refused.about,
        changes: changes.into_iter().map(field_change).collect(),
        edit_at: edit_at.map(str::to_owned),
    }
}

pub(crate) fn may_see(actor: &Actor, scope: Scope) -> bool {
    match scope {
        Scope::Everyone => true,
        Scope::Holders(task) => actor.may(task).is_ok(),
    }
}

/// The same for one that may still wait: then nobody has said what becomes of it.
pub(crate) fn held(actor: &Actor, held: HeldCommand) -> RefusedCommand {
    let foreseen = held.command.foreseen.clone();
    refused(
        actor,
        Refused {
            command: held.command,
            outcome: held.outcome.unwrap_or_default(),
            why: held.why.or(foreseen),
            about: held.about,
            changes: held.changes,
            record: held.bytes,
        },
    )
}

/// Where in the window such a record is edited.
fn edit_at(entity: &str) -> Option<&'static str> {
    let entity = EntityType::ALL.into_iter().find(|one| one.name() == entity)?;
    Some(match entity {
        EntityType::FeaturedOffer => "/catalog",
        EntityType::PriceList => "/price-lists",
        EntityType::Workspace => "/settings",
        // The pages of the account are not there yet.
        EntityType::ProfileField | EntityType::BillingField => return None,
        EntityType::User
        | EntityType::Device
        | EntityType::RoleTemplate
        | EntityType::PasswordRequest => "/team",
        EntityType::Conflict => "/conflicts",
    })
}

/// The values are for whoever may see the field; that there is a conflict, for
/// everybody.
pub(crate) fn conflict(actor: &Actor, one: ConflictSeen) -> ConflictView {
    let sees = may_see(actor, one.scope);
    let shown = |value: Value| if sees { text_of(value) } else { None };
    let named = |name: String| Some(name).filter(|name| !name.is_empty());
    let task = one.subject_type.map(|subject| edit_task(subject, one.field_number));
    let denied = task.and_then(|task| actor.may(task).err());
    ConflictView {
        id: one.id.to_string(),
        entity: one.subject_type.map_or_else(|| "unknown".to_owned(), |it| it.name().to_owned()),
        field: one.field,
        member: one.member.filter(|_| sees),
        subject: if sees { one.subject_label } else { String::new() },
        kind: one.kind,
        takes_value: matches!(one.state.as_str(), "open" | "auto")
            && one.subject_type.is_some_and(|subject| is_typed(subject, one.field_number)),
        state: one.state,
        base: shown(one.base),
        theirs: shown(one.theirs.value),
        theirs_by: named(one.theirs.by_name),
        theirs_at: one.theirs.at.map(|at| at.to_string()),
        mine: shown(one.mine.value),
        mine_by: named(one.mine.by_name),
        mine_at: one.mine.at.map(|at| at.to_string()),
        current: shown(one.current),
        is_mine: one.is_mine,
        resolved_by: one.resolved_by.and_then(named),
        waits: one.waits,
        denied_task: denied.map(|denied| denied.task().code().to_owned()),
    }
}

/// The fields that a person fills in with words of their own.
fn is_typed(entity: EntityType, field: u16) -> bool {
    match entity {
        EntityType::User => {
            UserField::from_number(field).is_some_and(|detail| !detail.is_of_directory())
        }
        EntityType::Workspace => field == workspace::HOME_MARKET.number,
        EntityType::Device => field == device::NAME.number,
        EntityType::FeaturedOffer => field == featured_offer::TITLE.number,
        EntityType::RoleTemplate => field == role_template::NAME.number,
        EntityType::ProfileField => field == profile_field::DESIRED.number,
        EntityType::BillingField => field == billing_field::DESIRED.number,
        EntityType::PriceList | EntityType::Conflict | EntityType::PasswordRequest => false,
    }
}

pub(crate) fn signed_head(head: &Head, link: &HubLink) -> SignedHead {
    SignedHead {
        seq: count(head.seq),
        hash: hex(&head.hash),
        signature: hex(&head.signature),
        hub_key: hex(&link.hub_key),
    }
}
