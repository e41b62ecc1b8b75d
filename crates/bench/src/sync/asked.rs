//! What the measuring process asks of the processes that do the work, and what
//! they answer: a line of JSON each.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::{Deserialize, Serialize};

use crate::child;
use crate::problem::Problem;

/// What a process is to do next.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Ask {
    /// Make the workspace, or the floor's file.
    Found,
    /// Bring it to the hub of this invitation.
    Publish {
        invitation: String,
    },
    /// Make so many records at once, as a file brings them.
    Create {
        records: u64,
    },
    /// Make so many edits behind the first `from` of the work, each on disk before the
    /// next.
    Edit {
        records: u64,
        from: u64,
        edits: u64,
    },
    /// Let another device in; answers the invitation.
    Invite,
    /// Come to the hub and take everything that there is.
    Join {
        invitation: String,
    },
    Sync,
    /// Make one side's part of the edits that two make at once.
    Clash {
        side: u8,
        records: u64,
        same_field: u64,
        same_record: u64,
        apart: u64,
    },
    /// Make so many edits in large deeds and hand them over, to have many events.
    Grow {
        records: u64,
        from: u64,
        edits: u64,
    },
    /// What the device holds.
    State,
    /// How it took the edits of both sides.
    Losses {
        records: u64,
        same_field: u64,
        same_record: u64,
        apart: u64,
    },
    /// The floor's: hand over the same to a hub that is told by its port.
    FloorPush {
        port: u16,
        records: u64,
        edits: u64,
    },
    FloorBoot {
        port: u16,
    },
    Memory,
    /// Close the file; what lies on disk then is measured.
    Close,
}

/// What came of it; what does not apply is zero or empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    pub(super) seconds: f64,
    pub(super) processor: f64,
    /// Of single edits, the time that 99 of 100 do not exceed.
    pub(super) slow_edit: f64,
    pub(super) count: u64,
    pub(super) text: String,
    pub(super) round_trips: u64,
    pub(super) conflicts: u64,
    pub(super) losses: u64,
    pub(super) peak_memory: f64,
}

/// A process that works for us.
#[derive(Debug)]
pub(super) struct Worker {
    role: &'static str,
    process: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Worker {
    pub(super) fn start(role: &'static str, folder: &Path) -> Result<Self, Problem> {
        std::fs::create_dir_all(folder)?;
        let mut process = Command::new(std::env::current_exe()?)
            .args([child::WORD, role])
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()?;
        let (Some(asks), Some(answers)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(Problem::Role(role.to_owned()));
        };
        Ok(Self { role, process, asks, answers: BufReader::new(answers) })
    }

    /// Nothing else runs meanwhile that this process would have to look after but
    /// the proxy, which has threads of its own.
    pub(super) async fn ask(&mut self, ask: &Ask) -> Result<Told, Problem> {
        tokio::task::block_in_place(|| {
            writeln!(self.asks, "{}", serde_json::to_string(ask)?)?;
            self.asks.flush()?;
            let mut line = String::new();
            if self.answers.read_line(&mut line)? == 0 {
                let status = self.process.wait()?;
                return Err(Problem::Child { role: format!("{} {ask:?}", self.role), status });
            }
            Ok(serde_json::from_str(&line)?)
        })
    }

    /// Ends it and waits until it is gone.
    pub(super) fn end(self) -> Result<(), Problem> {
        let Self { role, mut process, asks, answers } = self;
        drop((asks, answers));
        let status = process.wait()?;
        if status.success() {
            return Ok(());
        }
        Err(Problem::Child { role: role.to_owned(), status })
    }
}

/// The working side: one answer for each line until there are no more.
pub(super) async fn serve<W: Works>(mut worker: W) -> Result<(), Problem> {
    for line in std::io::stdin().lines() {
        let told = worker.work(serde_json::from_str(&line?)?).await?;
        println!("{}", serde_json::to_string(&told)?);
    }
    Ok(())
}

/// Whoever does what is asked.
pub(super) trait Works {
    async fn work(&mut self, ask: Ask) -> Result<Told, Problem>;
}
