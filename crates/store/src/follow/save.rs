//! Writes back what was changed of records, many at a time.

use std::collections::BTreeMap;

use desk_agree::RecordKey;
use desk_core::schema::{EXISTENCE, EntityType};
use desk_core::value::Value;
use desk_wire::WireValue;
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection};
use uuid::Uuid;

use super::image::{Dirty, Home, Image, Place, home, nothing};
use super::load::{Images, about, bind_ids, columns};
use super::{BIRTH, ROWS};
use crate::error::StoreError;
use crate::sql::{bind, marks, signed};

type Statement = Query<'static, Sqlite, SqliteArguments>;

/// A place of a record, and what is written there.
type At<'i, T> = (RecordKey, &'i Place, T);

/// What a table of single values gets and loses.
#[derive(Default)]
struct Values<'i> {
    put: Vec<At<'i, &'i WireValue>>,
    gone: Vec<At<'i, ()>>,
}

impl Images {
    /// Writes what was changed since they were loaded. Marks that were let go are not
    /// looked after here.
    pub(super) async fn save(&self, connection: &mut SqliteConnection) -> Result<(), StoreError> {
        let mut rows: BTreeMap<EntityType, Vec<(Uuid, &Image)>> = BTreeMap::new();
        let mut vanished: BTreeMap<EntityType, Vec<Uuid>> = BTreeMap::new();
        let (mut sets, mut unknown) = (Values::default(), Values::default());
        // What is seen of the others did not change: it was not even looked up.
        for (key, image) in self.0.iter().filter(|(_, image)| image.looked_up) {
            if let Some(entity) = EntityType::from_number(key.entity_type) {
                if image.is_nowhere() {
                    if image.in_table {
                        vanished.entry(entity).or_default().push(key.id);
                    }
                } else if !image.in_table || columns_differ(*key, image) {
                    rows.entry(entity).or_default().push((key.id, image));
                }
            }
            for (place, was, is) in image.changes() {
                // A value leaves the place it had, which may not be its new one.
                if let Some(values) = table_of(*key, place, was, &mut sets, &mut unknown) {
                    values.gone.push((*key, place, ()));
                }
                if let Some(values) = table_of(*key, place, is, &mut sets, &mut unknown) {
                    values.put.push((*key, place, is));
                }
            }
        }
        for (entity, rows) in &rows {
            upsert(connection, *entity, rows).await?;
        }
        for (entity, ids) in &vanished {
            forget(connection, *entity, ids).await?;
        }
        let gone = |table| format!("delete from {table} where {PLACE} in (");
        for (table, values) in [("set_member", &sets), ("unknown_field", &unknown)] {
            let bind = |to, at: &At<'_, ()>| Ok(at_place(to, at));
            write(connection, (&gone(table), 4, ")"), &values.gone, bind).await?;
        }
        let put = format!("insert into set_member {PLACE}");
        let bind = |to, at: &At<'_, &WireValue>| Ok(at_place(to, at));
        write(connection, (&put, 4, "on conflict do nothing"), &sets.put, bind).await?;
        let put =
            "insert or replace into unknown_field (entity_type, entity_id, field, member, value)";
        let bind = |to, at: &At<'_, &WireValue>| Ok(at_place(to, at).bind(at.2.to_bytes()?));
        write(connection, (put, 5, ""), &unknown.put, bind).await?;
        self.save_dirty(connection).await?;
        self.save_seqs(connection).await
    }

    /// Writes only the marks that were changed or are new.
    pub(super) async fn save_dirty(
        &self,
        connection: &mut SqliteConnection,
    ) -> Result<(), StoreError> {
        let all = self
            .0
            .iter()
            .flat_map(|(key, image)| image.dirty.iter().map(|(place, mark)| (*key, place, mark)));
        let changed: Vec<At<'_, &Dirty>> = all.filter(|(.., mark)| mark.changed).collect();
        // Written over: a mark may get another confirmed value, and another span.
        let put = "insert or replace into dirty \
                   (entity_type, entity_id, field, member, confirmed, first_seq, last_seq)";
        let bind = |to, at: &At<'_, &Dirty>| {
            let (first, last) = (signed(at.2.first_seq), signed(at.2.last_seq));
            Ok(at_place(to, at).bind(at.2.confirmed.to_bytes()?).bind(first).bind(last))
        };
        write(connection, (put, 7, ""), &changed, bind).await
    }

    async fn save_seqs(&self, connection: &mut SqliteConnection) -> Result<(), StoreError> {
        let birth = (BIRTH, String::new());
        let mut seqs: Vec<At<'_, u64>> = Vec::new();
        for (key, image) in &self.0 {
            if let Some(born) = image.born.filter(|_| image.newly_born) {
                seqs.push((*key, &birth, born));
            }
            seqs.extend(image.seqs.iter().map(|(place, seq)| (*key, place, *seq)));
        }
        let put = "insert or replace into field_seq (entity_type, entity_id, field, member, seq)";
        let bind = |to, at: &At<'_, u64>| Ok(at_place(to, at).bind(signed(at.2)));
        write(connection, (put, 5, ""), &seqs, bind).await
    }
}

