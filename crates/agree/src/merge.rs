//! A decision meets what others did meanwhile, field by field (sync.md, A6).

use desk_core::conflicts::{ConflictKind, ConflictState};
use desk_core::ids::{CommandId, EntityId, conflict_id};
use desk_core::merge::{Verdict, merge_field};
use desk_core::schema::{EXISTENCE, EntityType, Field, MergeClass, conflict, existence_class};
use desk_core::value::Value;
use desk_wire::{CommandRecord, FieldPatch, Outcome, WireChange, WireValue};
use uuid::Uuid;

use crate::judge::Sender;
use crate::key::{FieldKey, RecordKey};
use crate::sabotage;
use crate::state::State;

/// A command's changes, sorted by what becomes of them.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    /// What to write, conflicts included.
    pub(crate) changes: Vec<WireChange>,
    pub(crate) applied: usize,
    pub(crate) overridden: usize,
    pub(crate) kept: usize,
}

/// Who asks, and when the hub decides.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking<'r> {
    pub(crate) sender: &'r Sender,
    pub(crate) record: &'r CommandRecord,
    pub(crate) at_ms: i64,
}

/// The merge class of a field; what a version does not know is guarded.
fn class_of(key: &FieldKey) -> MergeClass {
    match EntityType::from_number(key.record.entity_type) {
        Some(entity) if key.field == EXISTENCE => existence_class(entity),
        Some(entity) => {
            Field::find(entity, key.field).map_or(MergeClass::Guarded, |field| field.merge)
        }
        None => MergeClass::Guarded,
    }
}

impl Merged {
    /// One field that the decision wants to hold `new`.
    pub(crate) fn take(&mut self, state: &State, asking: Asking<'_>, key: &FieldKey, new: Value) {
        let current = state.value(key);
        let new = WireValue::from(&new);
        // Whether a conflict may still be settled was decided on what is so now.
        if key.record.entity_type == EntityType::Conflict.number() {
            if current != new {
                self.changes.push(key.change(new));
                self.applied += 1;
            }
            return;
        }
        let patch = asking.record.fields.iter().find(|patch| FieldKey::from(*patch) == *key);
        let base = patch.map_or_else(|| key.nothing(), |patch| patch.base.clone());
        let unchecked = sabotage::broken(sabotage::Rule::Base);
        let own = unchecked || stands_on_own(state, asking.record, key);
        let base = if own { current.clone() } else { base };
        let class = class_of(key);
        let verdict = merge_field(
            class,
            &Value::from(base.clone()),
            &Value::from(current.clone()),
            &Value::from(new.clone()),
        );
        match verdict {
            Verdict::Already => {}
            Verdict::Apply => {
                self.changes.push(key.change(new));
                self.applied += 1;
            }
            Verdict::Override => {
                self.changes.push(key.change(new.clone()));
                self.overridden += 1;
                self.open(state, asking, key, ConflictKind::Auto, (base, current, new));
            }
            Verdict::Keep => {
                self.kept += 1;
                let kind = match class {
                    MergeClass::Security => ConflictKind::Security,
                    MergeClass::Guarded | MergeClass::Safe => ConflictKind::Guarded,
                };
                self.open(state, asking, key, kind, (base, current, new));
            }
        }
    }

    /// An edit of a record that somebody deleted: both are kept for a person.
    pub(crate) fn on_deleted(&mut self, state: &State, asking: Asking<'_>, patch: &FieldPatch) {
        let key = FieldKey::from(patch);
        let values = (patch.base.clone(), WireValue::Absent, patch.new.clone());
        self.kept += 1;
        self.open(state, asking, &key, ConflictKind::EditOnDeleted, values);
    }

