//! A life of the program, and its sudden end.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use desk_app::deeds::workspace::{begin_workspace, finish_workspace};
use desk_app::views::FinishWorkspace;
use desk_tests::{Clock, FileKeychain, Random, begin, made_up, start};
use tempfile::TempDir;

/// Where in its work the program is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    Opening,
    Editing,
    Importing,
}

impl Moment {
    pub(crate) const ALL: [Self; 3] = [Self::Importing, Self::Editing, Self::Opening];
}

/// A workspace that somebody works in until they are cut off.
pub(crate) struct Subject {
    folder: TempDir,
    pub(crate) id: String,
}

/// What a life told before its end.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    pub(crate) ready: bool,
    /// Number and chain of the last command of each acknowledged edit.
    pub(crate) acknowledged: Vec<(i64, String)>,
    lines: Vec<String>,
}

impl Subject {
    pub(crate) fn found() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let lists = folder.path().join("lists");
        std::fs::create_dir_all(&lists).unwrap();
        for month in ["2026-09", "2026-10", "2026-11"] {
            made_up(&lists, 2_500, "FR", month);
        }
        let mut subject = Self { folder, id: String::new() };
        subject.id = runtime().block_on(async {
            let (desk, _) = subject.start();
            let begun = begin_workspace(&desk, begin("Atelier", "Ada")).await.unwrap();
            let finish = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
            let state = finish_workspace(&desk, finish).await.unwrap();
            desk.close().await.unwrap();
            state.workspace.unwrap().id
        });
        subject
    }

    pub(crate) fn start(&self) -> (desk_app::Desk, Arc<desk_tests::Ears>) {
        let keychain = Arc::new(self.keychain());
        start(&self.folder.path().join("data"), keychain, Arc::new(Clock::new()))
    }

    pub(crate) fn keychain(&self) -> FileKeychain {
        FileKeychain::new(self.folder.path().join("keychain"))
    }

    /// The folder of the workspace.
    pub(crate) fn workspace(&self) -> PathBuf {
        self.folder.path().join("data/workspaces").join(&self.id)
    }

    /// Lets the program work and kills it at a random point of `moment`.
    pub(crate) fn live_until(&self, moment: Moment, random: &mut Random) -> Heard {
        let mut child = Command::new(env!("CARGO_BIN_EXE_desk-subject"))
            .arg(if moment == Moment::Importing { "import" } else { "edit" })
            .arg(self.folder.path())
            .arg(random.draw().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, lines) = channel();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let ear = std::thread::spawn(move || {
            let mut line = String::new();
            // A line without its end was never said.
            while out.read_line(&mut line).is_ok_and(|count| count > 0) && line.ends_with('\n') {
                if tell.send(line.trim_end().to_owned()).is_err() {
                    break;
                }
                line.clear();
            }
        });
        let mut heard = Heard::default();
        let micros = |random: &mut Random, most| Duration::from_micros(random.below(most));
        let after = match moment {
            Moment::Opening => micros(random, 120_000),
            Moment::Editing => {
                // Some edits go well before the one that does not.
                let edits = random.below(6);
                (0..=edits).for_each(|_| heard.wait_for("editing", &lines));
                micros(random, 10_000)
            }
            Moment::Importing => {
                (0..=random.below(3)).for_each(|_| heard.wait_for("importing", &lines));
                micros(random, 350_000)
            }
        };
        heard.listen(&lines, after);
        let alive = child.try_wait().unwrap().is_none();
        // SIGKILL: nothing of the program runs any more, not even a destructor.
        child.kill().unwrap();
        child.wait().unwrap();
        ear.join().unwrap();
        // What was said up to the end counts as said.
        lines.try_iter().for_each(|line| heard.note(line));
        assert!(alive, "the program ended by itself: {:?}", heard.lines);
        heard
    }
}

impl Heard {
    fn note(&mut self, line: String) {
        self.ready |= line == "ready";
        if let Some((seq, chain)) = line.strip_prefix("did ").and_then(|it| it.split_once(' ')) {
            self.acknowledged.push((seq.parse().unwrap(), chain.to_owned()));
        }
        self.lines.push(line);
    }

    fn wait_for(&mut self, word: &str, lines: &Receiver<String>) {
        loop {
            let line = lines.recv_timeout(Duration::from_secs(60));
            let line = line.unwrap_or_else(|why| panic!("{why} after {:?}", self.lines));
            let found = line == word;
            self.note(line);
            if found {
                return;
            }
        }
    }

    fn listen(&mut self, lines: &Receiver<String>, time: Duration) {
        let end = Instant::now() + time;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match lines.recv_timeout(left) {
                Ok(line) => self.note(line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
