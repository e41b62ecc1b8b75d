//! Records as they are seen and as they are confirmed, many at a time.

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::{FieldKey, RecordKey};
use desk_core::schema::{EXISTENCE, EntityType, Field, conflict, fields_of};
use desk_core::value::{Value, ValueKind};
use desk_wire::WireValue;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::{BIRTH, ROWS};
use crate::error::StoreError;
use crate::sql::{unsigned, uuid, value_at};

/// A field of a record, and the member of a set; empty for all but sets.
pub(crate) type Place = (u16, String);

/// The confirmed value under pending edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dirty {
    pub(super) confirmed: WireValue,
    pub(super) first_seq: u64,
    pub(super) last_seq: u64,
}

/// One record.
#[derive(Debug, Clone, Default)]
pub(super) struct Image {
    /// Whether its table has a row of it.
    pub(super) in_table: bool,
    /// What is seen, without what is as good as not there.
    pub(super) view: BTreeMap<Place, WireValue>,
    pub(super) dirty: BTreeMap<Place, Dirty>,
    /// The event that made it; `None` for one that no hub has seen.
    pub(super) born: Option<u64>,
    /// The events that changed a field since, where they were loaded or are new.
    pub(super) seqs: BTreeMap<Place, u64>,
}

/// Where a value of a record is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Existence,
    Column(&'static Field),
    Set,
    /// A newer version wrote it, or it is no value that the field takes.
    Unknown,
}

pub(super) fn home(record: RecordKey, place: &Place, value: &WireValue) -> Home {
    let Some(entity) = EntityType::from_number(record.entity_type) else {
        return Home::Unknown;
    };
    let (field, member) = (place.0, !place.1.is_empty());
    let flag = matches!(value, WireValue::Flag(_));
    if field == EXISTENCE {
        return if !member && flag { Home::Existence } else { Home::Unknown };
    }
    match Field::find(entity, field) {
        Some(known) if known.kind == ValueKind::TextSet => {
            if member && flag {
                Home::Set
            } else {
                Home::Unknown
            }
        }
        Some(known) if !member && known.kind.admits(&Value::from(value.clone())) => {
            Home::Column(known)
        }
        Some(_) | None => Home::Unknown,
    }
}

pub(super) fn nothing(place: &Place) -> WireValue {
    if place.0 == EXISTENCE || !place.1.is_empty() {
        WireValue::Flag(false)
    } else {
        WireValue::Absent
    }
}

pub(super) fn place_of(key: &FieldKey) -> Place {
    (key.field, key.member.clone())
}

impl Image {
    pub(super) fn seen(&self, place: &Place) -> WireValue {
        self.view.get(place).cloned().unwrap_or_else(|| nothing(place))
    }

    pub(super) fn confirmed(&self, place: &Place) -> WireValue {
        match self.dirty.get(place) {
            Some(dirty) => dirty.confirmed.clone(),
            None => self.seen(place),
        }
    }

    pub(super) fn show(&mut self, place: &Place, value: WireValue) {
        if value == nothing(place) {
            self.view.remove(place);
        } else {
            self.view.insert(place.clone(), value);
        }
    }

    /// Event `seq` decided this. What we changed ourselves meanwhile stays seen.
    pub(super) fn confirm(&mut self, place: &Place, value: WireValue, seq: u64) {
        match self.dirty.get_mut(place) {
            Some(dirty) => dirty.confirmed = value,
            None => self.show(place, value),
        }
        if *self.born.get_or_insert(seq) != seq {
            self.seqs.insert(place.clone(), seq);
        }
    }

    /// Everything confirmed.
    pub(super) fn confirmed_values(&self) -> BTreeMap<Place, WireValue> {
        let mut all = self.view.clone();
        for (place, dirty) in &self.dirty {
            if dirty.confirmed == nothing(place) {
                all.remove(place);
            } else {
                all.insert(place.clone(), dirty.confirmed.clone());
            }
        }
        all
    }

