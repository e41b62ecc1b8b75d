//! Searching a big workspace as people type: the deed against its query alone,
//! on the same connections, in turn.

mod typed;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use desk_app::deeds::catalog::{bare_search, search_catalog};
use desk_app::views::CatalogQuery;
use desk_secrets::MemoryKeychain;
use serde::{Deserialize, Serialize};

use crate::args::Size;
use crate::child;
use crate::problem::Problem;
use crate::report::{Line, Section, Target, milliseconds};
use crate::stats::{median, percentile, ratios};
use crate::world::World;

/// The page that the catalog's screen asks for.
const PAGE: u32 = 100;

/// One turn through all that is typed: milliseconds of each, in order.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Round {
    deed: Vec<f64>,
    floor: Vec<f64>,
}

/// What a round says at one percentile.
struct Told {
    deed: Vec<f64>,
    floor: Vec<f64>,
}

pub(crate) async fn measure(size: &Size, list: &Path, folder: &Path) -> Result<Section, Problem> {
    let home = tempfile::tempdir_in(folder)?;
    let rounds: Vec<Round> = child::ask(&[
        "search",
        &list.to_string_lossy(),
        &size.rows.to_string(),
        &size.rounds.to_string(),
        &home.path().to_string_lossy(),
    ])?;
    let line = |what: &str, told: &Told, target| -> Result<Line, Problem> {
        Ok(Line {
            what: what.to_owned(),
            ours: milliseconds(&told.deed)?,
            floor: milliseconds(&told.floor)?,
            ratio: Some(median(&ratios(&told.deed, &told.floor))?),
            target,
        })
    };
    let queries = rounds.first().map_or(0, |round| round.deed.len());
    Ok(Section {
        title: format!("Search in {} rows", size.rows),
        lines: vec![
            line("99th percentile", &at(&rounds, 99)?, Some(Target::Ratio(2.0)))?,
            line("median", &at(&rounds, 50)?, None)?,
        ],
        notes: vec![format!("{queries} different searches, {} times each.", size.rounds)],
    })
}

fn at(rounds: &[Round], percent: usize) -> Result<Told, Problem> {
    let each = |pick: fn(&Round) -> &Vec<f64>| {
        rounds.iter().map(|round| percentile(pick(round), percent)).collect::<Result<_, _>>()
    };
    Ok(Told { deed: each(|round| &round.deed)?, floor: each(|round| &round.floor)? })
}

/// Imports the list and searches in it. Who goes first changes with every search,
/// so that neither always finds warm what the other has fetched.
pub(crate) async fn rounds(
    list: &Path,
    rows: u64,
    rounds: u64,
    folder: &Path,
) -> Result<Vec<Round>, Problem> {
    let world = World::found(folder, Arc::new(MemoryKeychain::new())).await?;
    world.import(list).await?;
    let typed = typed::searches(rows);
    let mut answer = Vec::new();
    for turn in 0..=rounds {
        let mut round = Round { deed: Vec::new(), floor: Vec::new() };
        for (index, search) in (turn..).zip(&typed) {
            let deed_first = index.is_multiple_of(2);
            if deed_first {
                round.deed.push(deed(&world, search).await?);
            }
            round.floor.push(floor(&world, search).await?);
            if !deed_first {
                round.deed.push(deed(&world, search).await?);
            }
        }
        // The first one only fills the caches.
        if turn > 0 {
            answer.push(round);
        }
    }
    if std::env::var_os("DESK_BENCH_SLOWEST").is_some() {
        slowest(&typed, &answer);
    }
    world.desk.close().await?;
    Ok(answer)
}

async fn deed(world: &World, search: &str) -> Result<f64, Problem> {
    let began = Instant::now();
    search_catalog(&world.desk, asked(search)).await?;
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}

async fn floor(world: &World, search: &str) -> Result<f64, Problem> {
    Ok(bare_search(&world.desk, asked(search)).await?.as_secs_f64() * 1000.0)
}

fn asked(search: &str) -> CatalogQuery {
    CatalogQuery { search: search.to_owned(), limit: PAGE, ..CatalogQuery::default() }
}

/// For whoever looks for the reason.
fn slowest(typed: &[String], rounds: &[Round]) {
    let Some(last) = rounds.last() else { return };
    let mut all: Vec<_> = typed.iter().zip(&last.deed).zip(&last.floor).collect();
    all.sort_by(|((_, a), _), ((_, b), _)| b.total_cmp(a));
    for ((search, deed), floor) in all.iter().take(25) {
        eprintln!("{deed:8.1} ms, bare {floor:8.1} ms: {search:?}");
    }
}