impl Image {
    /// Nothing is seen of it, no hub knows it and nothing waits: it was ours alone
    /// and was not accepted.
    fn is_nowhere(&self) -> bool {
        self.view.is_empty() && self.dirty.is_empty() && self.born.is_none()
    }
}

fn columns_differ(key: RecordKey, image: &Image) -> bool {
    let in_columns = |place: &Place, value: &WireValue| match home(key, place, value) {
        Home::Existence | Home::Column(_) => true,
        Home::Set | Home::Unknown => false,
    };
    image.changes().any(|(place, was, is)| in_columns(place, was) || in_columns(place, is))
}

/// Which table of single values holds this, if any does.
fn table_of<'v, 'i>(
    key: RecordKey,
    place: &Place,
    value: &WireValue,
    sets: &'v mut Values<'i>,
    unknown: &'v mut Values<'i>,
) -> Option<&'v mut Values<'i>> {
    let values = match home(key, place, value) {
        Home::Set => sets,
        Home::Unknown => unknown,
        Home::Existence | Home::Column(_) => return None,
    };
    (*value != *nothing(place)).then_some(values)
}

async fn upsert(
    connection: &mut SqliteConnection,
    entity: EntityType,
    rows: &[(Uuid, &Image)],
) -> Result<(), StoreError> {
    let fields = columns(entity);
    let names: Vec<&str> =
        ["_deleted"].into_iter().chain(fields.iter().map(|field| field.name)).collect();
    let sets: Vec<String> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    let into = format!("insert into {} (id, {})", entity.name(), names.join(", "));
    let over = format!("on conflict (id) do update set {}", sets.join(", "));
    write(connection, (&into, names.len() + 1, &over), rows, |to, (id, image)| {
        let key = RecordKey::new(entity, *id);
        let exists = *image.seen(&(EXISTENCE, String::new())) == WireValue::Flag(true);
        let mut to = to.bind(id.as_bytes().to_vec()).bind(!exists);
        for field in &fields {
            let place = (field.number, String::new());
            let value = image.seen(&place);
            let value = match home(key, &place, value) {
                Home::Column(_) => Value::from(value.clone()),
                Home::Existence | Home::Set | Home::Unknown => Value::Absent,
            };
            to = bind(to, field, &value)?;
        }
        Ok(to)
    })
    .await
}

async fn forget(
    connection: &mut SqliteConnection,
    entity: EntityType,
    ids: &[Uuid],
) -> Result<(), StoreError> {
    for ids in ids.chunks(ROWS) {
        let statement = format!("delete from {} where id in ({})", entity.name(), marks(ids.len()));
        bind_ids(about(statement, ids.len()), ids).execute(&mut *connection).await?;
    }
    Ok(())
}

/// What a row of every table of single values begins with.
const PLACE: &str = "(entity_type, entity_id, field, member)";

fn at_place<T>(to: Statement, (key, place, _): &At<'_, T>) -> Statement {
    let id = key.id.as_bytes().to_vec();
    to.bind(key.entity_type).bind(id).bind(place.0).bind(place.1.clone())
}

/// Runs a statement for many rows at a time: `before`, so many values for each row,
/// `after`.
async fn write<T>(
    connection: &mut SqliteConnection,
    (before, width, after): (&str, usize, &str),
    rows: &[T],
    bind: impl Fn(Statement, &T) -> Result<Statement, StoreError>,
) -> Result<(), StoreError> {
    let one = format!("({})", marks(width));
    for rows in rows.chunks(ROWS) {
        let values = vec![one.as_str(); rows.len()].join(", ");
        let mut query = about(format!("{before} values {values} {after}"), rows.len());
        for row in rows {
            query = bind(query, row)?;
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}
