//! The part of a workspace that a judgement looks at.

use std::collections::{BTreeMap, BTreeSet};

use desk_core::schema::{EntityType, conflict, user};
use desk_wire::{Outcome, WireChange, WireValue};
use uuid::Uuid;

use crate::digest::Digests;
use crate::key::{FieldKey, RecordKey};
use crate::missing::Missing;
use crate::record::Record;
use crate::scope;

/// Who wrote a value: the command behind an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writer {
    pub command: Uuid,
    pub user: Uuid,
    /// The hub's clock.
    pub at_ms: i64,
}

/// A working set. What was loaded once is kept up to date by the judgements.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub(crate) founded: bool,
    pub(crate) records: BTreeMap<RecordKey, Option<Record>>,
    pub(crate) loaded: Loaded,
    pub(crate) blobs: BTreeSet<[u8; 32]>,
    /// What became of commands, and in which event.
    pub(crate) outcomes: BTreeMap<Uuid, Option<(Outcome, u64)>>,
    pub(crate) writers: BTreeMap<u64, Option<Writer>>,
    digests: Digests,
    /// Folded user names and who has them.
    names: BTreeMap<String, BTreeSet<Uuid>>,
    changed: BTreeSet<RecordKey>,
}

/// What was asked for as a whole, and so need not be asked for again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Loaded {
    pub(crate) all_of: BTreeSet<u16>,
    pub(crate) holders: BTreeSet<(u16, u16, String)>,
    pub(crate) named: BTreeSet<(u16, u16, String)>,
    pub(crate) blobs: BTreeSet<[u8; 32]>,
}

impl State {
    /// `founded`: whether the workspace has had a user yet.
    pub fn new(founded: bool, digests: Digests) -> Self {
        Self { founded, digests, ..Self::default() }
    }

    /// Whether the workspace has had a user yet.
    pub const fn founded(&self) -> bool {
        self.founded
    }

    pub const fn digests(&self) -> &Digests {
        &self.digests
    }

    /// What the database has of a record; `None` when it has none.
    pub fn load(&mut self, key: RecordKey, record: Option<Record>) {
        if self.records.contains_key(&key) {
            return;
        }
        if let Some(record) = &record {
            self.know_name(key, &record.value(user::USER_NAME.number, ""));
        }
        self.records.insert(key, record);
    }

    /// These questions were answered: every record they name is loaded.
    pub fn answered(&mut self, missing: &Missing) {
        self.loaded.all_of.extend(&missing.all_of);
        self.loaded.holders.extend(missing.holders.iter().cloned());
        self.loaded.named.extend(missing.named.iter().cloned());
        self.loaded.blobs.extend(&missing.blobs);
        for key in &missing.records {
            self.records.entry(*key).or_insert(None);
        }
        for command in &missing.outcomes {
            self.outcomes.entry(*command).or_insert(None);
        }
        for seq in &missing.writers {
            self.writers.entry(*seq).or_insert(None);
        }
    }

    /// The hub has this blob, whole.
    pub fn load_blob(&mut self, hash: [u8; 32]) {
        self.blobs.insert(hash);
    }

    /// What became of a command, in event `seq`.
    pub fn load_outcome(&mut self, command: Uuid, outcome: Outcome, seq: u64) {
        self.outcomes.insert(command, Some((outcome, seq)));
    }

    /// Who is behind event `seq`.
    pub fn load_writer(&mut self, seq: u64, writer: Writer) {
        self.writers.insert(seq, Some(writer));
    }

    /// The records that were written since they were loaded.
    pub fn changed(&self) -> impl Iterator<Item = (RecordKey, &Record)> {
        self.changed.iter().filter_map(|key| self.record(*key).map(|record| (*key, record)))
    }

    /// The scope of a loaded record.
    pub fn scope_of(&self, key: RecordKey) -> u16 {
        let subject =
            self.record(key).map(|record| record.value(conflict::SUBJECT_TYPE.number, ""));
        scope::of_record(key.entity_type, subject.as_ref().and_then(WireValue::as_integer))
    }

    /// What is loaded of a record.
    pub fn record(&self, key: RecordKey) -> Option<&Record> {
        self.records.get(&key).and_then(Option::as_ref)
    }

    /// Every loaded record of a type.
    pub fn records_of(&self, entity: EntityType) -> impl Iterator<Item = (Uuid, &Record)> {
        let entity_type = entity.number();
        let first = RecordKey { entity_type, id: Uuid::nil() };
        let last = RecordKey { entity_type, id: Uuid::max() };
        self.records
            .range(first..=last)
            .filter_map(|(key, record)| record.as_ref().map(|record| (key.id, record)))
    }

    /// What a field of a loaded record holds.
    pub fn value(&self, key: &FieldKey) -> WireValue {
        self.record(key.record)
            .map_or_else(|| key.nothing(), |record| record.value(key.field, &key.member))
    }

    /// The event that a field has its value from; 0 for what was never there.
    pub(crate) fn seq(&self, key: &FieldKey) -> u64 {
        self.record(key.record).map_or(0, |record| record.seq(key.field, &key.member))
    }

    /// Who has a user name, in any case of letters.
    pub(crate) fn named(&self, folded: &str) -> impl Iterator<Item = Uuid> + '_ {
        self.names.get(folded).into_iter().flatten().copied()
    }

    /// Writes what event `seq` decided.
    pub fn write(&mut self, scope: u16, change: &WireChange, seq: u64) {
        let key = FieldKey::from(change);
        let old = self.value(&key);
        let record = self.records.entry(key.record).or_default();
        let record = record.get_or_insert_with(|| Record { created_seq: seq, ..Record::default() });
        record.set(key.field, &key.member, change.value.clone(), seq);
        if key.record.entity_type == EntityType::User.number() {
            self.founded = true;
            if key.field == user::USER_NAME.number {
                self.forget_name(key.record, &old);
                self.know_name(key.record, &change.value);
            }
        }
        self.digests.replace(scope, &key, &old, &change.value);
        self.changed.insert(key.record);
    }

    /// A command was judged in event `seq`.
    pub(crate) fn judged(&mut self, outcome: Outcome, seq: u64, writer: Writer) {
        self.outcomes.insert(writer.command, Some((outcome, seq)));
        self.writers.insert(seq, Some(writer));
    }

    fn know_name(&mut self, key: RecordKey, value: &WireValue) {
        if key.entity_type == EntityType::User.number()
            && let WireValue::Text(name) = value
        {
            self.names.entry(name.to_lowercase()).or_default().insert(key.id);
        }
    }

    fn forget_name(&mut self, key: RecordKey, value: &WireValue) {
        if let WireValue::Text(name) = value
            && let Some(ids) = self.names.get_mut(&name.to_lowercase())
        {
            ids.remove(&key.id);
        }
    }
}
