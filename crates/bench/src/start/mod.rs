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
use crate::report::{Line, Section, megabytes, milliseconds};
use crate::stats::{median, ratios};
use crate::world::World;
use display::Display;
use window::{Program, Start, Window};

pub(crate) const TITLE: &str = "Cold start until the catalog is painted";

/// The demonstration's list.
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

/// Both, one after the other.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Turn {
    desk: Start,
    blank: Start,
}

pub(crate) async fn measure(size: &Size, folder: &Path) -> Result<Section, Problem> {
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
    let turns: Vec<Turn> =
        child::ask_through(session, &["start", &starts, &home.path().to_string_lossy()])?;
    let each = |pick: fn(&Turn) -> f64| turns.iter().map(pick).collect::<Vec<f64>>();
    let line = |what: &str, ours: &[f64], floor: &[f64], told: Told| {
        Ok::<_, Problem>(Line {
            what: what.to_owned(),
            ours: told(ours)?,
            floor: told(floor)?,
            ratio: Some(median(&ratios(ours, floor))?),
            target: None,
        })
    };
    let painted = (each(|turn| turn.desk.painted), each(|turn| turn.blank.painted));
    let memory = (each(|turn| turn.desk.memory), each(|turn| turn.blank.memory));
    Ok(Section {
        title: TITLE.to_owned(),
        lines: vec![
            line("time", &painted.0, &painted.1, milliseconds)?,
            line("memory of the process tree (PSS)", &memory.0, &memory.1, megabytes)?,
        ],
        notes: vec![format!("{starts} starts of each, in turn; the list has {ROWS} rows.")],
    })
}

type Told = fn(&[f64]) -> Result<String, Problem>;

/// Inside the session: makes the workspace, then starts the two in turn.
pub(crate) async fn take_turns(starts: u64, folder: &Path) -> Result<Vec<Turn>, Problem> {
    let data = folder.join("data");
    let world = World::found(&data, Arc::new(OsKeychain::new())).await?;
    world.import(&list::write(ROWS, folder)?).await?;
    world.desk.close().await?;
    let display = Display::start()?;
    let window = Window { display: &display, folder };
    let desk = Program {
        path: desk()?,
        words: vec!["--data-dir".as_ref(), data.as_os_str()],
        holds: Some("workspace.db"),
    };
    let blank = Program { path: blank()?, words: Vec::new(), holds: None };
    let mut turns = Vec::new();
    for turn in 0..=starts {
        let desk = window.start(&desk).await?;
        let blank = window.start(&blank).await?;
        // The first one reads the programs from the disk.
        if turn > 0 {
            turns.push(Turn { desk, blank });
        }
    }
    Ok(turns)
}

fn desk() -> Result<PathBuf, Problem> {
    Ok(machine::beside_us()?.join("partner-desk"))
}

fn blank() -> Result<PathBuf, Problem> {
    Ok(machine::beside_us()?.join("examples").join("blank"))
}
