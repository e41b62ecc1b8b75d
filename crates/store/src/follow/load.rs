//! Reads records, many at a time.

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::{FieldKey, RecordKey};
use desk_core::schema::{EXISTENCE, EntityType, Field, fields_of};
use desk_core::value::ValueKind;
use desk_wire::{WireChange, WireValue};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row, Sqlite};
use uuid::Uuid;

use super::image::{Dirty, Image, Place, place_of};
use super::{BIRTH, ROWS};
use crate::error::StoreError;
use crate::sql::{marks, unsigned, uuid, value_at};

/// Several records, loaded together.
#[derive(Debug, Default)]
pub(super) struct Images(pub(super) BTreeMap<RecordKey, Image>);

impl Images {
    /// Every one of `keys` as a whole; those that are not there are empty.
    pub(super) async fn load(
        connection: &mut SqliteConnection,
        keys: &BTreeSet<RecordKey>,
    ) -> Result<Self, StoreError> {
        let mut images = Self::load_marks(connection, keys).await?;
        images.look_up(connection, keys).await?;
        Ok(images)
    }

    /// Only the births and the marks of `keys`: what is seen of them is not known.
    pub(super) async fn load_marks(
        connection: &mut SqliteConnection,
        keys: &BTreeSet<RecordKey>,
    ) -> Result<Self, StoreError> {
        let mut images = Self(keys.iter().map(|key| (*key, Image::default())).collect());
        for (entity_type, ids) in RecordKey::by_type(keys) {
            for ids in ids.chunks(ROWS) {
                images.load_births(connection, entity_type, ids).await?;
                images.load_dirty(connection, entity_type, ids).await?;
            }
        }
        Ok(images)
    }

    /// What is seen of those of `keys` that were not looked up yet.
    pub(super) async fn look_up(
        &mut self,
        connection: &mut SqliteConnection,
        keys: &BTreeSet<RecordKey>,
    ) -> Result<(), StoreError> {
        let mut unseen = Vec::new();
        for key in keys {
            let image = self.0.entry(*key).or_default();
            if !image.looked_up {
                image.looked_up = true;
                unseen.push(*key);
            }
        }
        for (entity_type, ids) in RecordKey::by_type(&unseen) {
            for ids in ids.chunks(ROWS) {
                if let Some(entity) = EntityType::from_number(entity_type) {
                    self.load_rows(connection, entity, ids).await?;
                }
                self.load_values(connection, entity_type, ids).await?;
            }
        }
        Ok(())
    }

    /// Whether something of ours waits on the field of this change.
    pub(super) fn is_marked(&self, change: &WireChange) -> bool {
        let key = FieldKey::from(change);
        self.0.get(&key.record).is_some_and(|image| image.dirty.contains_key(&place_of(&key)))
    }

    fn at(&mut self, entity_type: u16, id: &[u8]) -> Result<&mut Image, StoreError> {
        let id = uuid("record", id)?;
        Ok(self.0.entry(RecordKey { entity_type, id }).or_default())
    }

    async fn load_rows(
        &mut self,
        connection: &mut SqliteConnection,
        entity: EntityType,
        ids: &[Uuid],
    ) -> Result<(), StoreError> {
        let columns = columns(entity);
        let names: Vec<&str> = columns.iter().map(|field| field.name).collect();
        let names = names.join(", ");
        let statement = format!(
            "select id, _deleted, {names} from {} where id in ({})",
            entity.name(),
            marks(ids.len())
        );
        let query = bind_ids(about(statement, ids.len()), ids);
        for row in query.fetch_all(&mut *connection).await? {
            let image = self.at(entity.number(), row.try_get::<&[u8], _>(0)?)?;
            read_row(image, &row, &columns)?;
        }
        Ok(())
    }

