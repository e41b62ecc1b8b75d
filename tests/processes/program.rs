//! The real programs: how they are found, started and ended suddenly.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

/// A program of this build, which lies beside our own.
pub(crate) fn program(name: &str) -> Command {
    let ours = Path::new(env!("CARGO_BIN_EXE_desk-subject"));
    let path = ours.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "{} is not built: cargo build --workspace --bins", path.display());
    Command::new(path)
}

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) status: ExitStatus,
    pub(crate) answer: Value,
}

impl Done {
    pub(crate) fn good(&self) -> bool {
        self.status.success()
    }

    /// The code of a refusal.
    pub(crate) fn code(&self) -> &str {
        self.answer["error"]["code"].as_str().unwrap_or("")
    }
}

/// Starts a command whose answer comes as JSON.
pub(crate) fn begin(mut command: Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

pub(crate) fn end(child: Child) -> Done {
    let output = child.wait_with_output().unwrap();
    let answer = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    Done { status: output.status, answer }
}

/// SIGKILL after a while: nothing of it runs any more, not even a destructor. What
/// it said before counts as said.
pub(crate) fn end_suddenly(mut child: Child, after: Duration) -> Done {
    sleep(after);
    // It may have ended by itself.
    let _ = child.kill();
    end(child)
}

/// The hub's process.
#[derive(Debug)]
pub(crate) struct HubProcess {
    folder: PathBuf,
    listen: SocketAddr,
    line: SocketAddr,
    running: Option<Child>,
    pub(crate) invitation: String,
}

impl Drop for HubProcess {
    fn drop(&mut self) {
        self.kill();
    }
}

impl HubProcess {
    pub(crate) fn new(folder: PathBuf, listen: SocketAddr, line: SocketAddr) -> Self {
        let mut hub = Self { folder, listen, line, running: None, invitation: String::new() };
        hub.start();
        hub
    }

    pub(crate) fn start(&mut self) {
        let mut command = self.command("serve");
        command.arg("--listen").arg(self.listen.to_string());
        command.arg("--address").arg(format!("https://{}", self.line));
        let mut child = begin(command);
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line)
            .unwrap_or_else(|error| panic!("the hub did not start: {error}: {line}"));
        if let Some(invitation) = ready["invitation"].as_str() {
            invitation.clone_into(&mut self.invitation);
        }
        self.running = Some(child);
    }

    /// SIGKILL.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.running.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub(crate) fn verify(&self) -> Done {
        end(begin(self.command("verify")))
    }

    fn command(&self, word: &str) -> Command {
        let mut command = program("desk-hub");
        command.arg(word).arg("--json").arg("--data-dir").arg(&self.folder);
        command
    }
}
