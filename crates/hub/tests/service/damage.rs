//! A flipped byte is found, wherever it is.

use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use super::people::{add_user, set_phone};
use super::rig::{Rig, id};

#[tokio::test]
async fn one_flipped_byte_in_any_page_is_found() {
    let rig = Rig::sqlite().await;
    let mut ada = rig.owner(1).await;
    ada.found(&rig).await;
    for n in 0..3 {
        let user = add_user(&mut ada, n, 100 + n, &[]);
        let phone = set_phone(&mut ada, 100 + n, None, "0123");
        ada.sync(&rig, vec![user, phone]).await.unwrap();
    }
    rig.hub.snapshot(id(1)).await.unwrap();
    assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    let path = rig.folder.as_ref().unwrap().path().join("hub.db");
    let options = SqliteConnectOptions::new().filename(&path);
    let mut file = SqliteConnection::connect_with(&options).await.unwrap();
    for (select, update) in [
        ("select rowid, bytes from event_page", "update event_page set bytes = ? where rowid = ?"),
        (
            "select rowid, bytes from command_page",
            "update command_page set bytes = ? where rowid = ?",
        ),
        ("select rowid, bytes from chunk", "update chunk set bytes = ? where rowid = ?"),
        (
            "select rowid, before from event_page",
            "update event_page set before = ? where rowid = ?",
        ),
        (
            "select rowid, before from command_page where first > 1",
            "update command_page set before = ? where rowid = ?",
        ),
    ] {
        let pages: Vec<(i64, Vec<u8>)> = sqlx::query_as(select).fetch_all(&mut file).await.unwrap();
        assert!(!pages.is_empty(), "{select}");
        for (row, good) in pages {
            for at in (0..good.len()).step_by(5) {
                let mut bad = good.clone();
                bad[at] ^= 1;
                sqlx::query(update).bind(bad).bind(row).execute(&mut file).await.unwrap();
                let faults = rig.hub.verify(id(1)).await.unwrap();
                assert!(!faults.is_empty(), "byte {at} of a row of: {select}");
            }
            sqlx::query(update).bind(good).bind(row).execute(&mut file).await.unwrap();
        }
    }
    assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    let changed =
        sqlx::query("update member set member = 'billing_admin'").execute(&mut file).await.unwrap();
    assert!(changed.rows_affected() > 0);
    assert!(!rig.hub.verify(id(1)).await.unwrap().is_empty(), "a role that nobody gave");
}
