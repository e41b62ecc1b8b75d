//! Conflicts, for people to look at.

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::RecordKey;
use desk_core::ids::ConflictId;
use desk_core::schema::{
    EXISTENCE, EntityType, Scope, billing_field, conflict, device, featured_offer, price_list,
    profile_field, role_template, scope_of, user,
};
use desk_core::value::Value;
use desk_wire::WireValue;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

use super::outbox::{made_at, name_of, names_of};
use crate::error::StoreError;
use crate::file::Store;
use crate::follow::{Place, seen};
use crate::sql::{unsigned, uuid, value_at};

/// One conflict, with everything a person needs to decide.
#[derive(Debug, Clone)]
pub struct ConflictSeen {
    pub id: ConflictId,
    /// `None` for a record type of a newer version.
    pub subject_type: Option<EntityType>,
    pub subject: Uuid,
    /// What the subject is called.
    pub subject_label: String,
    pub subject_exists: bool,
    pub field_number: u16,
    /// The field's name; for the record itself, `existence`.
    pub field: String,
    /// Who may see the values.
    pub scope: Scope,
    pub member: Option<String>,
    /// `guarded`, `security`, `auto` or `edit_on_deleted`.
    pub kind: String,
    /// `open`, `auto`, `theirs`, `mine` or `value`.
    pub state: String,
    pub base: Value,
    pub theirs: ConflictSide,
    pub mine: ConflictSide,
    /// What the field holds now.
    pub current: Value,
    /// Whether `mine` is of this very device.
    pub is_mine: bool,
    /// Somebody decided here, and the hub has not said yes yet.
    pub waits: bool,
    pub resolved_by: Option<String>,
    pub resolved_at: Option<Timestamp>,
}

/// One of two values, and who wanted it.
#[derive(Debug, Clone)]
pub struct ConflictSide {
    pub value: Value,
    pub by: Option<Uuid>,
    pub by_name: String,
    pub at: Option<Timestamp>,
    pub command: Option<Uuid>,
}

/// How many conflicts there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConflictTally {
    pub open: u64,
    /// Settled by themselves, and still to be chosen otherwise.
    pub auto: u64,
    pub total: u64,
}

const ORDER: &str = "select base, theirs, mine, * from conflict where _deleted = 0 \
     order by case state when 'open' then 0 when 'auto' then 1 else 2 end, \
              coalesce(mine_at, 0) desc, id limit ? offset ?";

impl Store {
    /// The open ones first, and of those the newest.
    pub async fn conflicts(
        &self,
        offset: u32,
        limit: u32,
    ) -> Result<(ConflictTally, Vec<ConflictSeen>), StoreError> {
        let mut tx = self.readers.begin().await?;
        let tally = tally(&mut tx).await?;
        let rows = sqlx::query(ORDER).bind(limit).bind(offset).fetch_all(&mut *tx).await?;
        Ok((tally, self.all_seen(&mut tx, &rows).await?))
    }

    /// One of them.
    pub async fn conflict(&self, id: ConflictId) -> Result<Option<ConflictSeen>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let row =
            sqlx::query("select base, theirs, mine, * from conflict where _deleted = 0 and id = ?")
                .bind(id.uuid().as_bytes().to_vec())
                .fetch_all(&mut *tx)
                .await?;
        Ok(self.all_seen(&mut tx, &row).await?.pop())
    }

    /// How many there are: for a badge.
    pub async fn conflict_tally(&self) -> Result<ConflictTally, StoreError> {
        tally(&mut *self.readers.acquire().await?).await
    }

    async fn all_seen(
        &self,
        connection: &mut SqliteConnection,
        rows: &[SqliteRow],
    ) -> Result<Vec<ConflictSeen>, StoreError> {
        let keys = rows.iter().map(subject_of).collect::<Result<BTreeSet<_>, _>>()?;
        let subjects = seen(connection, &keys).await?;
        let waiting: Vec<Vec<u8>> =
            sqlx::query_scalar("select entity_id from dirty where entity_type = ? and field = ?")
                .bind(EntityType::Conflict.number())
                .bind(conflict::STATE.number)
                .fetch_all(&mut *connection)
                .await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let subject = subjects.get(&subject_of(row)?);
            let mut one = self.one_seen(connection, row, subject).await?;
            one.waits = waiting.iter().any(|id| id == one.id.uuid().as_bytes());
            all.push(one);
        }
        Ok(all)
    }

    async fn one_seen(
        &self,
        connection: &mut SqliteConnection,
        row: &SqliteRow,
        subject: Option<&BTreeMap<Place, WireValue>>,
    ) -> Result<ConflictSeen, StoreError> {
        let key = subject_of(row)?;
        let subject_type = EntityType::from_number(key.entity_type);
        let number: u16 = row.try_get::<Option<u16>, _>("field")?.unwrap_or(EXISTENCE);
        let member: Option<String> = row.try_get("member")?;
        let member = member.filter(|member| !member.is_empty());
        let (_, field, scope) = names_of(key.entity_type, number);
        let value = |place: &Place| subject.and_then(|subject| subject.get(place)).cloned();
        let place = (number, member.clone().unwrap_or_default());
        let flag = number == EXISTENCE || member.is_some();
        let nothing = if flag { Value::Flag(false) } else { Value::Absent };
        let exists = value(&(EXISTENCE, String::new())) == Some(WireValue::Flag(true));
        let resolved_by = match id_at(row, "resolved_by")? {
            Some(id) => Some(name_of(connection, id).await?),
            None => None,
        };
        Ok(ConflictSeen {
            id: ConflictId::new(uuid("conflict", row.try_get("id")?)?),
            subject_type,
            subject: key.id,
            subject_label: subject_type
                .zip(subject)
                .map_or_else(String::new, |(entity, subject)| label(entity, subject)),
            subject_exists: exists,
            field_number: number,
            field,
            scope: subject_type.map_or(scope, scope_of),
            member,
            kind: row.try_get::<Option<String>, _>("kind")?.unwrap_or_default(),
            state: row.try_get::<Option<String>, _>("state")?.unwrap_or_default(),
            base: value_at(row, 0, &conflict::BASE)?,
            theirs: side(connection, row, 1, ["theirs_by", "theirs_at", "theirs_command"]).await?,
            mine: side(connection, row, 2, ["mine_by", "mine_at", "mine_command"]).await?,
            current: value(&place).map_or(nothing, Value::from),
            is_mine: id_at(row, "mine_device")? == Some(self.device.uuid()),
            waits: false,
            resolved_by,
            resolved_at: time_at(row, "resolved_at")?,
        })
    }
}