    /// What a conflict is about, for its scope.
    pub(super) fn subject_type(&self) -> Option<i64> {
        match self.confirmed(&(conflict::SUBJECT_TYPE.number, String::new())) {
            WireValue::Integer(number) => Some(number),
            WireValue::Absent
            | WireValue::Text(_)
            | WireValue::Flag(_)
            | WireValue::Bytes(_)
            | WireValue::Id(_) => None,
        }
    }
}

/// Several records, loaded together.
#[derive(Debug, Default)]
pub(super) struct Images(pub(super) BTreeMap<RecordKey, Image>);

impl Images {
    /// Every one of `keys`; those that are not there are empty.
    pub(super) async fn load(
        connection: &mut SqliteConnection,
        keys: &BTreeSet<RecordKey>,
    ) -> Result<Self, StoreError> {
        let mut images = Self(keys.iter().map(|key| (*key, Image::default())).collect());
        let mut by_type: BTreeMap<u16, Vec<Uuid>> = BTreeMap::new();
        for key in keys {
            by_type.entry(key.entity_type).or_default().push(key.id);
        }
        for (entity_type, ids) in by_type {
            for ids in ids.chunks(ROWS) {
                if let Some(entity) = EntityType::from_number(entity_type) {
                    images.load_rows(connection, entity, ids).await?;
                }
                images.load_values(connection, entity_type, ids).await?;
                images.load_dirty(connection, entity_type, ids).await?;
            }
        }
        Ok(images)
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
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for id in ids {
            query = query.bind(id.as_bytes().to_vec());
        }
        for row in query.fetch_all(&mut *connection).await? {
            let image = self.at(entity.number(), row.try_get::<&[u8], _>(0)?)?;
            read_row(image, &row, &columns)?;
        }
        Ok(())
    }

    /// Members of sets, values of newer versions, and births.
    async fn load_values(
        &mut self,
        connection: &mut SqliteConnection,
        entity_type: u16,
        ids: &[Uuid],
    ) -> Result<(), StoreError> {
        let within = marks(ids.len());
        let statement = format!(
            "select 0, entity_id, field, member, null, 0 from set_member \
               where entity_type = ? and entity_id in ({within}) \
             union all select 1, entity_id, field, member, value, 0 from unknown_field \
               where entity_type = ? and entity_id in ({within}) \
             union all select 2, entity_id, field, member, null, seq from field_seq \
               where entity_type = ? and entity_id in ({within}) and field = {BIRTH}"
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for _ in 0..3 {
            query = query.bind(entity_type);
            for id in ids {
                query = query.bind(id.as_bytes().to_vec());
            }
        }
        for row in query.fetch_all(&mut *connection).await? {
            let image = self.at(entity_type, row.try_get::<&[u8], _>(1)?)?;
            let place: Place = (row.try_get(2)?, row.try_get(3)?);
            match row.try_get::<i64, _>(0)? {
                0 => image.show(&place, WireValue::Flag(true)),
                1 => image.show(&place, WireValue::from_bytes(row.try_get(4)?)?),
                _ => image.born = Some(unsigned("field_seq", row.try_get(5)?)?),
            }
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
        let mut query = sqlx::query(AssertSqlSafe(statement)).bind(entity_type);
        for id in ids {
            query = query.bind(id.as_bytes().to_vec());
        }
        for row in query.fetch_all(&mut *connection).await? {
            let dirty = Dirty {
                confirmed: WireValue::from_bytes(row.try_get(3)?)?,
                first_seq: unsigned("dirty", row.try_get(4)?)?,
                last_seq: unsigned("dirty", row.try_get(5)?)?,
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
    image.show(&(EXISTENCE, String::new()), WireValue::Flag(exists));
    for (at, field) in (2..).zip(columns) {
        let value = value_at(row, at, field)?;
        image.show(&(field.number, String::new()), WireValue::from(&value));
    }
    Ok(())
}

/// The fields that have a column of their own.
pub(super) fn columns(entity: EntityType) -> Vec<&'static Field> {
    fields_of(entity).filter(|field| field.kind != ValueKind::TextSet).collect()
}

pub(super) fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}
