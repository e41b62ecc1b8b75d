//! Starting the program until its catalog is painted, against a window of the
//! same making that paints an empty page.

mod display;
mod window;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use desk_secrets::OsKeychain;
use serde::{Deserialize, Serialize};

use crate::args::Size;
use crate::child;
use crate::list;
use crate::machine;
use crate::problem::Problem;
use crate::report::{Line, Section, Target, megabytes, milliseconds};
use crate::stats::{median, ratios};
use crate::world::World;
use display::Display;
use window::{Program, Start, Window};

pub(crate) const TITLE: &str = "Cold start until the catalog is painted";

/// The demonstration's list; beside it a workspace with as many rows as everything else
/// is measured with.
const ROWS: u64 = 4_000;

/// A session bus, a home that is forgotten afterwards, and a keyring in it that
/// nobody has to unlock: the program opens the workspace as it does for people.
const SESSION: &str = r#"
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export XDG_RUNTIME_DIR=$home/run XDG_DATA_HOME=$home/data
export XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
eval "$(printf made-up | gnome-keyring-daemon --unlock --components=secrets --daemonize |
  sed 's/^/export /')"
"$@"
"#;

/// All of them, one after the other.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Turn {
    desk: Start,
    full: Start,
    blank: Start,
}

pub(crate) fn measure(size: &Size, list: &Path, folder: &Path) -> Result<Section, Problem> {
    for program in [desk()?, blank()?] {
        if !program.is_file() {
            let name = program.file_name().unwrap_or_default().to_string_lossy();
            return Err(Problem::NotBuilt(name.into_owned()));
        }
    }
    let home = tempfile::tempdir_in(folder)?;
    let mut session = Command::new("dbus-run-session");
    session.args(["--", "sh", "-c", SESSION, "sh"]).arg(std::env::current_exe()?);
    let starts = size.starts.to_string();
    let (list, home) = (list.to_string_lossy(), home.path().to_string_lossy());
    let turns: Vec<Turn> = child::ask_through(session, &["start", &starts, &list, &home])?;
    let line = |what: String, of: fn(&Turn) -> Start, figure: Figure, most: Option<f64>| {
        let each = |of: fn(&Turn) -> Start| -> Vec<f64> {
            turns.iter().map(|turn| (figure.of)(of(turn))).collect()
        };
        let (ours, floor) = (each(of), each(|turn| turn.blank));
        Ok::<_, Problem>(Line {
            what,
            ours: (figure.told)(&ours)?,
            floor: (figure.told)(&floor)?,
            ratio: Some(median(&ratios(&ours, &floor))?),
            target: most.map(Target::Ratio),
        })
    };
    let many = format!("with {} rows", size.rows);
    Ok(Section {
        title: TITLE.to_owned(),
        lines: vec![
            line("time".to_owned(), |turn| turn.desk, TIME, Some(MOST_TIME))?,
            line(format!("time {many}"), |turn| turn.full, TIME, None)?,
            line(MEMORY_OF.to_owned(), |turn| turn.desk, MEMORY, None)?,
            line(format!("the same {many}"), |turn| turn.full, MEMORY, Some(MOST_MEMORY))?,
        ],
        notes: vec![format!(
            "{starts} starts of each, in turn; where nothing else is said, the list has {ROWS} rows."
        )],
    })
}

/// Times the blank window's.
const MOST_TIME: f64 = 1.5;
const MOST_MEMORY: f64 = 1.5;

const MEMORY_OF: &str = "memory of the process tree (PSS)";

/// What is taken of a start, and how it is told.
#[derive(Clone, Copy)]
struct Figure {
    of: fn(Start) -> f64,
    told: Told,
}

const TIME: Figure = Figure { of: |start| start.painted, told: milliseconds };
const MEMORY: Figure = Figure { of: |start| start.memory, told: megabytes };

type Told = fn(&[f64]) -> Result<String, Problem>;

/// Inside the session: makes the two workspaces, then starts everything in turn.
pub(crate) async fn take_turns(
    starts: u64,
    list: &Path,
    folder: &Path,
) -> Result<Vec<Turn>, Problem> {
    let (few, many) = (folder.join("few"), folder.join("many"));
    fill(&few, &list::write(ROWS, folder)?).await?;
    fill(&many, list).await?;
    let display = Display::start()?;
    let window = Window { display: &display, folder };
    let with = |data| -> Result<Program<'_>, Problem> {
        let words = vec!["--data-dir".as_ref(), Path::as_os_str(data)];
        Ok(Program { path: desk()?, words, holds: Some("workspace.db") })
    };
    let (few, many) = (with(&few)?, with(&many)?);
    let blank = Program { path: blank()?, words: Vec::new(), holds: None };
    let mut turns = Vec::new();
    for turn in 0..=starts {
        let desk = window.start(&few).await?;
        let blank = window.start(&blank).await?;
        let full = window.start(&many).await?;
        // The first one reads the programs from the disk.
        if turn > 0 {
            turns.push(Turn { desk, full, blank });
        }
    }
    Ok(turns)
}

async fn fill(data: &Path, list: &Path) -> Result<(), Problem> {
    let world = World::found(data, Arc::new(OsKeychain::new())).await?;
    world.import(list).await?;
    Ok(world.desk.close().await?)
}

fn desk() -> Result<PathBuf, Problem> {
    Ok(machine::beside_us()?.join("partner-desk"))
}

fn blank() -> Result<PathBuf, Problem> {
    Ok(machine::beside_us()?.join("examples").join("blank"))
}
