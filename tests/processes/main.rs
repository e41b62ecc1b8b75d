//! The real hub and the real desktops over a line that breaks, waits and garbles,
//! killed at random moments. In the end all agree, and every edit that a program
//! said it had done has one outcome that everybody can look up.
//!
//! Each run draws its own seed and prints it; `DESK_PROCESSES_SEED=…` draws the
//! same again (the moments depend on the machine too), and
//! `DESK_PROCESSES_SECONDS=…` goes on for longer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot go on must fail loudly"
)]

mod program;
mod terminal;

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use desk_tests::Random;
use desk_tests::line::{Fault, Line};
use program::{HubProcess, begin, end, end_suddenly};
use serde_json::Value;
use terminal::Terminal;

/// What a sync may end with while the line is bad.
const GOOD_REASONS: [&str; 4] = ["hub_unreachable", "hub_busy", "sync_stopped", "internal"];

const OUTCOMES: [&str; 5] = ["applied", "merged", "noop", "conflict", "rejected"];

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |said| said.parse().unwrap())
}

#[derive(Debug, Default)]
struct Tally {
    edits: u64,
    kills: u64,
    hub_kills: u64,
    syncs: u64,
    broken: u64,
}

struct World {
    line: Line,
    hub: HubProcess,
    terminals: Vec<Terminal>,
    people: Vec<String>,
    random: Random,
    tally: Tally,
}

impl World {
    async fn new(folder: &std::path::Path, random: Random) -> Self {
        let line = Line::new().await;
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let listen: SocketAddr = free.local_addr().unwrap();
        drop(free);
        line.lead_to(listen);
        let hub = HubProcess::new(folder.join("hub"), listen, line.at);
        let mut ada = Terminal::new(folder.join("ada"));
        ada.does(&["workspace", "create", "Atelier", "--user-name", "Ada"]);
        ada.open_cheaply();
        ada.does(&["hub", "publish", &hub.invitation]);
        for name in ["Zoé", "Yan", "Xia"] {
            ada.does(&["person", "add", name]);
        }
        let mut terminals = vec![ada];
        for name in ["Bea", "Cleo"] {
            let made =
                terminals[0].does(&["hub", "invite", "--name", name, "--role", "global_admin"]);
            let mut joins = Terminal::new(folder.join(name));
            joins.does(&["hub", "join", made["invitation"].as_str().unwrap(), "--name", "Atelier"]);
            joins.open_cheaply();
            terminals.push(joins);
        }
        let listed = terminals[0].does(&["person", "list"]);
        let people = listed["people"].as_array().unwrap().iter();
        let people = people
            .filter(|one| one["roles"].as_array().unwrap().is_empty())
            .map(|one| one["person_id"].as_str().unwrap().to_owned())
            .collect();
        Self { line, hub, terminals, people, random, tally: Tally::default() }
    }

    fn some(&mut self) -> usize {
        usize::try_from(self.random.below(self.terminals.len() as u64)).unwrap()
    }

    fn millis(&mut self, most: u64) -> Duration {
        Duration::from_micros(self.random.below(most * 1_000))
    }

    async fn step(&mut self) {
        let who = self.some();
        match self.random.below(10) {
            0..=3 => self.edit(who, None).await,
            4 => {
                let after = self.millis(120);
                self.edit(who, Some(after)).await;
            }
            5..=7 => self.sync_over_a_bad_line(who),
            8 => {
                let child = begin(self.terminals[who].command(&["sync"]));
                let after = self.millis(250);
                end_suddenly(child, after);
                self.tally.kills += 1;
            }
            _ => {
                let child = begin(self.terminals[who].command(&["sync"]));
                std::thread::sleep(self.millis(250));
                self.hub.kill();
                // Whatever it came to: the hub is gone.
                end(child);
                self.hub.start();
                self.tally.hub_kills += 1;
            }
        }
    }

