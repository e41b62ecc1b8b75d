//! The two lists of steps, and what each step proves.
//!
//! Cheap steps come first, and one cargo runs at a time: two would only wait for
//! each other's lock on a small machine.

mod counts;
pub(crate) mod e2e;
mod runners;
mod tally;

use crate::deny;
use crate::problem::Problem;
use crate::repo::{self, NPM};
use crate::setup::{self, Purpose};
use crate::shell;
use crate::ui;
use tally::Tally;

/// The check of the check: with one rule broken at a time, the stories must go wrong.
const SABOTAGE: [&str; 7] = [
    "--workspace",
    "--exclude",
    "xtask",
    "--features",
    "desk-simulation/sabotage",
    "--test",
    "simulation",
];

/// Ready to run, and then every test. True when all passed.
pub(crate) fn test(yes: bool) -> bool {
    let mut tally = Tally::default();
    get_ready(&mut tally, yes);
    every_test(&mut tally);
    tally.finish()
}

/// What a change must pass before it is sent. True when all passed.
pub(crate) fn ci(yes: bool) -> bool {
    let mut tally = Tally::default();
    tally.check("format", || cargo(&["fmt", "--all", "--check"]));
    get_ready(&mut tally, yes);
    tally.check("TypeScript types", || npm_run("typecheck"));
    tally.check("TypeScript lint", || npm_run("lint"));
    tally.check("licences, bans, sources", deny::check);
    // It compiles the shell, which embeds the screens: they have to be built by now.
    tally.check("clippy", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
    });
    every_test(&mut tally);
    tally.finish()
}

fn get_ready(tally: &mut Tally, yes: bool) {
    tally.prepare("set-up", || setup::setup(Purpose::Test, yes));
    tally.prepare("build the screens", ui::build);
}

fn every_test(tally: &mut Tally) {
    tally.count("project rules", || runners::cargo_test(&["-p", "xtask"]));
    tally.count("screens (vitest)", runners::vitest);
    // xtask stays out of this build: on Windows a running program cannot be replaced.
    // `--all-targets` gives the programs and the tests one set of features.
    let built = tally.prepare("build", || {
        cargo(&["build", "--workspace", "--exclude", "xtask", "--all-targets"])
    });
    tally.count("unit tests and stories", || {
        runners::cargo_test_with_keychain(&["--workspace", "--exclude", "xtask"])
    });
    // Named over the whole workspace too, so that only our own crates are built again.
    tally.count("the simulation notices a broken rule", || runners::cargo_test(&SABOTAGE));
    // A program from an earlier build would prove nothing about this tree.
    let after_build = |step: fn() -> Result<counts::Counts, Problem>| {
        if built { step() } else { Err(Problem::NotTried("build")) }
    };
    tally.count("browser tests", || after_build(e2e::browser));
    if cfg!(target_os = "linux") {
        tally.count("real-window tests", || after_build(e2e::window));
    } else {
        tally.leave_out("real-window tests", "only Linux has a driver for the window here");
    }
}

fn cargo(words: &[&str]) -> Result<(), Problem> {
    shell::run(shell::command("cargo", words))
}

fn npm_run(script: &str) -> Result<(), Problem> {
    shell::run(shell::command_in(&repo::ui(), NPM, ["run", script]))
}
