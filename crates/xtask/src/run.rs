//! `cargo xtask run`: from nothing to the program's window on a demo workspace.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::demo::Demo;
use crate::headless::{self, Display, Leash};
use crate::problem::{Problem, file};
use crate::repo;
use crate::setup::{self, Purpose};
use crate::shell;
use crate::ui;

/// A debug build on a busy machine paints in a few seconds; a minute means it never will.
const PAINTED_WITHIN: Duration = Duration::from_secs(60);

pub(crate) fn run(yes: bool) -> Result<(), Problem> {
    setup::setup(Purpose::Run, yes)?;
    ui::build()?;
    // One call, so that what they share is compiled once and with one set of features.
    let programs = ["build", "-p", "partner-desk", "-p", "desk-cli", "-p", "desk-sample", "--bins"];
    shell::run(shell::command("cargo", programs))?;
    let demo = Demo::prepare()?;
    if headless::has_display() {
        return shell::run(shell::command(repo::built("partner-desk"), demo.options()));
    }
    photograph(demo.options())
}

/// Starts the program on a virtual screen and leaves a picture of its catalog.
fn photograph(options: Vec<OsString>) -> Result<(), Problem> {
    println!("There is no display here, so the window opens on a virtual one.");
    let notes = repo::notes();
    fs::create_dir_all(&notes).map_err(file("make", &notes))?;
    let (ready, log) = (notes.join("ready"), notes.join("partner-desk.log"));
    if ready.exists() {
        fs::remove_file(&ready).map_err(file("remove", &ready))?;
    }

    let display = Display::start()?;
    let mut command = headless::with_bus(repo::built("partner-desk"), options);
    command.env("PARTNER_DESK_READY_FILE", &ready);
    display.lend_to(&mut command);
    println!("$ DISPLAY={} {}", display.name(), shell::shown(&command));
    let said = File::create(&log).map_err(file("write", &log))?;
    let too = said.try_clone().map_err(file("write", &log))?;
    let mut window = Leash::start(&command, Stdio::from(said), Stdio::from(too))?;

    let milliseconds = painted(&mut window, &ready, &log)?;
    let picture = repo::target().join("partner-desk.png");
    headless::take_picture(&display, &picture)?;
    println!("The catalog was on screen after {milliseconds} ms.");
    println!("A picture of it: {}", picture.display());
    Ok(())
}

/// Waits for the line that the program writes when its first real page is painted.
fn painted(window: &mut Leash, ready: &Path, log: &Path) -> Result<String, Problem> {
    let started = Instant::now();
    while started.elapsed() < PAINTED_WITHIN {
        let line = fs::read_to_string(ready).unwrap_or_default();
        if line.ends_with('\n') {
            return Ok(line.trim().to_owned());
        }
        if window.ended()?.is_some() {
            return Err(Problem::EndedEarly { log: log.to_path_buf(), said: end_of(log) });
        }
        shell::pause(100);
    }
    Err(Problem::NeverPainted {
        seconds: PAINTED_WITHIN.as_secs(),
        log: log.to_path_buf(),
        said: end_of(log),
    })
}

/// The last lines are where a program says why.
fn end_of(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(30)..].join("\n")
}