    /// Members of sets and values of newer versions.
    async fn load_values(
        &mut self,
        connection: &mut SqliteConnection,
        entity_type: u16,
        ids: &[Uuid],
    ) -> Result<(), StoreError> {
        let within = marks(ids.len());
        let statement = format!(
            "select entity_id, field, member, null from set_member \
               where entity_type = ? and entity_id in ({within}) \
             union all select entity_id, field, member, value from unknown_field \
               where entity_type = ? and entity_id in ({within})"
        );
        let mut query = about(statement, ids.len());
        for _ in 0..2 {
            query = bind_ids(query.bind(entity_type), ids);
        }
        for row in query.fetch_all(&mut *connection).await? {
            let value = match row.try_get::<Option<&[u8]>, _>(3)? {
                Some(bytes) => WireValue::from_bytes(bytes)?,
                None => WireValue::Flag(true),
            };
            let place: Place = (row.try_get(1)?, row.try_get(2)?);
            self.at(entity_type, row.try_get::<&[u8], _>(0)?)?.found(place, value);
        }
        Ok(())
    }

    async fn load_births(
        &mut self,
        connection: &mut SqliteConnection,
        entity_type: u16,
        ids: &[Uuid],
    ) -> Result<(), StoreError> {
        let statement = format!(
            "select entity_id, seq from field_seq \
             where entity_type = ? and entity_id in ({}) and field = {BIRTH}",
            marks(ids.len())
        );
        let query = bind_ids(about(statement, ids.len()).bind(entity_type), ids);
        for row in query.fetch_all(&mut *connection).await? {
            let image = self.at(entity_type, row.try_get::<&[u8], _>(0)?)?;
            image.born = Some(unsigned("field_seq", row.try_get(1)?)?);
        }
        Ok(())
    }

    async fn load_dirty(
        &mut self,
        connection: &mut SqliteConnection,
        entity_type: u16,
        ids: &[Uuid],
    ) -> Result<(), StoreError> {
        let statement = format!(
            "select entity_id, field, member, confirmed, first_seq, last_seq from dirty \
             where entity_type = ? and entity_id in ({})",
            marks(ids.len())
        );
        let query = bind_ids(about(statement, ids.len()).bind(entity_type), ids);
        for row in query.fetch_all(&mut *connection).await? {
            let dirty = Dirty {
                confirmed: WireValue::from_bytes(row.try_get(3)?)?,
                first_seq: unsigned("dirty", row.try_get(4)?)?,
                last_seq: unsigned("dirty", row.try_get(5)?)?,
                decided_by: None,
                changed: false,
            };
            let place: Place = (row.try_get(1)?, row.try_get(2)?);
            let image = self.at(entity_type, row.try_get::<&[u8], _>(0)?)?;
            image.dirty.insert(place, dirty);
        }
        Ok(())
    }
}

/// Records as they are seen.
pub(crate) async fn seen(
    connection: &mut SqliteConnection,
    keys: &BTreeSet<RecordKey>,
) -> Result<BTreeMap<RecordKey, BTreeMap<Place, WireValue>>, StoreError> {
    let images = Images::load(connection, keys).await?;
    Ok(images.0.into_iter().map(|(key, image)| (key, image.view)).collect())
}

/// Reads what stands behind `id` and `_deleted`.
fn read_row(
    image: &mut Image,
    row: &SqliteRow,
    columns: &[&'static Field],
) -> Result<(), StoreError> {
    image.in_table = true;
    let exists = !row.try_get::<bool, _>(1)?;
    image.found((EXISTENCE, String::new()), WireValue::Flag(exists));
    for (at, field) in (2..).zip(columns) {
        let value = value_at(row, at, field)?;
        image.found((field.number, String::new()), WireValue::from(&value));
    }
    Ok(())
}

/// The fields that have a column of their own.
pub(super) fn columns(entity: EntityType) -> Vec<&'static Field> {
    fields_of(entity).filter(|field| field.kind != ValueKind::TextSet).collect()
}

/// A statement about so many rows. Only the one for as many as go at once is kept ready:
/// the others have a length of their own each time and would pile up.
pub(super) fn about(statement: String, rows: usize) -> About {
    sqlx::query(AssertSqlSafe(statement)).persistent(rows == ROWS)
}

pub(super) type About = Query<'static, Sqlite, SqliteArguments>;

/// Fills in as many marks as there are ids.
pub(super) fn bind_ids(query: About, ids: &[Uuid]) -> About {
    ids.iter().fold(query, |query, id| query.bind(id.as_bytes().to_vec()))
}
