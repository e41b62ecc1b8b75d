//! One start of one program, and its end.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tokio::time::sleep;

use super::display::Display;
use crate::machine;
use crate::problem::Problem;

/// Longer than any start; what takes longer never paints.
const LIMIT: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_millis(2);
/// After the first picture a page still fetches and settles.
const SETTLED: Duration = Duration::from_secs(3);
const GOODBYE: Duration = Duration::from_secs(10);

/// Milliseconds until the page was painted, and MB once it had settled.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Start {
    pub(crate) painted: f64,
    pub(crate) memory: f64,
}

/// What is started.
pub(crate) struct Program<'a> {
    pub(crate) path: PathBuf,
    pub(crate) words: Vec<&'a OsStr>,
    /// A file that it has open once it is painted: a program that asks for a key
    /// paints too, but is not what is measured.
    pub(crate) holds: Option<&'a str>,
}

/// Where programs are started.
pub(crate) struct Window<'a> {
    pub(crate) display: &'a Display,
    pub(crate) folder: &'a Path,
}

impl Window<'_> {
    /// The clock runs from before the program is loaded until the file appears in
    /// which the page says that it is painted.
    pub(crate) async fn start(&self, program: &Program<'_>) -> Result<Start, Problem> {
        let ready = self.folder.join("ready");
        if ready.exists() {
            fs::remove_file(&ready)?;
        }
        let log = self.folder.join("said");
        let mut command = Command::new(&program.path);
        command
            .args(&program.words)
            .env("PARTNER_DESK_READY_FILE", &ready)
            .stdin(Stdio::null())
            .stdout(File::create(&log)?)
            .stderr(File::options().append(true).open(&log)?);
        self.display.lend_to(&mut command);
        of_its_own(&mut command);
        let began = Instant::now();
        let mut child = command.spawn()?;
        let painted = loop {
            if fs::read_to_string(&ready).is_ok_and(|told| told.ends_with('\n')) {
                break began.elapsed();
            }
            let how = match child.try_wait()? {
                Some(status) => format!("ended before it painted, with {status}"),
                None if began.elapsed() > LIMIT => "never painted".to_owned(),
                None => {
                    sleep(LOOK).await;
                    continue;
                }
            };
            end(&mut child).await?;
            return Err(program.failed(how, &log));
        };
        sleep(SETTLED).await;
        if program.holds.is_some_and(|file| !machine::holds_open(child.id(), file)) {
            end(&mut child).await?;
            return Err(program.failed("painted something else".to_owned(), &log));
        }
        let memory = machine::proportional_memory(&machine::tree(child.id())?);
        end(&mut child).await?;
        Ok(Start { painted: painted.as_secs_f64() * 1000.0, memory })
    }
}

impl Program<'_> {
    fn failed(&self, how: String, log: &Path) -> Problem {
        let program = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Problem::NeverPainted { program, how, said: fs::read_to_string(log).unwrap_or_default() }
    }
}

/// A process group of its own: what the program starts ends with it.
fn of_its_own(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

/// Asks the program to end, as a session does that closes, and makes sure.
async fn end(child: &mut Child) -> Result<(), Problem> {
    signal(child, Ending::Asked);
    let asked = Instant::now();
    while child.try_wait()?.is_none() && asked.elapsed() < GOODBYE {
        sleep(Duration::from_millis(20)).await;
    }
    signal(child, Ending::Forced);
    child.wait()?;
    Ok(())
}

#[derive(Clone, Copy)]
enum Ending {
    Asked,
    Forced,
}

#[cfg(unix)]
fn signal(child: &Child, ending: Ending) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let signal = match ending {
        Ending::Asked => Signal::TERM,
        Ending::Forced => Signal::KILL,
    };
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // A group that is empty already is what we want.
        let _ = kill_process_group(group, signal);
    }
}

#[cfg(not(unix))]
fn signal(_child: &Child, _ending: Ending) {}
