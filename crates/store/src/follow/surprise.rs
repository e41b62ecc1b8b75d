//! When what waits has to be run again.

use std::collections::BTreeSet;

use desk_agree::{FieldKey, RecordKey};
use desk_core::schema::{EXISTENCE, EntityType, user, workspace};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::load::{about, bind_ids};
use super::rebase::changes_rights;
use super::{IN_VIEW, ROWS};
use crate::error::StoreError;
use crate::sql::marks;

/// Where others, or outcomes that we did not foresee, changed something under
/// what waits.
#[derive(Default)]
pub(super) struct Surprises {
    records: BTreeSet<RecordKey>,
    /// Something that a rule looks at across records.
    types: BTreeSet<EntityType>,
    /// Somebody whose rights changed.
    people: BTreeSet<Uuid>,
}

impl Surprises {
    pub(super) fn add(&mut self, key: &FieldKey) {
        self.records.insert(key.record);
        if changes_rights(key) {
            self.people.insert(key.record.id);
        }
        let entity = EntityType::from_number(key.record.entity_type);
        let across = match entity {
            // Of the profiles: who may edit a field hangs on others, and what is older
            // than the last look too.
            Some(
                EntityType::FeaturedOffer | EntityType::ProfileField | EntityType::BillingField,
            ) => true,
            // Who is an admin, and who has which user name.
            Some(EntityType::User) => {
                let seen =
                    [EXISTENCE, user::STATE.number, user::ROLES.number, user::USER_NAME.number];
                seen.contains(&key.field)
            }
            Some(
                EntityType::Workspace
                | EntityType::PriceList
                | EntityType::Device
                | EntityType::Conflict
                | EntityType::RoleTemplate
                | EntityType::PasswordRequest,
            )
            | None => false,
        };
        self.types.extend(elsewhere(entity, key.field));
        if across {
            self.types.extend(entity);
        }
    }

    /// Whether anything that waits might come to something else now.
    pub(super) async fn reach(
        &self,
        connection: &mut SqliteConnection,
    ) -> Result<bool, StoreError> {
        if self.records.is_empty() {
            return Ok(false);
        }
        if some(connection, "dirty", "true").await? && self.under_marks(connection).await? {
            return Ok(true);
        }
        for entity in &self.types {
            if some(connection, "dirty", &format!("entity_type = {}", entity.number())).await? {
                return Ok(true);
            }
        }
        // Those without a mark of their own where the surprise is: what has no
        // effect at present, and choices, which look at two records.
        let restless =
            format!("status in {IN_VIEW} and (strayed = 1 or code = 'resolve_conflict')");
        if some(connection, "outbox", &restless).await? {
            return Ok(true);
        }
        for person in &self.people {
            let theirs = format!("status in {IN_VIEW} and author = x'{}'", person.simple());
            if some(connection, "outbox", &theirs).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether something waits on one of these very records.
    async fn under_marks(&self, connection: &mut SqliteConnection) -> Result<bool, StoreError> {
        for (entity_type, ids) in RecordKey::by_type(&self.records) {
            for ids in ids.chunks(ROWS) {
                let statement = format!(
                    "select exists (select 1 from dirty \
                     where entity_type = ? and entity_id in ({}))",
                    marks(ids.len())
                );
                let query = bind_ids(about(statement, ids.len()).bind(entity_type), ids);
                if query.fetch_one(&mut *connection).await?.try_get(0)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

async fn some(
    connection: &mut SqliteConnection,
    table: &'static str,
    such: &str,
) -> Result<bool, StoreError> {
    let statement = format!("select exists (select 1 from {table} where {such})");
    Ok(sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(connection).await?)
}

/// The types of other records that a rule judges by this field.
fn elsewhere(entity: Option<EntityType>, field: u16) -> &'static [EntityType] {
    match entity {
        // What is allowed about roles.
        Some(EntityType::Workspace) if field != workspace::HOME_MARKET.number => {
            &[EntityType::User, EntityType::RoleTemplate]
        }
        // Whose password may be reset.
        Some(EntityType::User) => &[EntityType::PasswordRequest],
        // Which template can be followed.
        Some(EntityType::RoleTemplate) if field == EXISTENCE => &[EntityType::User],
        Some(
            EntityType::Workspace
            | EntityType::RoleTemplate
            | EntityType::PriceList
            | EntityType::FeaturedOffer
            | EntityType::Device
            | EntityType::Conflict
            | EntityType::PasswordRequest
            | EntityType::ProfileField
            | EntityType::BillingField,
        )
        | None => &[],
    }
}
