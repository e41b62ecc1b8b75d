//! What is kept of the past is checked: one byte that is another is found, and named.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up must fail loudly")]

mod common;
#[path = "common/dump.rs"]
mod dump;
#[path = "common/hub.rs"]
mod hub;

use common::Bench;
use desk_core::command::Command;
use desk_core::schema::user as fields;
use desk_core::user_field::UserField;
use desk_store::{Fault, Kept, Log, Wrong};
use hub::{Hub, field, text, user};
use proptest::prelude::*;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};

/// Where something of the past is kept, and what a change of it may be called.
const PLACES: [(&str, &str); 12] = [
    ("outbox", "record"),
    ("outbox", "chain"),
    ("outbox", "command_id"),
    ("outbox", "group_id"),
    ("outbox", "author"),
    ("outbox", "code"),
    ("done_page", "body"),
    ("done_page", "chain"),
    ("event_page", "body"),
    ("event_page", "before_hash"),
    ("own_chain", "head"),
    ("hub_head", "hash"),
];

/// Three pages of events, two of what was done, and some that waits.
async fn full() -> (Bench, std::path::PathBuf) {
    let bench = Bench::founded().await;
    let mut hub = Hub::default();
    hub.accept_all(&bench.store).await;
    bench.store.set_link(&hub::link()).await.unwrap();
    let carla = user(1);
    for round in 0..3 {
        hub.others(vec![field(carla, fields::PHONE.number).change(text(&round.to_string()))]);
        for edit in 0..3 {
            phone(&bench, &format!("{round} {edit}")).await;
        }
        if round < 2 {
            hub.accept_all(&bench.store).await;
        }
    }
    hub.tell_all(&bench.store).await.unwrap();
    let path = bench.folder.path().join("workspace.db");
    (bench, path)
}

async fn phone(bench: &Bench, number: &str) {
    let edits = vec![(UserField::Phone, Some(number.to_owned()))];
    bench.edit(&Command::EditUser { user: bench.founder, edits }).await.unwrap();
}

async fn checked(bench: &Bench) -> Kept {
    bench.store.check_kept(&mut |_, _| true).await.unwrap().unwrap()
}

/// How many rows a table has.
async fn rows_of(file: &mut SqliteConnection, table: &str) -> i64 {
    let sql = format!("select count(*) from {table}");
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(file).await.unwrap()
}

/// Turns a bit of a byte of a place around; which row it is and what stood there. Nothing where the
/// file itself refuses the change: ids differ by so little that one bit can make two alike.
async fn flip(
    file: &mut SqliteConnection,
    (table, column): (&str, &str),
    (row, byte, bit): (usize, usize, u8),
) -> Option<(i64, Vec<u8>)> {
    let many = usize::try_from(rows_of(file, table).await).unwrap();
    let sql = format!(
        "select rowid, cast({column} as blob) from {table} order by rowid limit 1 offset {}",
        row % many
    );
    let (id, was): (i64, Vec<u8>) =
        sqlx::query_as(AssertSqlSafe(sql)).fetch_one(&mut *file).await.unwrap();
    let mut is = was.clone();
    let place = byte % is.len();
    is[place] ^= 1 << (bit % 8);
    match put(file, (table, column), id, &is).await {
        Ok(()) => Some((id, was)),
        Err(sqlx::Error::Database(refused)) if refused.is_unique_violation() => None,
        Err(error) => panic!("{table}.{column}: {error}"),
    }
}

async fn put(
    file: &mut SqliteConnection,
    (table, column): (&str, &str),
    id: i64,
    bytes: &[u8],
) -> Result<(), sqlx::Error> {
    let value = if column == "code" { "cast(? as text)" } else { "?" };
    let sql = format!("update {table} set {column} = {value} where rowid = ?");
    sqlx::query(AssertSqlSafe(sql)).bind(bytes).bind(id).execute(file).await.map(drop)
}

#[tokio::test]
async fn what_was_not_touched_is_whole() {
    let (bench, path) = full().await;
    let kept = checked(&bench).await;
    assert_eq!(kept.faults, []);
    assert_eq!((kept.commands, kept.events, kept.events_elsewhere), (10, 10, 0));
    assert_eq!(kept.end.0, 10);
    let mut file = dump::look(&path).await;
    for table in ["outbox", "done_page", "event_page"] {
        assert!(rows_of(&mut file, table).await > 1, "{table} has rows to be damaged");
    }
}

#[tokio::test]
async fn a_check_can_be_stopped() {
    let (bench, _) = full().await;
    assert!(bench.store.check_kept(&mut |_, _| false).await.unwrap().is_none());
}

