//! Editing offline and meeting: the work that other programs were measured by, done
//! by the real parts. A process for each device and one for the hub, encryption,
//! chains, signatures, rights and TLS; beside a floor that has none of them.

mod asked;
mod clock;
mod device;
mod flat;
mod floor;
mod goals;
mod hub;
mod proxy;
mod rounds;
mod tables;
pub(crate) mod work;

use std::path::Path;

use crate::args::Size;
use crate::problem::Problem;
use crate::report::Section;
use goals::Goals;
use rounds::Amount;
use work::Clash;

const DEVICE: &str = "sync-device";
const FLOOR_DEVICE: &str = "sync-floor-device";
const FLOOR_HUB: &str = "sync-floor-hub";

/// What a process of this part may be started as.
pub(crate) const ROLES: [&str; 3] = [DEVICE, FLOOR_DEVICE, FLOOR_HUB];

pub(crate) async fn play(role: &str, folder: &Path) -> Result<(), Problem> {
    match role {
        DEVICE => asked::serve(device::Device::new(folder)).await,
        FLOOR_DEVICE => asked::serve(floor::FloorDevice::new(folder)).await,
        _ => floor::serve(folder).await,
    }
}

const CLASH: Clash = Clash { same_field: 100, same_record: 100, apart: 800 };
const FULL: Amount = Amount { records: 5_000, edits: 10_000, clash: CLASH };
const LARGE: Amount = Amount { records: 100_000, edits: 10_000, clash: CLASH };
const QUICK: Amount = Amount {
    records: 500,
    edits: 1_000,
    clash: Clash { same_field: 10, same_record: 10, apart: 80 },
};

/// Events behind the small news of the last table.
const LEVELS: [u64; 3] = [15_000, 100_000, 1_000_000];
const QUICK_LEVELS: [u64; 2] = [1_500, 5_000];

pub(crate) async fn measure(size: &Size, folder: &Path) -> Result<Vec<Section>, Problem> {
    let asked = Amount { records: size.rows, ..if size.quick { QUICK } else { FULL } };
    let amounts = match size {
        Size { rows_asked: true, .. } => vec![(asked, Goals::of(asked.records))],
        Size { quick: true, .. } => vec![(QUICK, Goals::NONE)],
        _ => vec![(FULL, Goals::FULL), (LARGE, Goals::LARGE)],
    };
    let mut sections = Vec::new();
    for (amount, goals) in &amounts {
        let mut all = Vec::new();
        for at in 0..size.rounds {
            println!("  {} records, round {}", amount.records, at + 1);
            all.push(rounds::round(*amount, at % 2 == 1, folder).await?);
        }
        sections.push(tables::section(*amount, goals, &all)?);
    }
    Ok(sections)
}

/// The same small news with more and more events behind them.
pub(crate) async fn history(size: &Size, folder: &Path) -> Result<Section, Problem> {
    let (records, levels) = if size.quick {
        (QUICK.records, QUICK_LEVELS.as_slice())
    } else {
        (FULL.records, LEVELS.as_slice())
    };
    let (lines, table) = flat::tables(records, levels, folder).await?;
    Ok(Section { title: "Sync with a long history".to_owned(), lines, notes: vec![table] })
}
