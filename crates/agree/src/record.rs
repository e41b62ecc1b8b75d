//! One record with everything confirmed of it.

use std::collections::{BTreeMap, BTreeSet};

use desk_core::schema::EXISTENCE;
use desk_wire::WireValue;
use desk_wire::protocol::RecordRow;

use crate::key::{FieldKey, RecordKey};

/// A record as the hub keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The event that made it.
    pub created_seq: u64,
    pub deleted: bool,
    /// What is not absent, by number.
    pub fields: BTreeMap<u16, WireValue>,
    pub members: BTreeSet<(u16, String)>,
    /// The last event that changed a field since the record was made.
    pub seqs: BTreeMap<(u16, String), u64>,
}

impl Record {
    /// What a field holds.
    pub fn value(&self, field: u16, member: &str) -> WireValue {
        if field == EXISTENCE {
            WireValue::Flag(!self.deleted)
        } else if member.is_empty() {
            self.fields.get(&field).cloned().unwrap_or(WireValue::Absent)
        } else {
            WireValue::Flag(self.members.contains(&(field, member.to_owned())))
        }
    }

    /// The event that a field has its value from.
    pub fn seq(&self, field: u16, member: &str) -> u64 {
        self.seqs.get(&(field, member.to_owned())).copied().unwrap_or(self.created_seq)
    }

    /// Writes a value that event `seq` decided.
    pub(crate) fn set(&mut self, field: u16, member: &str, value: WireValue, seq: u64) {
        if field == EXISTENCE {
            self.deleted = value != WireValue::Flag(true);
        } else if !member.is_empty() {
            let entry = (field, member.to_owned());
            if value == WireValue::Flag(true) {
                self.members.insert(entry);
            } else {
                self.members.remove(&entry);
            }
        } else if value == WireValue::Absent {
            self.fields.remove(&field);
        } else {
            self.fields.insert(field, value);
        }
        if seq != self.created_seq {
            self.seqs.insert((field, member.to_owned()), seq);
        }
    }

    /// Everything that counts in a digest.
    pub fn values(&self, key: RecordKey) -> impl Iterator<Item = (FieldKey, WireValue)> + '_ {
        let whole =
            move |field, member: &str| FieldKey { record: key, field, member: member.to_owned() };
        std::iter::once((whole(EXISTENCE, ""), WireValue::Flag(!self.deleted)))
            .chain(self.fields.iter().map(move |(field, value)| (whole(*field, ""), value.clone())))
            .chain(
                self.members
                    .iter()
                    .map(move |(field, member)| (whole(*field, member), WireValue::Flag(true))),
            )
    }

    pub fn to_row(&self, key: RecordKey) -> RecordRow {
        let mut row = RecordRow::new(key.entity_type, key.id, self.created_seq);
        row.deleted = self.deleted;
        row.fields = self.fields.iter().map(|(field, value)| (*field, value.clone())).collect();
        row.members = self.members.iter().cloned().collect();
        row.seqs = self
            .seqs
            .iter()
            .map(|((field, member), seq)| {
                (*field, (!member.is_empty()).then(|| member.clone()), *seq)
            })
            .collect();
        row
    }

    pub fn from_row(row: RecordRow) -> (RecordKey, Self) {
        let key = RecordKey { entity_type: row.entity_type, id: row.entity() };
        let record = Self {
            created_seq: row.created_seq,
            deleted: row.deleted,
            fields: row.fields.into_iter().collect(),
            members: row.members.into_iter().collect(),
            seqs: row
                .seqs
                .into_iter()
                .map(|(field, member, seq)| ((field, member.unwrap_or_default()), seq))
                .collect(),
        };
        (key, record)
    }
}
