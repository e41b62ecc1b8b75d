//! A command in as few bytes as it takes: it lies in every outbox, goes over every
//! bad train connection and is kept for ever. A record is named once however many
//! of its fields a command touched, and what goes without saying is not said.

use serde::{Deserialize, Serialize};

use crate::args::{Args, Uid};
use crate::record::{CommandRecord, FieldPatch, Made};
use crate::value::WireValue;

/// Mirror of [`CommandRecord`]; the names are what stands in the bytes.
#[derive(Serialize, Deserialize)]
pub(crate) struct Form {
    #[serde(rename = "i")]
    id: Uid,
    #[serde(rename = "n")]
    seq: u64,
    #[serde(rename = "d")]
    device: Uid,
    #[serde(rename = "u")]
    author: Uid,
    /// Absent: the command is the first of its group, which goes by its id.
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    group: Option<Uid>,
    #[serde(rename = "p", default, skip_serializing_if = "Vec::is_empty")]
    depends: Vec<Uid>,
    #[serde(rename = "v")]
    v: u16,
    #[serde(rename = "a")]
    args: Args,
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    records: Vec<Touched>,
    #[serde(rename = "m")]
    made: Made,
}

/// Of a [`Form`], what was touched; the rest is skipped.
#[derive(Deserialize)]
pub(crate) struct Fields {
    #[serde(rename = "r", default)]
    records: Vec<Touched>,
}

/// A record, and what of it was touched.
#[derive(Serialize, Deserialize)]
struct Touched {
    #[serde(rename = "t")]
    entity_type: u16,
    #[serde(rename = "i")]
    entity: Uid,
    #[serde(rename = "f")]
    fields: Vec<Patch>,
}

/// A field. Absent values are what a new record begins with: nothing before, and
/// existence, or a member, afterwards.
#[derive(Serialize, Deserialize)]
struct Patch {
    #[serde(rename = "n", default, skip_serializing_if = "is_existence")]
    field: u16,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    base: Option<WireValue>,
    #[serde(rename = "s", default, skip_serializing_if = "is_unseen")]
    base_seq: u64,
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    new: Option<WireValue>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_existence(field: &u16) -> bool {
    *field == 0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_unseen(seq: &u64) -> bool {
    *seq == 0
}

/// What a field holds before its record was there, and right after.
fn usual(field: u16, member: Option<&String>) -> (WireValue, WireValue) {
    if field == 0 || member.is_some() {
        (WireValue::Flag(false), WireValue::Flag(true))
    } else {
        (WireValue::Absent, WireValue::Absent)
    }
}

impl From<&CommandRecord> for Form {
    fn from(record: &CommandRecord) -> Self {
        let mut records: Vec<Touched> = Vec::new();
        for patch in &record.fields {
            let (before, after) = usual(patch.field, patch.member.as_ref());
            let field = Patch {
                field: patch.field,
                member: patch.member.clone(),
                base: (patch.base != before).then(|| patch.base.clone()),
                base_seq: patch.base_seq,
                new: (patch.new != after).then(|| patch.new.clone()),
            };
            match records.last_mut() {
                Some(last)
                    if last.entity_type == patch.entity_type && last.entity == patch.entity =>
                {
                    last.fields.push(field);
                }
                Some(_) | None => records.push(Touched {
                    entity_type: patch.entity_type,
                    entity: patch.entity,
                    fields: vec![field],
                }),
            }
        }
        Self {
            id: record.id,
            seq: record.seq,
            device: record.device,
            author: record.author,
            group: (record.group != record.id).then_some(record.group),
            depends: record.depends.clone(),
            v: record.v,
            args: record.args.clone(),
            records,
            made: record.made,
        }
    }
}

impl Fields {
    pub(crate) fn patches(self) -> Vec<FieldPatch> {
        let mut fields = Vec::with_capacity(self.records.iter().map(|one| one.fields.len()).sum());
        for Touched { entity_type, entity, fields: patches } in self.records {
            for Patch { field, member, base, base_seq, new } in patches {
                let (before, after) = usual(field, member.as_ref());
                let (base, new) = (base.unwrap_or(before), new.unwrap_or(after));
                fields.push(FieldPatch { entity_type, entity, field, member, base, base_seq, new });
            }
        }
        fields
    }
}

impl From<Form> for CommandRecord {
    fn from(form: Form) -> Self {
        let fields = Fields { records: form.records }.patches();
        Self {
            id: form.id,
            seq: form.seq,
            device: form.device,
            author: form.author,
            group: form.group.unwrap_or(form.id),
            depends: form.depends,
            v: form.v,
            args: form.args,
            fields,
            made: form.made,
        }
    }
}

#[cfg(test)]
mod tests {
    use desk_core::command::Command;
    use desk_core::ids::UserId;
    use desk_core::moment::Moment;
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::record::Origin;

    #[test]
    fn what_goes_without_saying_comes_back() {
        let id = Uuid::from_u128;
        let text = |text: &str| WireValue::Text(text.to_owned());
        let member = || Some("sales_agent".to_owned());
        let (yes, no) = (WireValue::Flag(true), WireValue::Flag(false));
        let patch = |record, field, member, base, new| {
            FieldPatch::new(2, id(record), field, member, (base, field.into()), new)
        };
        let fields = vec![
            patch(1, 0, None, no.clone(), yes.clone()),
            patch(1, 4, None, WireValue::Absent, text("Ada")),
            patch(1, 3, member(), no.clone(), yes.clone()),
            patch(2, 0, None, yes.clone(), no.clone()),
            patch(2, 5, None, text("Ada"), WireValue::Absent),
            patch(2, 3, member(), yes, no),
            patch(1, 6, None, text("a"), text("b")),
        ];
        for group in [id(7), id(8)] {
            let origin = Origin {
                id: id(7),
                seq: 1,
                device: id(9),
                author: id(10),
                group,
                depends: Vec::new(),
                made: Moment { wall: Timestamp::UNIX_EPOCH, boot: id(11), mono_ms: 1 },
            };
            let command =
                Command::RemoveUser { user: UserId::new(id(1)), at: Timestamp::UNIX_EPOCH };
            let record = CommandRecord::new(origin, &command, fields.clone());
            let bytes = record.to_bytes().unwrap();
            assert_eq!(CommandRecord::from_bytes(&bytes).unwrap(), record);
        }
    }
}
