//! Writes records back, many at a time.

use std::collections::BTreeMap;

use desk_agree::RecordKey;
use desk_core::schema::{EXISTENCE, EntityType};
use desk_core::value::Value;
use desk_wire::WireValue;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::image::{Home, Image, Images, Place, columns, home, marks, nothing};
use super::{BIRTH, ROWS};
use crate::error::StoreError;
use crate::sql::{bind, signed};

/// What a table of single values gets.
#[derive(Default)]
struct Values {
    put: Vec<(RecordKey, Place, Vec<u8>)>,
    gone: Vec<(RecordKey, Place)>,
}

impl Images {
    /// Writes what differs from `before`, which was loaded with the same keys.
    pub(super) async fn save(
        &self,
        connection: &mut SqliteConnection,
        before: &BTreeMap<RecordKey, Image>,
    ) -> Result<(), StoreError> {
        let none = Image::default();
        let mut rows: BTreeMap<EntityType, Vec<(Uuid, &Image)>> = BTreeMap::new();
        let mut vanished: BTreeMap<EntityType, Vec<Uuid>> = BTreeMap::new();
        let (mut sets, mut unknown, mut dirty) =
            (Values::default(), Values::default(), Values::default());
        let mut spans = Vec::new();
        let mut seqs = Vec::new();
        for (key, image) in &self.0 {
            let old = before.get(key).unwrap_or(&none);
            if let Some(entity) = EntityType::from_number(key.entity_type)
                && columns_differ(*key, old, image)
            {
                if image.is_nowhere() {
                    vanished.entry(entity).or_default().push(key.id);
                } else {
                    rows.entry(entity).or_default().push((key.id, image));
                }
            }
            for place in places(&old.view, &image.view) {
                let (was, is) = (old.seen(place), image.seen(place));
                if was == is {
                    continue;
                }
                // A value leaves the place it had, which may not be its new one.
                for (value, table) in [(&was, false), (&is, true)] {
                    let values = match home(*key, place, value) {
                        Home::Set => &mut sets,
                        Home::Unknown => &mut unknown,
                        Home::Existence | Home::Column(_) => continue,
                    };
                    if *value == nothing(place) {
                        continue;
                    }
                    if table {
                        values.put.push((*key, place.clone(), value.to_bytes()?));
                    } else {
                        values.gone.push((*key, place.clone()));
                    }
                }
            }
            for (place, mark) in &image.dirty {
                if old.dirty.get(place) != Some(mark) {
                    dirty.put.push((*key, place.clone(), mark.confirmed.to_bytes()?));
                    spans.push((mark.first_seq, mark.last_seq));
                }
            }
            for place in old.dirty.keys().filter(|place| !image.dirty.contains_key(*place)) {
                dirty.gone.push((*key, place.clone()));
            }
            if let Some(born) = image.born.filter(|born| old.born != Some(*born)) {
                seqs.push((*key, (BIRTH, String::new()), born));
            }
            for (place, seq) in &image.seqs {
                if old.seqs.get(place) != Some(seq) {
                    seqs.push((*key, place.clone(), *seq));
                }
            }
        }
        for (entity, rows) in &rows {
            upsert(connection, *entity, rows).await?;
        }
        for (entity, ids) in &vanished {
            forget(connection, *entity, ids).await?;
        }
        remove(connection, "set_member", &sets.gone).await?;
        remove(connection, "unknown_field", &unknown.gone).await?;
        remove(connection, "dirty", &dirty.gone).await?;
        put_members(connection, &sets.put).await?;
        put_unknown(connection, &unknown.put).await?;
        put_dirty(connection, &dirty.put, &spans).await?;
        put_seqs(connection, &seqs).await
    }
}

impl Images {
    /// Writes only the marks, where there are none yet.
    pub(super) async fn save_dirty(
        &self,
        connection: &mut SqliteConnection,
    ) -> Result<(), StoreError> {
        let (mut values, mut spans) = (Vec::new(), Vec::new());
        for (key, image) in &self.0 {
            for (place, mark) in &image.dirty {
                values.push((*key, place.clone(), mark.confirmed.to_bytes()?));
                spans.push((mark.first_seq, mark.last_seq));
            }
        }
        put_dirty(connection, &values, &spans).await
    }
}

impl Image {
    /// Nothing is seen of it, no hub knows it and nothing waits: it was ours alone
    /// and was not accepted.
    fn is_nowhere(&self) -> bool {
        self.view.is_empty() && self.dirty.is_empty() && self.born.is_none()
    }
}

fn columns_differ(key: RecordKey, old: &Image, new: &Image) -> bool {
    if new.is_nowhere() {
        return old.in_table;
    }
    let in_columns = |place: &Place, value: &WireValue| match home(key, place, value) {
        Home::Existence | Home::Column(_) => true,
        Home::Set | Home::Unknown => false,
    };
    !old.in_table
        || places(&old.view, &new.view).into_iter().any(|place| {
            let (was, is) = (old.seen(place), new.seen(place));
            was != is && (in_columns(place, &was) || in_columns(place, &is))
        })
}

