//! The record proves itself, and a byte that somebody changed is found.

use desk_tests::agree;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::two_with_featured;
use crate::featured::id;

async fn hub_books(path: &std::path::Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.unwrap()
}

#[tokio::test]
async fn the_record_is_whole_and_signed_by_the_hub() {
    let (hub, ada, bea) = two_with_featured("ABC").await;
    bea.move_to(&id('C'), 1).await.unwrap();
    agree(&[&ada, &bea]).await;
    let (of_ada, of_bea) = (ada.prove().await, bea.prove().await);
    for proof in [&of_ada, &of_bea] {
        assert!(proof.whole && proof.problems.is_empty(), "{:?}", proof.problems);
        assert!(proof.events > 0 && proof.commands > 0);
        assert_eq!((proof.devices, proof.hidden), (2, 0));
    }
    let head = of_ada.head.unwrap();
    assert_eq!(head.hash, of_bea.head.unwrap().hash, "one end of one chain");
    assert!(!head.signature.is_empty() && !head.hub_key.is_empty());
    assert!(hub.verify().await.sound());
}

#[tokio::test]
async fn a_byte_changed_in_the_hubs_database_is_found_by_both() {
    for (table, key) in [("event_page", "first"), ("command_page", "first")] {
        let (mut hub, ada, bea) = two_with_featured("ABC").await;
        agree(&[&ada, &bea]).await;
        hub.stop().await;
        let mut books = hub_books(&hub.database()).await;
        let sql = format!("select bytes, rowid from {table} order by {key} limit 1 offset 1");
        let (mut body, row): (Vec<u8>, i64) =
            sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_one(&mut books).await.unwrap();
        let middle = body.len() / 2;
        body[middle] ^= 1;
        let sql = format!("update {table} set bytes = ? where rowid = ?");
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(body)
            .bind(row)
            .execute(&mut books)
            .await
            .unwrap();
        books.close().await.unwrap();
        let report = hub.verify().await;
        assert!(!report.sound(), "{table}: {report}");
        hub.start().await;
        // Whoever asks the hub for the whole record notices as well.
        let proof = ada.prove().await;
        assert!(!proof.whole || proof.hub_read == Some(false), "{table}: {proof:?}");
    }
}
