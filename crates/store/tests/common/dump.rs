//! Everything that stands in a file, as text.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up must fail loudly")]

use std::collections::BTreeMap;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row};

const TABLES: [&str; 10] = [
    "workspace",
    "app_user",
    "price_list",
    "featured_offer",
    "device",
    "conflict",
    "role_template",
    "password_request",
    "set_member",
    "unknown_field",
];

pub async fn look(path: &std::path::Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", format!("\"x'{}'\"", "2a".repeat(32)))
        .disable_statement_logging()
        .connect()
        .await
        .unwrap()
}

/// The records as they are seen, the marks, and what waits.
pub async fn dump(path: &std::path::Path) -> BTreeMap<String, Vec<String>> {
    let mut connection = look(path).await;
    let mut all = BTreeMap::new();
    for table in TABLES {
        let columns: Vec<String> =
            sqlx::query_scalar("select name from pragma_table_info(?) order by cid")
                .bind(table)
                .fetch_all(&mut connection)
                .await
                .unwrap();
        let quoted: Vec<String> =
            columns.iter().map(|name| format!("'{name}=' || quote(\"{name}\")")).collect();
        let what = quoted.join(" || ' ' || ");
        all.insert(table.to_owned(), rows(&mut connection, &what, table).await);
    }
    let dirty = "entity_type || ' ' || quote(entity_id) || ' ' || field || ' ' || member || ' ' \
         || quote(confirmed) || ' ' || last_seq";
    all.insert("dirty".to_owned(), rows(&mut connection, dirty, "dirty").await);
    let outbox = "device_seq || ' ' || status || ' ' || quote(foreseen) || ' ' || strayed";
    all.insert("outbox".to_owned(), rows(&mut connection, outbox, "outbox").await);
    connection.close().await.unwrap();
    all
}

async fn rows(connection: &mut SqliteConnection, what: &str, table: &str) -> Vec<String> {
    let statement = format!("select {what} from {table} order by 1");
    sqlx::query(AssertSqlSafe(statement))
        .fetch_all(connection)
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect()
}
