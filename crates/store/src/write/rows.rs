//! The records that a decision changes: as they stand, and as they shall stand.
//!
//! All of them are read at once and written at once, each with one statement for
//! its row however many of its fields change.

use std::collections::BTreeSet;

use desk_core::change::Change;
use desk_core::ids::EntityId;
use desk_core::schema::{EXISTENCE, EntityType, Field};
use desk_core::value::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::error::StoreError;
use crate::round::Round;
use crate::sql::{bind, value_at};

/// A field that really changed, before and after.
#[derive(Debug)]
pub(super) struct Patch {
    pub(super) entity: EntityType,
    pub(super) id: EntityId,
    pub(super) field: u16,
    /// The member of a set; empty for every other field.
    pub(super) member: String,
    pub(super) old: Value,
    pub(super) new: Value,
}

/// What the first column of a row of the answer says it is.
const ROW: i64 = 0;
const MEMBER: i64 = 1;
/// From here on it is somebody else's.
pub(super) const NOT_OURS: i64 = 2;

/// The records that some changes are about, each once.
#[derive(Debug)]
pub(super) struct Records(Vec<Record>);

#[derive(Debug)]
struct Record {
    entity: EntityType,
    id: EntityId,
    row: Stands,
    /// The fields that change and have a column.
    fields: Vec<Column>,
    /// The sets that change, and who is in them.
    sets: BTreeSet<u16>,
    members: BTreeSet<(u16, String)>,
    /// Members that join or leave, in this order.
    moves: Vec<(u16, String, bool)>,
}

#[derive(Debug)]
struct Column {
    field: &'static Field,
    value: Value,
    changed: bool,
}

/// Whether a record has a row, and is seen.
#[derive(Debug, Default)]
struct Stands {
    stored: bool,
    seen: bool,
    changed: bool,
}

impl Records {
    pub(super) fn of(changes: &[Change]) -> Self {
        let mut all: Vec<Record> = Vec::new();
        for change in changes {
            let (entity, id) = (change.entity(), change.id());
            let at = all.iter().position(|one| one.is(entity, id)).unwrap_or_else(|| {
                all.push(Record::empty(entity, id));
                all.len() - 1
            });
            if let Some(record) = all.get_mut(at) {
                record.about(change);
            }
        }
        Self(all)
    }

    /// Each with the fields that change, by their numbers.
    pub(super) fn keys(&self) -> impl Iterator<Item = (EntityType, EntityId, Vec<u16>)> {
        self.0.iter().map(|record| {
            let columns = record.fields.iter().map(|column| column.field.number);
            (record.entity, record.id, columns.chain(record.sets.iter().copied()).collect())
        })
    }

    pub(super) fn is_at(&self, at: usize, entity: EntityType, id: EntityId) -> bool {
        self.0.get(at).is_some_and(|record| record.is(entity, id))
    }

    /// Asks how they stand. The rows of the answer begin with their kind and with
    /// the record's place in [`Records::keys`].
    pub(super) fn ask(&self, round: &mut Round) {
        for (at, record) in self.0.iter().enumerate() {
            let key = record.key();
            round.say(&format!("select {ROW}, {at}, _deleted"));
            for column in &record.fields {
                round.more(", ").more(column.field.name);
            }
            round.more(" from ").more(record.entity.name()).more(" where id = ?").bind(key.clone());
            if !record.sets.is_empty() {
                round
                    .say(&format!(
                        "select {MEMBER}, {at}, field, member from set_member \
                         where entity_type = ? and entity_id = ?"
                    ))
                    .bind(record.entity.number())
                    .bind(key);
            }
        }
    }

    /// Takes a row of the answer.
    pub(super) fn take(&mut self, row: &SqliteRow) -> Result<(), StoreError> {
        let at = usize::try_from(row.try_get::<i64, _>(1)?).ok();
        let Some(record) = at.and_then(|at| self.0.get_mut(at)) else { return Ok(()) };
        match row.try_get::<i64, _>(0)? {
            ROW => {
                record.row.stored = true;
                record.row.seen = !row.try_get::<bool, _>(2)?;
                for (place, column) in (3..).zip(&mut record.fields) {
                    column.value = value_at(row, place, column.field)?;
                }
            }
            _ => {
                record.members.insert((row.try_get(2)?, row.try_get(3)?));
            }
        }
        Ok(())
    }

