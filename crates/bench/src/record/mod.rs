//! Checking a long record: all that the file keeps of the past is gone through as the
//! program does, against reading the same rows and hashing them with the same hash.

mod fill;
mod floor;

use std::path::Path;
use std::time::Instant;

use desk_store::Store;
use serde::{Deserialize, Serialize};

use crate::args::Size;
use crate::child;
use crate::problem::Problem;
use crate::report::{Section, Target};
use crate::took::{self, Stopwatch, Took};

/// What a check may cost, as a multiple of its floor.
const MOST: f64 = 2.0;

/// One turn of both.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Turn {
    check: Took,
    floor: Took,
}

/// The whole answer of the process that fills and checks.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Checked {
    entries: u64,
    /// Seconds that filling took.
    filled_in: f64,
    turns: Vec<Turn>,
}

pub(crate) fn measure(size: &Size, folder: &Path) -> Result<Section, Problem> {
    let home = tempfile::tempdir_in(folder)?;
    let Checked { entries, filled_in, turns } = child::ask(&[
        "record",
        &size.rows.to_string(),
        &size.rounds.to_string(),
        &home.path().to_string_lossy(),
    ])?;
    let check: Vec<Took> = turns.iter().map(|turn| turn.check).collect();
    let floor: Vec<Took> = turns.iter().map(|turn| turn.floor).collect();
    Ok(Section {
        title: format!("Check of a record of {entries} entries"),
        lines: took::lines(&check, &floor, Some(Target::Ratio(MOST)))?,
        notes: vec![format!("The record was made in {filled_in:.0} s.")],
    })
}

/// Fills a workspace and checks it. The two take turns, and so does who begins.
pub(crate) async fn turns(entries: u64, rounds: u64, folder: &Path) -> Result<Checked, Problem> {
    let path = folder.join("workspace.db");
    let began = Instant::now();
    let store = fill::fill(&path, entries).await?;
    let filled_in = began.elapsed().as_secs_f64();
    let mut floor = floor::Floor::open(&path).await?;
    let mut turns = Vec::new();
    for turn in 0..=rounds {
        let (mut check, mut bare) = (Took::default(), Took::default());
        for ours in [turn % 2 == 0, turn % 2 == 1] {
            let watch = Stopwatch::start();
            let went_through = if ours { whole(&store).await? } else { floor.read().await? };
            let took = watch.took();
            if ours {
                check = took;
            } else {
                bare = took;
            }
            if went_through != entries {
                let said = format!("{went_through} of {entries} entries were gone through");
                return Err(Problem::Wrong(said));
            }
        }
        // The first one only fills the caches.
        if turn > 0 {
            turns.push(Turn { check, floor: bare });
        }
    }
    floor.close().await?;
    store.close().await?;
    Ok(Checked { entries, filled_in, turns })
}

/// How many entries are as they were written: all of them.
async fn whole(store: &Store) -> Result<u64, Problem> {
    let kept = store.check_kept(&mut |_, _| true).await?.ok_or(Problem::NothingMeasured)?;
    match kept.faults.first() {
        None => Ok(kept.commands),
        Some(fault) => Err(Problem::Wrong(format!("the record is not whole: {fault:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_check_and_its_floor_go_through_every_entry() {
        let folder = tempfile::tempdir().unwrap();
        let checked = turns(2_345, 2, folder.path()).await.unwrap();
        assert_eq!((checked.entries, checked.turns.len()), (2_345, 2));
    }
}
