//! Two changes of one field, and which of them a person lets stand.

use crate::access::Right;
use crate::account::{self, AccountField, AccountRecord};
use crate::change::Change;
use crate::decide::Decision;
use crate::facts::{Facts, NameNeed};
use crate::ids::{ConflictId, EntityId, UserId};
use crate::price_list::Market;
use crate::refusal::Refusal;
use crate::schema::{
    EXISTENCE, EntityType, Field, conflict, device, featured_offer, role_template, user, workspace,
};
use crate::user_field::UserField;
use crate::value::{Value, ValueKind};
use crate::words::words;
use crate::{devices, featured, people, templates};

pub use crate::words::UnknownWord;

/// Which value stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The one that was committed first.
    Theirs,
    /// The one that came second.
    Mine,
    /// Neither.
    Value(Value),
}

words! {
    /// Why two changes became a conflict.
    ConflictKind, "a kind of conflict";
    /// The committed value stays until somebody decides.
    Guarded "guarded";
    /// The same, and what is decided on is a matter of security.
    Security "security";
    /// The later one stands already; the earlier is one click away.
    Auto "auto";
    /// One deleted the record and another changed it.
    EditOnDeleted "edit_on_deleted";
}

words! {
    /// Whether somebody has decided, and how.
    ConflictState, "a state of a conflict";
    Open "open";
    /// Settled by itself; a person may still choose otherwise.
    Auto "auto";
    Theirs "theirs";
    Mine "mine";
    Value "value";
}

impl ConflictState {
    /// Whether a person may still choose.
    pub const fn takes_a_choice(self) -> bool {
        match self {
            Self::Open | Self::Auto => true,
            Self::Theirs | Self::Mine | Self::Value => false,
        }
    }
}

impl Choice {
    /// The state it leaves a conflict in.
    pub const fn state(&self) -> ConflictState {
        match self {
            Self::Theirs => ConflictState::Theirs,
            Self::Mine => ConflictState::Mine,
            Self::Value(_) => ConflictState::Value,
        }
    }
}

/// How a conflict and its subject stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictFacts {
    pub subject: EntityType,
    pub entity: EntityId,
    pub field: u16,
    /// The member of a set; the values are flags then. Empty for all else.
    pub member: String,
    pub kind: ConflictKind,
    pub state: ConflictState,
    pub theirs: Value,
    pub mine: Value,
    /// What the subject's field holds now.
    pub current: Value,
    /// Whether the subject is there and not deleted.
    pub subject_exists: bool,
}

impl ConflictFacts {
    /// The user name that must be free for this choice: what the choice writes, or
    /// the subject's own when it comes back. Belongs to [`Facts::user_name_taken_by`].
    pub fn user_name_need(&self, choice: &Choice) -> NameNeed {
        if self.subject != EntityType::User {
            return NameNeed::None;
        }
        if self.field != user::USER_NAME.number {
            return if self.subject_exists { NameNeed::None } else { NameNeed::OfUser };
        }
        let chosen = match choice {
            Choice::Theirs => &self.theirs,
            Choice::Mine => &self.mine,
            Choice::Value(value) => value,
        };
        match chosen {
            Value::Text(name) => NameNeed::Given(name.trim().to_owned()),
            Value::Absent | Value::Integer(_) | Value::Flag(_) | Value::Bytes(_) | Value::Id(_) => {
                NameNeed::None
            }
        }
    }
}

/// Somebody decides.
pub(crate) fn resolve(
    facts: &Facts,
    right: &Right,
    id: ConflictId,
    subject: (EntityType, u16),
    choice: &Choice,
) -> Result<Decision, Refusal> {
    // The right was asked for by what the command says it is about.
    let Some(about) =
        facts.conflict.as_ref().filter(|about| (about.subject, about.field) == subject)
    else {
        return Err(Refusal::NoSuchConflict { conflict: id });
    };
    let chosen = match choice {
        Choice::Theirs => about.theirs.clone(),
        Choice::Mine => about.mine.clone(),
        Choice::Value(value) => own_value(about, id, value)?,
    };
    if !about.state.takes_a_choice() {
        let same_value = choice.state() != ConflictState::Value || chosen == about.current;
        return if about.state == choice.state() && same_value {
            Ok(Decision::nothing())
        } else {
            Err(Refusal::ConflictClosed { conflict: id })
        };
    }
    let mut changes = subject_changes(about, id, choice, chosen)?;
    match about.subject {
        EntityType::User => {
            people::guard(facts, right, UserId::from(about.entity), &changes)?;
        }
        EntityType::FeaturedOffer => {
            if changes.iter().any(|change| matches!(change, Change::Restore { .. })) {
                featured::has_room(facts)?;
            }
        }
        EntityType::ProfileField | EntityType::BillingField => {
            account_field(facts, right, id, about, &changes)?;
        }
        EntityType::Workspace
        | EntityType::PriceList
        | EntityType::Device
        | EntityType::Conflict
        | EntityType::RoleTemplate
        | EntityType::PasswordRequest => {}
    }
    let close = |field, value| Change::Set { field, id: id.into(), value };
    changes.push(close(&conflict::STATE, choice.state().code().into()));
    changes.push(close(&conflict::RESOLVED_BY, Value::Id(right.user().uuid())));
    // Settled is settled: whoever thinks better of it edits the field.
    Ok(Decision { changes, inverse: None })
}

