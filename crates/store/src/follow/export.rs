//! Everything confirmed, record by record: what a workspace brings along to a
//! new hub.

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::RecordKey;
use desk_core::schema::{EXISTENCE, EntityType};
use desk_wire::WireValue;
use desk_wire::protocol::RecordRow;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::BIRTH;
use super::bootstrap::scope_of;
use super::image::{Image, Place, nothing};
use super::load::Images;
use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{unsigned, uuid};

impl Store {
    /// A page of the records that are confirmed, by type and id, each with its
    /// scope; `after` is the last of the page before.
    ///
    /// Nothing is confirmed between two pages unless an answer is taken.
    pub async fn confirmed_rows(
        &self,
        after: Option<(u16, Uuid)>,
        limit: u32,
    ) -> Result<Vec<(u16, RecordRow)>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let mut rows = Vec::new();
        let mut after = after;
        while rows.is_empty() {
            let keys = next_keys(&mut tx, after, limit).await?;
            let Some(last) = keys.last() else { break };
            after = Some((last.entity_type, last.id));
            let images = Images::load(&mut tx, &keys).await?;
            let mut seqs = seqs_of(&mut tx, &keys).await?;
            for (key, image) in &images.0 {
                let seqs = seqs.remove(key).unwrap_or_default();
                if let Some(row) = row_of(*key, image, seqs) {
                    rows.push((scope_of(*key, image), row));
                }
            }
        }
        Ok(rows)
    }
}

/// The next records in order, whatever is confirmed of them.
async fn next_keys(
    connection: &mut SqliteConnection,
    after: Option<(u16, Uuid)>,
    limit: u32,
) -> Result<BTreeSet<RecordKey>, StoreError> {
    let (after_type, after_id) =
        after.map_or((0, Vec::new()), |(of, id)| (of, id.as_bytes().to_vec()));
    let mut known: Vec<String> = EntityType::ALL
        .iter()
        .map(|entity| format!("select {} as t, id from {}", entity.number(), entity.name()))
        .collect();
    known.push("select entity_type, entity_id from unknown_field".to_owned());
    let statement = format!(
        "select t, id from ({}) where (t, id) > (?, ?) order by t, id limit ?",
        known.join(" union ")
    );
    let rows = sqlx::query(AssertSqlSafe(statement))
        .bind(after_type)
        .bind(after_id)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(RecordKey { entity_type: row.try_get(0)?, id: uuid("record", row.try_get(1)?)? })
        })
        .collect()
}

/// The events that changed fields of these records, which lie together.
async fn seqs_of(
    connection: &mut SqliteConnection,
    keys: &BTreeSet<RecordKey>,
) -> Result<BTreeMap<RecordKey, Vec<(Place, u64)>>, StoreError> {
    let (Some(first), Some(last)) = (keys.first(), keys.last()) else {
        return Ok(BTreeMap::new());
    };
    let rows = sqlx::query(
        "select entity_type, entity_id, field, member, seq from field_seq \
         where (entity_type, entity_id) >= (?, ?) and (entity_type, entity_id) <= (?, ?) \
           and field <> ? order by entity_type, entity_id, field, member",
    )
    .bind(first.entity_type)
    .bind(first.id.as_bytes().to_vec())
    .bind(last.entity_type)
    .bind(last.id.as_bytes().to_vec())
    .bind(BIRTH)
    .fetch_all(connection)
    .await?;
    let mut seqs: BTreeMap<RecordKey, Vec<(Place, u64)>> = BTreeMap::new();
    for row in &rows {
        let id = uuid("field_seq", row.try_get(1)?)?;
        let key = RecordKey { entity_type: row.try_get(0)?, id };
        let place = (row.try_get(2)?, row.try_get(3)?);
        seqs.entry(key).or_default().push((place, unsigned("field_seq", row.try_get(4)?)?));
    }
    Ok(seqs)
}

/// `None` for a record that waits to be confirmed as a whole.
fn row_of(key: RecordKey, image: &Image, seqs: Vec<(Place, u64)>) -> Option<RecordRow> {
    let mut values = image.confirmed_values();
    let existence = (EXISTENCE, String::new());
    let exists = values.remove(&existence).unwrap_or_else(|| nothing(&existence).clone());
    let deleted = exists != WireValue::Flag(true);
    if deleted && values.is_empty() && image.born.is_none() {
        return None;
    }
    let mut row = RecordRow::new(key.entity_type, key.id, image.born.unwrap_or(0));
    row.deleted = deleted;
    for ((field, member), value) in values {
        if member.is_empty() {
            row.fields.push((field, value));
        } else if value == WireValue::Flag(true) {
            row.members.push((field, member));
        }
    }
    row.seqs = seqs
        .into_iter()
        .map(|((field, member), seq)| (field, (!member.is_empty()).then_some(member), seq))
        .collect();
    Some(row)
}
