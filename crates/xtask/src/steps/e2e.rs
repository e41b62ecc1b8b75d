//! Runs the tests that press real buttons: `tests/e2e/browser` in Chromium against
//! devhost, `tests/e2e/window` in the desktop program's own window.
//!
//! The scripts start and end what they test; here they only learn where it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::counts::{self, Counts};
use super::runners::forget;
use crate::headless::{self, Display, Leash};
use crate::problem::{Problem, file};
use crate::repo;
use crate::shell;

/// Far more than either needs; a hang must not hold the machine for ever.
const LIMIT: Duration = Duration::from_secs(15 * 60);

pub(crate) fn browser() -> Result<Counts, Problem> {
    let suite = Suite::find("browser")?;
    let (program, args) = suite.node();
    if cfg!(target_os = "linux") {
        // devhost asks the keychain too, and the person's own is none of a test's business.
        return suite.run(headless::with_keyring(program, args));
    }
    suite.run(shell::command(program, args))
}

/// For eyes, not for counting: a picture of every page into this folder.
pub(crate) fn pictures(folder: &Path) -> Result<Counts, Problem> {
    let suite = Suite { pictures: folder.to_path_buf(), ..Suite::find("pictures")? };
    let (program, args) = suite.node();
    suite.run(shell::command(program, args))
}

pub(crate) fn window() -> Result<Counts, Problem> {
    let suite = Suite::find("window")?;
    let display = Display::start()?;
    let (program, args) = suite.node();
    let mut command = headless::with_keyring(program, args);
    display.lend_to(&mut command);
    // The driver passes it on to the program, which otherwise refuses to be driven.
    command.env("TAURI_WEBVIEW_AUTOMATION", "true");
    suite.run(command)
}

struct Suite {
    name: &'static str,
    files: Vec<PathBuf>,
    report: PathBuf,
    pictures: PathBuf,
}

impl Suite {
    fn find(name: &'static str) -> Result<Self, Problem> {
        let folder = repo::root().join("tests/e2e").join(name);
        let mut files = test_files(&folder)?;
        if files.is_empty() {
            return Err(Problem::NoTests(folder));
        }
        files.sort();
        let report = repo::notes().join(format!("{name}.tap"));
        Ok(Self { name, files, report, pictures: repo::target().join("e2e") })
    }

    /// Readable on the screen, and a second time as TAP to count in. One file at a
    /// time: each brings its own browser or window, and there are two cores.
    fn node(&self) -> (&'static str, Vec<String>) {
        let mut words = vec![
            "--test".to_owned(),
            "--test-concurrency=1".to_owned(),
            "--test-reporter=spec".to_owned(),
            "--test-reporter-destination=stdout".to_owned(),
            "--test-reporter=tap".to_owned(),
            format!("--test-reporter-destination={}", self.report.display()),
        ];
        words.extend(self.files.iter().map(|path| path.display().to_string()));
        ("node", words)
    }

    fn run(&self, mut command: Command) -> Result<Counts, Problem> {
        forget(&self.report)?;
        fs::create_dir_all(&self.pictures).map_err(file("make", &self.pictures))?;
        command
            .env("PARTNER_DESK_BIN", repo::built("partner-desk"))
            .env("DESK_BIN", repo::built("desk"))
            .env("DESK_HUB_BIN", repo::built("desk-hub"))
            .env("DEVHOST_BIN", repo::built("desk-devhost"))
            .env("SAMPLE_BIN", repo::built("desk-sample"))
            .env("E2E_OUT", &self.pictures);
        if let Some(chromium) = headless::browser() {
            command.env("CHROMIUM_BIN", chromium);
        }
        println!("$ node --test tests/e2e/{}", self.name);
        let status = if cfg!(target_os = "linux") {
            Leash::start(&command, Stdio::inherit(), Stdio::inherit())?.wait_at_most(LIMIT)?
        } else {
            command.status().map_err(|cause| shell::start_failed(&command, cause))?
        };
        let report = fs::read_to_string(&self.report).map_err(file("read", &self.report))?;
        let counts = counts::from_tap(&report)
            .ok_or_else(|| Problem::Uncounted { what: format!("node --test ({})", self.name) })?;
        Ok(counts.or_one_failure(status.success()))
    }
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(file("read", folder))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(file("read", folder))?.path();
        let name = path.to_string_lossy();
        if [".test.mjs", ".test.js", ".test.ts"].iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    Ok(found)
}