#[tokio::test]
async fn the_first_broken_entry_is_named_with_whose_and_when() {
    let (bench, path) = full().await;
    let mut file = dump::look(&path).await;
    // The last that waits but one.
    flip(&mut file, ("outbox", "chain"), (1, 0, 0)).await.unwrap();
    let kept = checked(&bench).await;
    let first = kept.faults.first().unwrap();
    assert_eq!((first.log, first.first, first.last), (Log::Commands, 9, 9));
    assert_eq!((first.wrong, first.author), (Wrong::Chain, Some(bench.founder.uuid())));
    assert_eq!(first.made_at, Some(jiff::Timestamp::UNIX_EPOCH));
}

#[tokio::test]
async fn what_is_taken_out_is_missed() {
    let (bench, path) = full().await;
    let mut file = dump::look(&path).await;
    sqlx::query("delete from outbox where device_seq = 9").execute(&mut file).await.unwrap();
    let missing = |first, last| Fault {
        log: Log::Commands,
        first,
        last,
        wrong: Wrong::Missing,
        made_at: None,
        author: None,
    };
    assert_eq!(checked(&bench).await.faults, [missing(9, 9)]);
    sqlx::query("delete from outbox").execute(&mut file).await.unwrap();
    assert_eq!(checked(&bench).await.faults, [missing(8, 10)], "also the newest");
}

#[tokio::test]
async fn a_verdict_that_was_changed_is_found_by_its_event() {
    let (bench, path) = full().await;
    let mut file = dump::look(&path).await;
    let body: Vec<u8> = sqlx::query_scalar("select body from done_page order by first_seq limit 1")
        .fetch_one(&mut file)
        .await
        .unwrap();
    // A page whose sums are right, and that says that another event told of the command.
    let mut raw = desk_wire::unpack(&body, 1 << 20).unwrap();
    let told = raw.iter().position(|byte| *byte == 1).unwrap();
    raw[told] = 2;
    let packed = desk_wire::pack_quickly(&raw).unwrap();
    sqlx::query("update done_page set body = ? where first_seq = 1")
        .bind(packed)
        .execute(&mut file)
        .await
        .unwrap();
    assert!(!checked(&bench).await.faults.is_empty());
}

/// One file for all cases: damaged, checked, and put right again.
async fn found(bench: &Bench, path: &std::path::Path, place: usize, at: (usize, usize, u8)) {
    let mut file = dump::look(path).await;
    let (table, column) = PLACES[place % PLACES.len()];
    let Some((id, was)) = flip(&mut file, (table, column), at).await else { return };
    if column == "body" && is_the_same(&mut file, table, id, &was).await {
        // A bit that unpacking does not look at: what is kept is what was kept.
        put(&mut file, (table, column), id, &was).await.unwrap();
        return;
    }
    let kept = bench.store.check_kept(&mut |_, _| true).await;
    put(&mut file, (table, column), id, &was).await.unwrap();
    file.close().await.unwrap();
    match kept {
        Ok(kept) => {
            let kept = kept.unwrap();
            let first = kept.faults.first();
            assert!(first.is_some(), "{table}.{column} {at:?} went unnoticed");
            let first = first.unwrap();
            assert!(first.first >= 1 && first.first <= first.last, "{first:?} names a number");
            let log = if ["event_page", "hub_head"].contains(&table) {
                Log::Events
            } else {
                Log::Commands
            };
            assert_eq!(first.log, log, "{table}.{column}");
        }
        Err(error) => panic!("{table}.{column} {at:?}: {error}"),
    }
}

async fn is_the_same(file: &mut SqliteConnection, table: &str, id: i64, was: &[u8]) -> bool {
    let sql = format!("select body from {table} where rowid = ?");
    let is: Vec<u8> =
        sqlx::query_scalar(AssertSqlSafe(sql)).bind(id).fetch_one(file).await.unwrap();
    let read = |bytes: &[u8]| desk_wire::unpack(bytes, 1 << 24).ok();
    read(&is).is_some() && read(&is) == read(was)
}

#[test]
fn one_flipped_bit_anywhere_is_found_and_named() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (bench, path) = runtime.block_on(full());
    let strategy = (any::<usize>(), any::<usize>(), any::<usize>(), any::<u8>());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 400,
        ..ProptestConfig::default()
    });
    runner
        .run(&strategy, |(place, row, byte, bit)| {
            runtime.block_on(found(&bench, &path, place, (row, byte, bit)));
            Ok(())
        })
        .unwrap();
    assert_eq!(runtime.block_on(checked(&bench)).faults, [], "everything was put right again");
}