    /// Keeps both values beside each other, or, where an earlier command of the same
    /// device is in conflict already, puts the newer wish in place of the older.
    fn open(
        &mut self,
        state: &State,
        asking: Asking<'_>,
        key: &FieldKey,
        kind: ConflictKind,
        (base, theirs, mine): (WireValue, WireValue, WireValue),
    ) {
        let Asking { sender, record, at_ms } = asking;
        let command = record.id();
        let earlier = record
            .depends()
            .into_iter()
            .filter(|_| kind != ConflictKind::Auto)
            .filter(|dep| left_conflict(state, *dep))
            .map(|dep| conflict_key(dep, key))
            .find(|id| is_open(state, *id) && is_wish_of(state, *id, sender.user));
        let id = earlier.unwrap_or_else(|| conflict_key(command, key));
        let mut set = |field: &Field, value: WireValue| {
            let key = FieldKey { record: id, field: field.number, member: String::new() };
            if state.value(&key) != value {
                self.changes.push(key.change(value));
            }
        };
        let text = |text: &str| WireValue::Text(text.to_owned());
        let uid = |id: Uuid| WireValue::Id(id.into_bytes());
        if earlier.is_none() {
            let seq = state.seq(key);
            let writer = state.writers.get(&seq).copied().flatten();
            let deleted = kind == ConflictKind::EditOnDeleted;
            let state_now = match kind {
                ConflictKind::Auto => ConflictState::Auto,
                ConflictKind::Guarded | ConflictKind::Security | ConflictKind::EditOnDeleted => {
                    ConflictState::Open
                }
            };
            let existence = Field {
                entity: EntityType::Conflict,
                number: EXISTENCE,
                name: "existence",
                kind: desk_core::value::ValueKind::Flag,
                merge: MergeClass::Guarded,
                scope: desk_core::schema::Scope::Everyone,
            };
            set(&existence, WireValue::Flag(true));
            set(&conflict::SUBJECT_TYPE, WireValue::Integer(key.record.entity_type.into()));
            set(&conflict::SUBJECT, uid(key.record.id));
            set(&conflict::FIELD, WireValue::Integer(key.field.into()));
            if !key.member.is_empty() {
                set(&conflict::MEMBER, text(&key.member));
            }
            set(&conflict::KIND, text(kind.code()));
            set(&conflict::STATE, text(state_now.code()));
            set(&conflict::BASE, base);
            if !deleted {
                set(&conflict::THEIRS, theirs);
            }
            if let Some(writer) = writer {
                set(&conflict::THEIRS_BY, uid(writer.user));
                set(&conflict::THEIRS_AT, WireValue::Integer(writer.at_ms));
                set(&conflict::THEIRS_COMMAND, uid(writer.command));
            }
        }
        set(&conflict::MINE, mine);
        set(&conflict::MINE_BY, uid(sender.user));
        set(&conflict::MINE_AT, WireValue::Integer(at_ms));
        set(&conflict::MINE_COMMAND, uid(command));
        set(&conflict::MINE_DEVICE, uid(sender.device));
    }
}

/// Whether what stands there is what this device's own earlier commands came to:
/// then the command stood on that, even if the hub wrote it otherwise than the
/// device foretold (a place in an order).
fn stands_on_own(state: &State, record: &CommandRecord, key: &FieldKey) -> bool {
    let seq = state.seq(key);
    seq > 0
        && record
            .depends()
            .iter()
            .any(|dep| matches!(state.outcomes.get(dep), Some(Some((_, own))) if *own == seq))
}

fn conflict_key(command: Uuid, key: &FieldKey) -> RecordKey {
    let id = conflict_id(
        CommandId::new(command),
        key.record.entity_type,
        EntityId::new(key.record.id),
        key.field,
        &key.member,
    );
    RecordKey::new(EntityType::Conflict, id.uuid())
}

/// Only a command that was not done as asked can have left one.
fn left_conflict(state: &State, command: Uuid) -> bool {
    let outcome = state.outcomes.get(&command).copied().flatten();
    matches!(outcome, Some((Outcome::Conflict | Outcome::Merged, _)))
}

/// Nobody puts their wish in the place of somebody else's.
fn is_wish_of(state: &State, id: RecordKey, user: Uuid) -> bool {
    state.record(id).is_some_and(|there| {
        there.value(conflict::MINE_BY.number, "") == WireValue::Id(user.into_bytes())
    })
}

fn is_open(state: &State, id: RecordKey) -> bool {
    state.record(id).is_some_and(|there| {
        !there.deleted
            && there.value(conflict::STATE.number, "")
                == WireValue::Text(ConflictState::Open.code().to_owned())
    })
}