    /// Changes them one after the other. What was so already is left out.
    pub(super) fn apply(&mut self, changes: &[Change]) -> Result<Vec<Patch>, StoreError> {
        let mut patches = Vec::with_capacity(changes.len());
        for change in changes {
            let (entity, id) = (change.entity(), change.id());
            let record = self.0.iter_mut().find(|one| one.is(entity, id));
            if let Some(record) = record {
                patches.extend(record.apply(change)?);
            }
        }
        Ok(patches)
    }

    /// Says what writes them down.
    pub(super) fn write(&self, round: &mut Round) -> Result<(), StoreError> {
        self.0.iter().try_for_each(|record| record.write(round))
    }
}

impl Record {
    fn empty(entity: EntityType, id: EntityId) -> Self {
        Self {
            entity,
            id,
            row: Stands::default(),
            fields: Vec::new(),
            sets: BTreeSet::new(),
            members: BTreeSet::new(),
            moves: Vec::new(),
        }
    }

    /// Another change is about it.
    fn about(&mut self, change: &Change) {
        match change {
            Change::Set { field, .. } => {
                if !self.fields.iter().any(|one| one.field.number == field.number) {
                    self.fields.push(Column { field, value: Value::Absent, changed: false });
                }
            }
            Change::Add { field, .. } | Change::Remove { field, .. } => {
                self.sets.insert(field.number);
            }
            Change::Create { .. } | Change::Restore { .. } | Change::Delete { .. } => {}
        }
    }

    fn is(&self, entity: EntityType, id: EntityId) -> bool {
        self.entity == entity && self.id == id
    }

    fn key(&self) -> Vec<u8> {
        self.id.uuid().as_bytes().to_vec()
    }

    /// `None` when it is so already.
    fn apply(&mut self, change: &Change) -> Result<Option<Patch>, StoreError> {
        Ok(match change {
            Change::Create { .. } | Change::Restore { .. } => self.exist(true),
            Change::Delete { .. } => self.exist(false),
            Change::Set { field, value, .. } => self.set(field, value)?,
            Change::Add { field, member, .. } => self.membership(field, member, true),
            Change::Remove { field, member, .. } => self.membership(field, member, false),
        })
    }

    fn exist(&mut self, wanted: bool) -> Option<Patch> {
        let was = std::mem::replace(&mut self.row.seen, wanted);
        if was == wanted {
            return None;
        }
        self.row.changed = true;
        Some(self.patch(EXISTENCE, "", Value::Flag(was), Value::Flag(wanted)))
    }

    fn set(&mut self, field: &'static Field, value: &Value) -> Result<Option<Patch>, StoreError> {
        let (table, column) = (field.entity.name(), field.name);
        if !field.kind.admits(value) {
            return Err(StoreError::nonsense(
                table,
                format!("{column} cannot hold this kind of value"),
            ));
        }
        // One that was made a moment ago has no row yet.
        if !self.row.stored && !self.row.changed {
            return Err(StoreError::nonsense(table, format!("{} is not there", self.id)));
        }
        let Some(place) = self.fields.iter_mut().find(|one| one.field.number == field.number)
        else {
            return Err(StoreError::nonsense(table, format!("{column} has no column")));
        };
        if place.value == *value {
            return Ok(None);
        }
        place.changed = true;
        let old = std::mem::replace(&mut place.value, value.clone());
        Ok(Some(self.patch(field.number, "", old, value.clone())))
    }

    /// A member joins a set or leaves it.
    fn membership(&mut self, field: &'static Field, member: &str, wanted: bool) -> Option<Patch> {
        let place = (field.number, member.to_owned());
        let changed = if wanted { self.members.insert(place) } else { self.members.remove(&place) };
        changed.then(|| {
            self.moves.push((field.number, member.to_owned(), wanted));
            self.patch(field.number, member, Value::Flag(!wanted), Value::Flag(wanted))
        })
    }

    fn patch(&self, field: u16, member: &str, old: Value, new: Value) -> Patch {
        Patch { entity: self.entity, id: self.id, field, member: member.to_owned(), old, new }
    }

    fn write(&self, round: &mut Round) -> Result<(), StoreError> {
        self.write_row(round)?;
        for (field, member, joins) in &self.moves {
            round
                .say(if *joins {
                    "insert into set_member (entity_type, entity_id, field, member) \
                     values (?, ?, ?, ?)"
                } else {
                    "delete from set_member \
                     where entity_type = ? and entity_id = ? and field = ? and member = ?"
                })
                .bind(self.entity.number())
                .bind(self.key())
                .bind(*field)
                .bind(member.clone());
        }
        Ok(())
    }

