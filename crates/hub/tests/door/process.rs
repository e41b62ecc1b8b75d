//! The hub as a process of its own.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use desk_wire::protocol::Invitation;
use serde_json::Value;
use tempfile::TempDir;

use crate::client::Client;

/// A hub that serves; it is killed when a test forgets to end it.
pub(crate) struct Hub {
    child: Child,
    pub(crate) address: String,
    pub(crate) invitation: Option<String>,
    log: Option<std::thread::JoinHandle<String>>,
}

/// What a command said and how it ended.
pub(crate) struct Said {
    pub(crate) status: ExitStatus,
    pub(crate) json: Value,
}

pub(crate) fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_desk-hub"))
}

/// Runs a command to its end, with `--json`.
pub(crate) fn run(words: &[&str], data_dir: &Path) -> Said {
    let output =
        program().args(words).arg("--data-dir").arg(data_dir).arg("--json").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let json = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{words:?}: {text}"));
    Said { status: output.status, json }
}

/// A folder for a hub, and nothing in it.
pub(crate) fn place() -> (TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("hub");
    (place, path)
}

impl Hub {
    pub(crate) fn start(data_dir: &Path) -> Self {
        Self::start_with(data_dir, &[])
    }

    pub(crate) fn start_with(data_dir: &Path, words: &[&str]) -> Self {
        let mut child = program()
            .args(["serve", "--json", "--log-json", "--data-dir"])
            .arg(data_dir)
            .args(words)
            .env("DESK_HUB_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let Ok(said) = serde_json::from_str::<Value>(&line) else {
            child.wait().unwrap();
            panic!("the hub said {line:?}: {}", log.join().unwrap());
        };
        Self {
            child,
            address: said["address"].as_str().unwrap().to_owned(),
            invitation: said["invitation"].as_str().map(str::to_owned),
            log: Some(log),
        }
    }

    pub(crate) fn invitation(&self) -> Invitation {
        Invitation::from_text(self.invitation.as_ref().unwrap()).unwrap()
    }

    /// Somebody who knows the certificate from the invitation.
    pub(crate) fn client(&self) -> Client {
        Client::new(&self.address, self.invitation().certificate)
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn tell_to_end(&self) {
        let told = Command::new("kill").args(["-TERM", &self.id().to_string()]).status();
        assert!(told.unwrap().success());
    }

    /// Ends politely; how, and all that it logged.
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        self.tell_to_end();
        let status = self.child.wait().unwrap();
        (status, self.log.take().unwrap().join().unwrap())
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
