//! Importing a big list: the deed as people have it, against the same rows
//! already read and written the same way.

mod floor;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use desk_secrets::MemoryKeychain;
use serde::{Deserialize, Serialize};

pub(crate) use floor::floor;

use crate::args::Size;
use crate::child;
use crate::machine;
use crate::problem::Problem;
use crate::report::{Line, Section, Target, seconds};
use crate::stats::{median, percentile, ratios};
use crate::world::World;

const TITLE: &str = "Import";

/// What one import took.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct Took {
    pub(crate) seconds: f64,
    pub(crate) processor: f64,
    pub(crate) peak_memory: f64,
}

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
    let times = |took: &[Took]| took.iter().map(|one| one.seconds).collect::<Vec<_>>();
    let work = |took: &[Took]| took.iter().map(|one| one.processor).collect::<Vec<_>>();
    let peaks: Vec<f64> = deeds.iter().map(|one| one.peak_memory).collect();
    let share: Vec<f64> =
        ratios(&work(&without), &work(&floors)).iter().map(|rest| 1.0 - rest).collect();
    Ok(Section {
        title: format!("{TITLE} of {rows} rows"),
        lines: vec![
            Line {
                what: "time".to_owned(),
                ours: seconds(&times(&deeds))?,
                floor: seconds(&times(&floors))?,
                ratio: Some(median(&ratios(&times(&deeds), &times(&floors)))?),
                target: Some(Target::Ratio(1.5)),
            },
            Line {
                what: "processor time, all cores".to_owned(),
                ours: seconds(&work(&deeds))?,
                floor: seconds(&work(&floors))?,
                ratio: Some(median(&ratios(&work(&deeds), &work(&floors)))?),
                target: None,
            },
            Line {
                what: "peak memory".to_owned(),
                ours: format!("{:.0} MB", percentile(&peaks, 100)?),
                floor: String::new(),
                ratio: None,
                target: Some(Target::Below {
                    value: percentile(&peaks, 100)?,
                    most: 300.0,
                    unit: " MB",
                }),
            },
        ],
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
    let (began, used) = (Instant::now(), machine::processor_seconds());
    world.import(list).await?;
    let took = Took {
        seconds: began.elapsed().as_secs_f64(),
        processor: machine::processor_seconds() - used,
        peak_memory: machine::peak_memory(),
    };
    world.desk.close().await?;
    Ok(took)
}
