//! Importing a big list: the deed as people have it, against the same rows
//! already read and written the same way.

mod floor;

use std::path::Path;
use std::sync::Arc;

use desk_secrets::MemoryKeychain;

pub(crate) use floor::floor;

use crate::args::Size;
use crate::child;
use crate::problem::Problem;
use crate::report::{Section, Target, seconds};
use crate::stats::{median, ratios};
use crate::took::{self, Stopwatch, Took, times, work};
use crate::world::World;

const TITLE: &str = "Import";

/// Whether the floor fills the full-text index.
const INDEXED: &str = "true";
const NOT_INDEXED: &str = "false";

/// Every round in processes and folders of its own, the three in turn.
pub(crate) async fn measure(size: &Size, list: &Path, folder: &Path) -> Result<Section, Problem> {
    let (mut deeds, mut floors, mut without) = (Vec::new(), Vec::new(), Vec::new());
    let rows = size.rows.to_string();
    let list = list.to_string_lossy();
    for _ in 0..size.rounds {
        let fresh = || tempfile::tempdir_in(folder);
        let words = |folder: &tempfile::TempDir| folder.path().to_string_lossy().into_owned();
        let (one, two, three) = (fresh()?, fresh()?, fresh()?);
        deeds.push(child::ask::<Took>(&["import", &list, &words(&one)])?);
        floors.push(child::ask::<Took>(&["floor", &rows, INDEXED, &words(&two)])?);
        without.push(child::ask::<Took>(&["floor", &rows, NOT_INDEXED, &words(&three)])?);
    }
    let share: Vec<f64> =
        ratios(&work(&without), &work(&floors)).iter().map(|rest| 1.0 - rest).collect();
    let mut lines = took::lines(&deeds, &floors, Some(Target::Ratio(1.5)))?;
    lines.push(took::peak(&deeds)?);
    Ok(Section {
        title: format!("{TITLE} of {rows} rows"),
        lines,
        notes: vec![format!(
            "The full-text index takes {:.0} % of the floor's processor time: without it the \
             floor takes {}, and {} of processor time.",
            100.0 * median(&share)?,
            seconds(&times(&without))?,
            seconds(&work(&without))?
        )],
    })
}

/// The deed, on a new workspace.
pub(crate) async fn deed(list: &Path, folder: &Path) -> Result<Took, Problem> {
    let world = World::found(folder, Arc::new(MemoryKeychain::new())).await?;
    let watch = Stopwatch::start();
    world.import(list).await?;
    let took = watch.took();
    world.desk.close().await?;
    Ok(took)
}