    fn write_row(&self, round: &mut Round) -> Result<(), StoreError> {
        let (table, stored) = (self.entity.name(), self.row.stored);
        let changed: Vec<&Column> = self.fields.iter().filter(|one| one.changed).collect();
        let mut names: Vec<&str> = changed.iter().map(|one| one.field.name).collect();
        if self.row.changed {
            names.push("_deleted");
        }
        if names.is_empty() {
            return Ok(());
        }
        if stored {
            let sets = names.join(" = ?, ");
            round.say(&format!("update {table} set {sets} = ? where id = ?"));
        } else {
            round.say(&format!("insert into {table} ({}, id)", names.join(", ")));
            round.more(" values (").list("?", names.len() + 1).more(")");
        }
        for one in &changed {
            bind(&mut *round, one.field, &one.value)?;
        }
        if self.row.changed {
            round.bind(!self.row.seen);
        }
        round.bind(self.key());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use desk_core::schema::{conflict, fields_of, user};
    use desk_core::value::ValueKind;
    use sqlx::sqlite::SqliteConnection;
    use uuid::Uuid;

    use super::*;
    use crate::connect::Connecting;

    async fn empty() -> SqliteConnection {
        let mut connection = Connecting::plainly_to(Path::new(":memory:")).connect().await.unwrap();
        crate::shape::MIGRATIONS.run(&mut connection).await.unwrap();
        connection
    }

    /// One change by itself, on disk before it answers.
    async fn write(
        connection: &mut SqliteConnection,
        change: &Change,
    ) -> Result<Option<Patch>, StoreError> {
        let changes = std::slice::from_ref(change);
        let mut records = Records::of(changes);
        let mut asked = Round::default();
        records.ask(&mut asked);
        for row in asked.ask(&mut *connection).await? {
            records.take(&row)?;
        }
        let patch = records.apply(changes)?.pop();
        let mut round = Round::default();
        records.write(&mut round)?;
        round.write(connection).await?;
        Ok(patch)
    }

    /// The registry and the file must name the same fields.
    #[tokio::test]
    async fn the_tables_have_a_column_for_every_field_and_no_other() {
        let mut connection = empty().await;
        for entity in EntityType::ALL {
            let statement = format!("select name from pragma_table_info('{}')", entity.name());
            let mut columns: Vec<String> = sqlx::query(sqlx::AssertSqlSafe(statement))
                .fetch_all(&mut connection)
                .await
                .unwrap()
                .iter()
                .map(|row| row.get(0))
                .filter(|name: &String| name != "id" && !name.starts_with('_'))
                .collect();
            let mut fields: Vec<String> = fields_of(entity)
                .filter(|field| field.kind != ValueKind::TextSet)
                .map(|field| field.name.to_owned())
                .collect();
            columns.sort();
            fields.sort();
            assert_eq!(columns, fields, "columns and fields of {}", entity.name());
        }
    }

    #[tokio::test]
    async fn a_member_joins_once_and_leaves_once() {
        let mut connection = empty().await;
        let id = EntityId::new(Uuid::from_u128(1));
        let (field, member) = (&user::ROLES, "sales_agent".to_owned());
        let add = Change::Add { field, id, member: member.clone() };
        let remove = Change::Remove { field, id, member: member.clone() };
        for (change, meant) in [
            (&remove, None),
            (&add, Some((false, true))),
            (&add, None),
            (&remove, Some((true, false))),
            (&remove, None),
        ] {
            let patch = write(&mut connection, change).await.unwrap();
            let told = patch.map(|patch| {
                assert_eq!((patch.field, patch.member), (field.number, member.clone()));
                (patch.old, patch.new)
            });
            let meant = meant.map(|(old, new)| (Value::Flag(old), Value::Flag(new)));
            assert_eq!(told, meant, "{change:?}");
        }
    }

    #[tokio::test]
    async fn a_field_of_any_kind_keeps_the_kind() {
        let mut connection = empty().await;
        let (entity, id) = (EntityType::Conflict, EntityId::new(Uuid::from_u128(1)));
        write(&mut connection, &Change::Create { entity, id }).await.unwrap();
        let mut before = Value::Absent;
        for value in [
            Value::Text("1".to_owned()),
            Value::Integer(1),
            Value::Flag(true),
            Value::Bytes(vec![1]),
            Value::Id(Uuid::from_u128(1)),
            Value::Absent,
        ] {
            let change = Change::Set { field: &conflict::MINE, id, value: value.clone() };
            let patch = write(&mut connection, &change).await.unwrap().unwrap();
            assert_eq!((patch.old, &patch.new), (before, &value));
            assert!(write(&mut connection, &change).await.unwrap().is_none(), "{value:?} again");
            before = value;
        }
    }
}
