//! Bringing in a file of people: the deed as a person has it, against the same people
//! already read and written as plainly as can be.

mod floor;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_sample::{PeopleForm, PeoplePlan, write_people};
use desk_secrets::MemoryKeychain;

pub(crate) use floor::floor;

use crate::args::Size;
use crate::child;
use crate::problem::Problem;
use crate::report::Section;
use crate::took::{self, Stopwatch, Took};
use crate::world::World;

/// As many as a large partner has.
const PEOPLE: u64 = 20_000;
/// Enough to see that it works.
const FEW: u64 = 1_000;

/// Every round in processes and folders of its own, the two in turn.
pub(crate) fn measure(size: &Size, folder: &Path) -> Result<Section, Problem> {
    let people = if size.quick { FEW } else { PEOPLE };
    let file = write(people, folder)?;
    let file = file.to_string_lossy();
    let (mut deeds, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..size.rounds {
        let (one, two) = (tempfile::tempdir_in(folder)?, tempfile::tempdir_in(folder)?);
        let words = |folder: &tempfile::TempDir| folder.path().to_string_lossy().into_owned();
        deeds.push(child::ask::<Took>(&["people", &file, &words(&one)])?);
        floors.push(child::ask::<Took>(&["people-floor", &file, &words(&two)])?);
    }
    let mut lines = took::lines(&deeds, &floors, None)?;
    lines.push(took::peak(&deeds)?);
    Ok(Section { title: format!("Import of {people} people"), lines, notes: Vec::new() })
}

/// Always the same people, in the template of Microsoft 365.
pub(crate) fn write(people: u64, folder: &Path) -> Result<PathBuf, Problem> {
    let path = folder.join("people.csv");
    let mut file = BufWriter::new(File::create(&path)?);
    let plan = PeoplePlan { seed: 7, people, form: PeopleForm::M365BulkAdd, dirt: 0 };
    write_people(&plan, &mut file)?;
    file.flush()?;
    Ok(path)
}

/// The deed, on a new workspace.
pub(crate) async fn deed(file: &Path, folder: &Path) -> Result<Took, Problem> {
    let world = World::found(folder, Arc::new(MemoryKeychain::new())).await?;
    let watch = Stopwatch::start();
    world.import_people(file).await?;
    let took = watch.took();
    world.desk.close().await?;
    Ok(took)
}
