//! The hub: the real program, in a folder of its own, as its operator starts it.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde::Deserialize;

use crate::machine;
use crate::problem::Problem;

const NAME: &str = "desk-hub";

/// What the hub says when it is ready.
#[derive(Debug, Deserialize)]
struct Ready {
    invitation: String,
}

#[derive(Debug)]
pub(super) struct Hub {
    process: Child,
    pub(super) invitation: String,
}

impl Hub {
    /// Whoever is invited comes by way of `proxy`.
    pub(super) fn start(folder: &Path, port: u16, proxy: u16) -> Result<Self, Problem> {
        let program = machine::beside_us()?.join(NAME);
        if !program.is_file() {
            return Err(Problem::NotBuilt(NAME.to_owned()));
        }
        let mut process = Command::new(program)
            .args(["serve", "--json", "--data-dir"])
            .arg(folder)
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .args(["--address", &format!("https://127.0.0.1:{proxy}")])
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(folder.with_extension("log"))?)
            .spawn()?;
        let mut line = String::new();
        if let Some(said) = process.stdout.take() {
            BufReader::new(said).read_line(&mut line)?;
        }
        if line.is_empty() {
            let status = process.wait()?;
            return Err(Problem::Child { role: NAME.to_owned(), status });
        }
        let Ready { invitation } = serde_json::from_str(&line)?;
        Ok(Self { process, invitation })
    }

    /// The most memory it ever had, in MB.
    pub(super) fn peak_memory(&self) -> f64 {
        machine::peak_memory_of(self.process.id())
    }

    /// Seconds of processor time that it has used.
    pub(super) fn processor(&self) -> f64 {
        machine::processor_seconds_of(self.process.id())
    }

    /// As a system's service manager ends it: it finishes and closes its file.
    #[cfg(unix)]
    pub(super) fn end(mut self) -> Result<(), Problem> {
        use rustix::process::{Pid, Signal, kill_process};
        let id = Pid::from_child(&self.process);
        kill_process(id, Signal::TERM).map_err(std::io::Error::from)?;
        let status = self.process.wait()?;
        if status.success() {
            return Ok(());
        }
        Err(Problem::Child { role: NAME.to_owned(), status })
    }

    #[cfg(not(unix))]
    pub(super) fn end(mut self) -> Result<(), Problem> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }
}

/// What a measurement that broke off leaves behind would listen for ever.
impl Drop for Hub {
    fn drop(&mut self) {
        // It has ended already where all went well.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port that was free a moment ago.
pub(super) fn free_port() -> Result<u16, Problem> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
