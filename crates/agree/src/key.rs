//! What a value is the value of.

use std::collections::BTreeMap;

use desk_core::change::Change;
use desk_core::ids::EntityId;
use desk_core::schema::{EXISTENCE, EntityType};
use desk_core::value::Value;
use desk_wire::{FieldPatch, WireChange, WireValue};
use uuid::Uuid;

/// A record. The type is a number, because a newer version may know more types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    pub entity_type: u16,
    pub id: Uuid,
}

impl RecordKey {
    pub const fn new(entity: EntityType, id: Uuid) -> Self {
        Self { entity_type: entity.number(), id }
    }

    /// The ids of each type, in the order in which they came: whoever looks records up
    /// asks for one type at a time.
    pub fn by_type<'k>(keys: impl IntoIterator<Item = &'k Self>) -> BTreeMap<u16, Vec<Uuid>> {
        let mut by_type: BTreeMap<u16, Vec<Uuid>> = BTreeMap::new();
        for key in keys {
            by_type.entry(key.entity_type).or_default().push(key.id);
        }
        by_type
    }
}

/// A field of a record, or a member of one of its sets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldKey {
    pub record: RecordKey,
    /// 0 is the record's existence.
    pub field: u16,
    /// Empty for all but sets.
    pub member: String,
}

impl FieldKey {
    pub const fn existence(record: RecordKey) -> Self {
        Self { record, field: EXISTENCE, member: String::new() }
    }

    /// What the field of a record that was never there holds.
    pub fn nothing(&self) -> WireValue {
        if self.field == EXISTENCE || !self.member.is_empty() {
            WireValue::Flag(false)
        } else {
            WireValue::Absent
        }
    }

    /// As it travels.
    pub fn change(&self, value: WireValue) -> WireChange {
        let member = (!self.member.is_empty()).then(|| self.member.clone());
        WireChange::new(self.record.entity_type, self.record.id, self.field, member, value)
    }
}

impl From<&WireChange> for FieldKey {
    fn from(change: &WireChange) -> Self {
        Self {
            record: RecordKey { entity_type: change.entity_type, id: change.entity() },
            field: change.field,
            member: change.member.clone().unwrap_or_default(),
        }
    }
}

impl From<&FieldPatch> for FieldKey {
    fn from(patch: &FieldPatch) -> Self {
        Self {
            record: RecordKey { entity_type: patch.entity_type, id: patch.entity() },
            field: patch.field,
            member: patch.member.clone().unwrap_or_default(),
        }
    }
}

/// Which field a change of a decision is about, and what it shall hold.
pub fn target(change: &Change) -> (FieldKey, Value) {
    let record = |entity: EntityType, id: EntityId| RecordKey::new(entity, id.uuid());
    match change {
        Change::Create { entity, id } | Change::Restore { entity, id } => {
            (FieldKey::existence(record(*entity, *id)), Value::Flag(true))
        }
        Change::Delete { entity, id } => {
            (FieldKey::existence(record(*entity, *id)), Value::Flag(false))
        }
        Change::Set { field, id, value } => {
            let record = record(field.entity, *id);
            (FieldKey { record, field: field.number, member: String::new() }, value.clone())
        }
        Change::Add { field, id, member } | Change::Remove { field, id, member } => {
            let record = record(field.entity, *id);
            let is_member = matches!(change, Change::Add { .. });
            let key = FieldKey { record, field: field.number, member: member.clone() };
            (key, Value::Flag(is_member))
        }
    }
}