    async fn edit(&mut self, who: usize, killed_after: Option<Duration>) {
        let person = self.random.one_of(&self.people).unwrap().clone();
        let fields = ["phone", "notes", "department", "office"];
        let field = *self.random.one_of(&fields).unwrap();
        // Of few values, so that they meet.
        let set = format!("{field}={}", self.random.below(5));
        let terminal = &mut self.terminals[who];
        let before = terminal.last_number().await;
        let child = begin(terminal.command(&["person", "edit", &person, "--set", &set]));
        let done = match killed_after {
            None => end(child),
            Some(after) => {
                self.tally.kills += 1;
                end_suddenly(child, after)
            }
        };
        assert!(done.good() || killed_after.is_some(), "{done:?}");
        // An edit that changes nothing is none.
        if done.good() && terminal.last_number().await > before {
            terminal.acknowledge().await;
            self.tally.edits += 1;
        }
    }

    fn sync_over_a_bad_line(&mut self, who: usize) {
        let after = self.random.below(9_000);
        let fault = match self.random.below(4) {
            0 => Fault::None,
            1 => Fault::Slow { each: self.millis(30) },
            2 => Fault::Cut { after },
            _ => Fault::Flip { after },
        };
        self.line.set(fault);
        let done = self.terminals[who].run(&["sync"]);
        self.line.set(Fault::None);
        self.tally.syncs += 1;
        if !done.good() {
            let code = done.code();
            assert!(GOOD_REASONS.contains(&code), "{fault:?}: {done:?}");
            self.tally.broken += 1;
        }
    }

    /// Everybody exchanges until nothing moves any more.
    fn settle(&self) {
        for round in 0.. {
            assert!(round < 8, "they go on and on");
            let reports: Vec<Value> =
                self.terminals.iter().map(|terminal| terminal.does(&["sync"])).collect();
            let moved = |report: &Value| report["pushed"] != 0 || report["pulled"] != 0;
            if reports.iter().any(moved) {
                continue;
            }
            let first = &reports[0];
            for report in &reports {
                assert_eq!(report["state_digest"], first["state_digest"], "one state");
                assert_eq!(report["head"], first["head"], "one record");
            }
            return;
        }
    }

    /// Each acknowledged edit has exactly one outcome, the same for everybody.
    async fn nothing_is_lost(&self) {
        let records: Vec<BTreeMap<String, Vec<String>>> =
            self.terminals.iter().map(outcomes).collect();
        for terminal in &self.terminals {
            assert!(terminal.waiting().await.is_empty(), "nothing waits any more");
            for command in &terminal.acknowledged {
                for record in &records {
                    let told = record.get(command).map_or(&[][..], Vec::as_slice);
                    assert_eq!(told.len(), 1, "{command} has one outcome: {told:?}");
                    assert!(OUTCOMES.contains(&told[0].as_str()), "{command}: {told:?}");
                }
            }
            let mut books = terminal.books().await;
            books.check_followed().await;
            books.close().await;
            let proof = terminal.does(&["record", "verify"]);
            assert_eq!(proof["whole"], true, "{proof}");
        }
        let verified = self.hub.verify();
        assert!(verified.good() && verified.answer["sound"] == true, "{verified:?}");
    }
}

/// What became of each command, as a desktop's record says.
fn outcomes(terminal: &Terminal) -> BTreeMap<String, Vec<String>> {
    let record = terminal.does(&["record", "list", "--limit", "100000"]);
    let mut outcomes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in record["commands"].as_array().unwrap() {
        // A command that came once more only points at what it came to before.
        if entry["why"] != "known" {
            let text = |key: &str| entry[key].as_str().unwrap().to_owned();
            outcomes.entry(text("command_id")).or_default().push(text("outcome"));
        }
    }
    outcomes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn killed_programs_over_a_bad_line_agree_in_the_end_and_lose_nothing() {
    let drawn = std::hash::RandomState::new().build_hasher().finish();
    let seed = number("DESK_PROCESSES_SEED", drawn);
    println!("DESK_PROCESSES_SEED={seed}");
    let folder = tempfile::tempdir().unwrap();
    let mut world = World::new(folder.path(), Random(seed)).await;
    let end = Instant::now() + Duration::from_secs(number("DESK_PROCESSES_SECONDS", 10));
    while Instant::now() < end {
        world.step().await;
    }
    world.settle();
    world.nothing_is_lost().await;
    println!("{:?}", world.tally);
    let Tally { edits, kills, syncs, .. } = world.tally;
    assert!(edits > 0 && kills > 0 && syncs > 0, "the steps were too few");
}
