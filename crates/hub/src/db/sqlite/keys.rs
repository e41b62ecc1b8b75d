//! Statements about many things at once, worded so that SQLite looks each of them up.
//!
//! It knows nothing of how full the tables are, and takes one workspace for a few rows.
//! Asked for pairs of type and id, or given the choice, it reads the whole workspace.

use desk_agree::RecordKey;
use sqlx::{QueryBuilder, Sqlite};
use uuid::Uuid;

/// How many things one statement is about; few different sizes keep statements prepared.
pub(super) const AT_ONCE: usize = 500;

/// `begin` about the commands with these ids, through the index that has them.
pub(super) fn about_commands(begin: &str, ws: i64, ids: &[Uuid]) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(begin);
    query.push(" command indexed by command_by_id where ws = ").push_bind(ws);
    within(&mut query, ids);
    query
}

/// `begin` about the rows of `table` of these records of one type.
pub(super) fn about_records(
    begin: &str,
    table: &str,
    ws: i64,
    (entity_type, ids): (u16, &[Uuid]),
) -> QueryBuilder<Sqlite> {
    let mut query = QueryBuilder::new(begin);
    query.push(" ").push(table).push(" where ws = ").push_bind(ws);
    query.push(" and entity_type = ").push_bind(i64::from(entity_type));
    within(&mut query, ids);
    query
}

fn within(query: &mut QueryBuilder<Sqlite>, ids: &[Uuid]) {
    query.push(" and id in (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id.as_bytes().to_vec());
    }
    query.push(")");
}

/// The ids of each type, as many together as one statement is about.
pub(super) fn in_parts(keys: &[RecordKey]) -> Vec<(u16, Vec<Uuid>)> {
    let mut parts = Vec::new();
    for (entity_type, ids) in RecordKey::by_type(keys) {
        parts.extend(ids.chunks(AT_ONCE).map(|ids| (entity_type, ids.to_vec())));
    }
    parts
}

#[cfg(test)]
mod tests {
    use sqlx::sqlite::SqliteConnection;
    use sqlx::{Connection, Row};

    use super::*;
    use crate::db::sqlite::shape;

    /// How SQLite means to go about it.
    async fn plan(connection: &mut SqliteConnection, mut query: QueryBuilder<Sqlite>) -> String {
        let steps = query.build().fetch_all(connection).await.unwrap();
        steps.iter().map(|step| step.get::<String, _>("detail") + "\n").collect()
    }

    #[tokio::test]
    async fn each_thing_is_looked_up_and_never_the_whole_workspace_read() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        shape::MIGRATIONS.run(&mut connection).await.unwrap();
        for count in [1, 3, 100, AT_ONCE] {
            let ids = vec![Uuid::nil(); count];
            for begin in ["explain query plan select * from", "explain query plan delete from"] {
                for table in ["record", "member", "lookup"] {
                    let query = about_records(begin, table, 1, (1, &ids));
                    let plan = plan(&mut connection, query).await;
                    let by_all = "PRIMARY KEY (ws=? AND entity_type=? AND id=?)";
                    assert!(plan.contains(by_all), "{count} of {table}: {plan}");
                }
            }
            let query = about_commands("explain query plan select * from", 1, &ids);
            let plan = plan(&mut connection, query).await;
            assert!(plan.contains("command_by_id (ws=? AND id=?)"), "{count} commands: {plan}");
        }
    }
}
