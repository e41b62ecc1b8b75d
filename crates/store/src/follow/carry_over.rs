//! From the old file into the one that was filled from a snapshot: everything of
//! ours that the hub may not have, and rows that need not be fetched again.

use desk_core::access::Actor;
use desk_core::schema::EntityType;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use super::error::FollowError;
use super::rebase;
use crate::error::StoreError;
use crate::file::Store;
use crate::sql::unsigned;
use crate::staging::Numbers;

/// What came over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CarriedOver {
    /// Commands in the outbox, whatever became of them.
    pub commands: u64,
    /// Price lists with their rows.
    pub lists: u64,
}

/// Tables that come over as they are.
const WHOLE: [&str; 9] = [
    "outbox",
    "done_page",
    "event_page",
    "undo_step",
    "hub_link",
    "own_chain",
    "saved_view",
    "staged_role",
    "envelope",
];

/// What the search index keeps its words in.
const SEARCH: [&str; 4] =
    ["offer_search_data", "offer_search_idx", "offer_search_docsize", "offer_search_config"];

impl Store {
    /// Takes over from `old`, whose workspace this is, and runs what waits on what
    /// is confirmed here. The old file is only read.
    ///
    /// # Errors
    /// When the two are not the same workspace on the same device; then nothing
    /// came over.
    pub async fn carry_over_from(&self, old: &Self) -> Result<CarriedOver, FollowError> {
        if (self.workspace, self.device, self.user) != (old.workspace, old.device, old.user) {
            return Err(StoreError::nonsense("meta", "the old file is another's").into());
        }
        let path = old
            .path
            .to_str()
            .ok_or_else(|| std::io::Error::other("the path is not Unicode"))
            .map_err(StoreError::from)?;
        let roles = self.actor_roles(self.user).await?;
        let sees_lists = Actor::new(self.user, roles).price_list_viewer().is_ok();
        let mut connection = self.writer.acquire().await?;
        sqlx::query("attach database ? as old key ?")
            .bind(path)
            .bind(old.key.pragma().trim_matches('"'))
            .execute(&mut *connection)
            .await?;
        let carried = in_one_go(&mut connection, sees_lists).await;
        // Whoever writes next must not see the old file.
        sqlx::query("detach database old").execute(&mut *connection).await?;
        carried
    }
}

async fn in_one_go(
    connection: &mut SqliteConnection,
    sees_lists: bool,
) -> Result<CarriedOver, FollowError> {
    sqlx::query("begin immediate").execute(&mut *connection).await?;
    let carried = carry(connection, sees_lists).await;
    let end = if carried.is_ok() { "commit" } else { "rollback" };
    sqlx::query(end).execute(&mut *connection).await?;
    carried
}

async fn carry(
    connection: &mut SqliteConnection,
    sees_lists: bool,
) -> Result<CarriedOver, FollowError> {
    for table in WHOLE {
        run(connection, format!("delete from main.{table}")).await?;
        run(connection, format!("insert into main.{table} select * from old.{table}")).await?;
    }
    // What was to be seen there and is not to be seen here.
    let lost: Vec<u16> = sqlx::query_scalar(
        "select scope from old.hub_digest where scope not in (select scope from main.hub_digest)",
    )
    .fetch_all(&mut *connection)
    .await?;
    if !lost.is_empty() {
        super::pages::hide(connection, &lost).await?;
    }
    let lists = carry_lists(connection, sees_lists).await?;
    rebase::run_all(connection).await?;
    let commands: i64 =
        sqlx::query_scalar("select count(*) from main.outbox").fetch_one(connection).await?;
    Ok(CarriedOver { commands: unsigned("outbox", commands)?, lists })
}

/// The rows of lists that are the same here, and of lists that wait to be sent. Rows
/// that the person may not see any more stay behind; a list that the hub lost does not.
async fn carry_lists(
    connection: &mut SqliteConnection,
    sees_lists: bool,
) -> Result<u64, StoreError> {
    let any: bool = sqlx::query_scalar("select exists (select 1 from main.list_content)")
        .fetch_one(&mut *connection)
        .await?;
    if any {
        return Ok(0);
    }
    let all: Vec<(i64, bool)> = sqlx::query_as(
        "select c.list_no, c.live = 1 and not exists \
           (select 1 from main.price_list n left join old.price_list o on o.id = n.id \
            where n.id = c.list_id and n.rows_blob is not o.rows_blob) \
         and (?1 or exists (select 1 from main.price_list n where n.id = c.list_id) \
           or exists (select 1 from old.dirty d \
                      where d.entity_type = ?2 and d.entity_id = c.list_id)) \
         from old.list_content c",
    )
    .bind(sees_lists)
    .bind(EntityType::PriceList.number())
    .fetch_all(&mut *connection)
    .await?;
    for table in SEARCH {
        run(connection, format!("delete from main.{table}")).await?;
        run(connection, format!("insert into main.{table} select * from old.{table}")).await?;
    }
    let mut carried = 0;
    for (list_no, wanted) in all {
        let Numbers { first, last } = Numbers::of(list_no, None);
        if !wanted {
            let gone = format!("delete from offer_search where rowid between {first} and {last}");
            run(connection, gone).await?;
            continue;
        }
        for table in ["list_content", "list_segment", "list_choice"] {
            run(
                connection,
                format!(
                    "insert into main.{table} select * from old.{table} where list_no = {list_no}"
                ),
            )
            .await?;
        }
        for (table, number) in [("list_offer", "offer_no"), ("price_row", "row_no")] {
            run(
                connection,
                format!(
                    "insert into main.{table} select * from old.{table} \
                     where {number} between {first} and {last}"
                ),
            )
            .await?;
        }
        carried += 1;
    }
    Ok(carried)
}

async fn run(connection: &mut SqliteConnection, statement: String) -> Result<(), StoreError> {
    sqlx::query(AssertSqlSafe(statement)).execute(connection).await?;
    Ok(())
}