fn places<'a>(
    one: &'a BTreeMap<Place, WireValue>,
    other: &'a BTreeMap<Place, WireValue>,
) -> Vec<&'a Place> {
    one.keys().chain(other.keys().filter(|place| !one.contains_key(*place))).collect()
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
    let one = format!("({})", marks(names.len() + 1));
    for rows in rows.chunks(ROWS) {
        let statement = format!(
            "insert into {} (id, {}) values {} on conflict (id) do update set {}",
            entity.name(),
            names.join(", "),
            vec![one.as_str(); rows.len()].join(", "),
            sets.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (id, image) in rows {
            let key = RecordKey::new(entity, *id);
            let exists = image.seen(&(EXISTENCE, String::new())) == WireValue::Flag(true);
            query = query.bind(id.as_bytes().to_vec()).bind(!exists);
            for field in &fields {
                let place = (field.number, String::new());
                let value = image.seen(&place);
                let value = match home(key, &place, &value) {
                    Home::Column(_) => Value::from(value),
                    Home::Existence | Home::Set | Home::Unknown => Value::Absent,
                };
                query = bind(query, field, &value)?;
            }
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn forget(
    connection: &mut SqliteConnection,
    entity: EntityType,
    ids: &[Uuid],
) -> Result<(), StoreError> {
    for ids in ids.chunks(ROWS) {
        let statement = format!("delete from {} where id in ({})", entity.name(), marks(ids.len()));
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for id in ids {
            query = query.bind(id.as_bytes().to_vec());
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn remove(
    connection: &mut SqliteConnection,
    table: &'static str,
    gone: &[(RecordKey, Place)],
) -> Result<(), StoreError> {
    for chunk in gone.chunks(ROWS) {
        let statement = format!(
            "delete from {table} where (entity_type, entity_id, field, member) in (values {})",
            vec!["(?, ?, ?, ?)"; chunk.len()].join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (key, place) in chunk {
            query = query
                .bind(key.entity_type)
                .bind(key.id.as_bytes().to_vec())
                .bind(place.0)
                .bind(&place.1);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn put_members(
    connection: &mut SqliteConnection,
    members: &[(RecordKey, Place, Vec<u8>)],
) -> Result<(), StoreError> {
    for chunk in members.chunks(ROWS) {
        let statement = format!(
            "insert into set_member (entity_type, entity_id, field, member) values {} \
             on conflict do nothing",
            vec!["(?, ?, ?, ?)"; chunk.len()].join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (key, place, _) in chunk {
            query = query
                .bind(key.entity_type)
                .bind(key.id.as_bytes().to_vec())
                .bind(place.0)
                .bind(&place.1);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn put_unknown(
    connection: &mut SqliteConnection,
    values: &[(RecordKey, Place, Vec<u8>)],
) -> Result<(), StoreError> {
    for chunk in values.chunks(ROWS) {
        let statement = format!(
            "insert or replace into unknown_field \
             (entity_type, entity_id, field, member, value) values {}",
            vec!["(?, ?, ?, ?, ?)"; chunk.len()].join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (key, place, value) in chunk {
            query = query
                .bind(key.entity_type)
                .bind(key.id.as_bytes().to_vec())
                .bind(place.0)
                .bind(&place.1)
                .bind(value.as_slice());
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Written over: a mark may get another confirmed value, and another span.
async fn put_dirty(
    connection: &mut SqliteConnection,
    values: &[(RecordKey, Place, Vec<u8>)],
    spans: &[(u64, u64)],
) -> Result<(), StoreError> {
    for (chunk, spans) in values.chunks(ROWS).zip(spans.chunks(ROWS)) {
        let statement = format!(
            "insert or replace into dirty \
             (entity_type, entity_id, field, member, confirmed, first_seq, last_seq) values {}",
            vec!["(?, ?, ?, ?, ?, ?, ?)"; chunk.len()].join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for ((key, place, value), (first, last)) in chunk.iter().zip(spans) {
            query = query
                .bind(key.entity_type)
                .bind(key.id.as_bytes().to_vec())
                .bind(place.0)
                .bind(&place.1)
                .bind(value.as_slice())
                .bind(signed(*first))
                .bind(signed(*last));
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn put_seqs(
    connection: &mut SqliteConnection,
    seqs: &[(RecordKey, Place, u64)],
) -> Result<(), StoreError> {
    for chunk in seqs.chunks(ROWS) {
        let statement = format!(
            "insert or replace into field_seq (entity_type, entity_id, field, member, seq) \
             values {}",
            vec!["(?, ?, ?, ?, ?)"; chunk.len()].join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (key, place, seq) in chunk {
            query = query
                .bind(key.entity_type)
                .bind(key.id.as_bytes().to_vec())
                .bind(place.0)
                .bind(&place.1)
                .bind(signed(*seq));
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}