async fn tally(connection: &mut SqliteConnection) -> Result<ConflictTally, StoreError> {
    let row = sqlx::query(
        "select count(*) filter (where state = 'open'), count(*) filter (where state = 'auto'), \
                count(*) from conflict where _deleted = 0",
    )
    .fetch_one(connection)
    .await?;
    let number = |at: usize| unsigned("conflict", row.try_get(at)?);
    Ok(ConflictTally { open: number(0)?, auto: number(1)?, total: number(2)? })
}

fn subject_of(row: &SqliteRow) -> Result<RecordKey, StoreError> {
    let id: Vec<u8> = row
        .try_get::<Option<Vec<u8>>, _>("subject")?
        .ok_or_else(|| StoreError::nonsense("conflict", "it is about nothing"))?;
    Ok(RecordKey {
        entity_type: row.try_get::<Option<u16>, _>("subject_type")?.unwrap_or_default(),
        id: uuid("conflict", &id)?,
    })
}

async fn side(
    connection: &mut SqliteConnection,
    row: &SqliteRow,
    at: usize,
    [by, when, command]: [&str; 3],
) -> Result<ConflictSide, StoreError> {
    let by = id_at(row, by)?;
    let by_name = match by {
        Some(id) => name_of(connection, id).await?,
        None => String::new(),
    };
    Ok(ConflictSide {
        value: value_at(row, at, &conflict::MINE)?,
        by,
        by_name,
        at: time_at(row, when)?,
        command: id_at(row, command)?,
    })
}

fn id_at(row: &SqliteRow, column: &str) -> Result<Option<Uuid>, StoreError> {
    let bytes: Option<Vec<u8>> = row.try_get(column)?;
    bytes.map(|bytes| uuid("conflict", &bytes)).transpose()
}

fn time_at(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, StoreError> {
    let at: Option<i64> = row.try_get(column)?;
    at.map(made_at).transpose()
}

/// What a record is called.
pub(super) fn label(entity: EntityType, values: &BTreeMap<Place, WireValue>) -> String {
    let fields: &[u16] = match entity {
        EntityType::User => &[user::DISPLAY_NAME.number],
        EntityType::FeaturedOffer => &[featured_offer::TITLE.number],
        EntityType::Device => &[device::NAME.number],
        EntityType::PriceList => {
            &[price_list::MARKET.number, price_list::CURRENCY.number, price_list::MONTH.number]
        }
        EntityType::RoleTemplate => &[role_template::NAME.number],
        EntityType::ProfileField => &[profile_field::CODE.number],
        EntityType::BillingField => &[billing_field::CODE.number],
        EntityType::Workspace | EntityType::Conflict | EntityType::PasswordRequest => &[],
    };
    let texts = fields.iter().filter_map(|field| match values.get(&(*field, String::new())) {
        Some(WireValue::Text(text)) => Some(text.as_str()),
        Some(
            WireValue::Absent
            | WireValue::Integer(_)
            | WireValue::Flag(_)
            | WireValue::Bytes(_)
            | WireValue::Id(_),
        )
        | None => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}
