//! The least that an import can take: the rows are there already, and go into
//! the same file in the same way. Making them up is not counted.

use std::path::Path;
use std::time::Instant;

use desk_core::ids::{DeviceId, UserId, WorkspaceId};
use desk_store::{FileKey, NewWorkspace, STAGING_BATCH, Store};
use sqlx::{ConnectOptions, Connection};
use uuid::Uuid;

use crate::encrypted::{self, KEY};
use crate::list;
use crate::machine;
use crate::problem::Problem;
use crate::took::{Stopwatch, Took};

pub(crate) async fn floor(rows: u64, search: bool, folder: &Path) -> Result<Took, Problem> {
    let path = folder.join("workspace.db");
    let new = NewWorkspace {
        workspace: WorkspaceId::new(Uuid::from_u128(1)),
        device: DeviceId::new(Uuid::from_u128(2)),
        user: UserId::new(Uuid::from_u128(3)),
    };
    let store = Store::create(&path, &FileKey::new(&KEY), new).await?;
    if !search {
        forget_words(&path).await?;
    }
    let mut took = Took::default();
    let mut made = desk_sample::rows(&list::plan(rows));
    let mut staging = store.begin_staging().await?;
    loop {
        let chunk: Vec<_> = made.by_ref().take(STAGING_BATCH).collect();
        if chunk.is_empty() {
            break;
        }
        let watch = Stopwatch::start();
        staging.stage(&chunk).await?;
        let chunk = watch.took();
        took.seconds += chunk.seconds;
        took.processor += chunk.processor;
    }
    let began = Instant::now();
    staging.finish().await?;
    took.seconds += began.elapsed().as_secs_f64();
    took.peak_memory = machine::peak_memory();
    store.close().await?;
    Ok(took)
}

/// Puts in the place of the full-text index something that takes the words and
/// keeps none: what is then faster is the index.
async fn forget_words(path: &Path) -> Result<(), Problem> {
    let mut connection = encrypted::options(path, &KEY).connect().await?;
    for statement in [
        "drop table offer_search",
        "create view offer_search (rowid, words) as select 0, ''",
        "create trigger offer_search_forgets instead of insert on offer_search \
         begin select 1; end",
    ] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    connection.close().await?;
    Ok(())
}