/// What a person may not edit they do not settle either. What was observed or carried over
/// is settled by whoever says such things.
fn account_field(
    facts: &Facts,
    right: &Right,
    id: ConflictId,
    about: &ConflictFacts,
    changes: &[Change],
) -> Result<(), Refusal> {
    let bad = || Refusal::BadChoice { conflict: id };
    let field = AccountField::of_entity(about.entity).ok_or_else(bad)?;
    let record = field.record();
    for change in changes {
        match change {
            Change::Set { field: place, value, .. } if **place == *record.desired => {
                let wanted = match value {
                    Value::Text(text) => Some(text.as_str()),
                    Value::Absent
                    | Value::Integer(_)
                    | Value::Flag(_)
                    | Value::Bytes(_)
                    | Value::Id(_) => None,
                };
                account::may_edit(&facts.account, right, field, wanted)?;
            }
            Change::Create { .. }
            | Change::Set { .. }
            | Change::Add { .. }
            | Change::Remove { .. }
            | Change::Delete { .. }
            | Change::Restore { .. } => account::may_tell(right, field)?,
        }
    }
    Ok(())
}

/// A third value, where the field is one that a person fills in.
fn own_value(about: &ConflictFacts, id: ConflictId, value: &Value) -> Result<Value, Refusal> {
    let bad = || Refusal::BadChoice { conflict: id };
    let text = match value {
        Value::Absent => "",
        Value::Text(text) => text.trim(),
        Value::Integer(_) | Value::Flag(_) | Value::Bytes(_) | Value::Id(_) => return Err(bad()),
    };
    let is = |field: &Field| field.entity == about.subject && field.number == about.field;
    let detail = UserField::from_number(about.field).filter(|detail| is(detail.field()));
    if let Some(detail) = detail.filter(|detail| !detail.is_of_directory()) {
        return Ok(detail.clean(text)?.into());
    }
    if is(&workspace::HOME_MARKET) {
        return match text {
            "" => Ok(Value::Absent),
            code => code.parse::<Market>().map(|market| Some(market).into()).map_err(|_| bad()),
        };
    }
    if is(&device::NAME) {
        return Ok(devices::name(text)?.into());
    }
    if is(&role_template::NAME) {
        return Ok(templates::name(text)?.into());
    }
    if let Some(record) = AccountRecord::of(about.subject).filter(|record| is(record.desired)) {
        let field = AccountField::of_entity(about.entity)
            .filter(|field| field.record().entity == record.entity);
        return Ok(field.ok_or_else(bad)?.clean(text)?.into());
    }
    if is(&featured_offer::TITLE) && !text.is_empty() {
        return Ok(text.into());
    }
    Err(bad())
}

/// What the choice does to the subject.
fn subject_changes(
    about: &ConflictFacts,
    id: ConflictId,
    choice: &Choice,
    chosen: Value,
) -> Result<Vec<Change>, Refusal> {
    let bad = || Refusal::BadChoice { conflict: id };
    let (entity, id) = (about.subject, about.entity);
    if about.field == EXISTENCE {
        return match (chosen, about.subject_exists) {
            (Value::Flag(true), false) => Ok(vec![Change::Restore { entity, id }]),
            (Value::Flag(false), true) => Ok(vec![Change::Delete { entity, id }]),
            (Value::Flag(_), _) => Ok(Vec::new()),
            (
                Value::Absent | Value::Text(_) | Value::Integer(_) | Value::Bytes(_) | Value::Id(_),
                _,
            ) => Err(bad()),
        };
    }
    let mut changes = Vec::new();
    match (about.kind, choice) {
        // Theirs was to delete it, so there is no value of theirs to write.
        (ConflictKind::EditOnDeleted, Choice::Theirs) => return Ok(changes),
        (ConflictKind::EditOnDeleted, Choice::Mine | Choice::Value(_)) => {
            if !about.subject_exists {
                changes.push(Change::Restore { entity, id });
            }
        }
        // Deleted since: there is only the conflict left to close.
        (ConflictKind::Guarded | ConflictKind::Security | ConflictKind::Auto, _) => {
            if !about.subject_exists {
                return Ok(changes);
            }
        }
    }
    let field = Field::find(entity, about.field).ok_or_else(bad)?;
    if chosen == about.current {
        return Ok(changes);
    }
    let member = || about.member.clone();
    changes.push(match (field.kind, chosen) {
        (ValueKind::TextSet, Value::Flag(true)) => Change::Add { field, id, member: member() },
        (ValueKind::TextSet, Value::Flag(false)) => Change::Remove { field, id, member: member() },
        (kind, value) if kind.admits(&value) && kind != ValueKind::TextSet => {
            Change::Set { field, id, value }
        }
        (
            ValueKind::Text
            | ValueKind::Integer
            | ValueKind::Flag
            | ValueKind::Bytes
            | ValueKind::Id
            | ValueKind::TextSet
            | ValueKind::Any,
            _,
        ) => return Err(bad()),
    });
    Ok(changes)
}

#[cfg(test)]
mod tests;
