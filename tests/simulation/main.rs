//! Layer two of the simulation: a hub, several desktops, a network with faults and
//! a clock, all in one thread and all from one number (sync.md, A15).
//!
//! `SIMULATION_SEED=n` tells one story again; `SIMULATION_STORIES=n` tells so many.
//! With real files: `SIMULATION_REAL_SEED` and `SIMULATION_REAL_STORIES`.
//!
//! The invariants of sync.md, A14, and where each is held. A message of a story
//! that goes wrong begins with the number.
//!
//! | | Invariant | Held by |
//! |---|---|---|
//! | 1 | convergence | `story::same_state`, `real::Table::end` |
//! | 2 | no lost command | `story::nothing_lost`, `real::Table::end` |
//! | 3 | exactly once | `audit::one`, `world::same_answer` |
//! | 4 | order, one chain | `World::log`, `Model::follow`, `Hub::verify` |
//! | 5 | no silent overwrite | `audit::unseen` |
//! | 6 | no conflict without anybody to meet | `audit::met_somebody` |
//! | 7 | authority | `audit::authority` |
//! | 8 | the domain's rules | `audit::domain` |
//! | 9 | the view is what is confirmed and what waits | `real::Table::oracle`, and `desk-store`'s `follow` |
//! | 10 | an own edit ends in an outcome one can open | `story::nothing_lost` |
//! | 11 | snapshot and tail are the whole | `story::fresh`, `World::fetch` |
//! | 12 | other versions' fields survive | `desk-store`'s `follow` and `snapshot` |
//! | 13 | a crash at any moment | `real::Table::crash`, `tests/processes`, `tests/crash` |
//! | 14 | clocks decide nothing | `the_desktops_clocks_decide_nothing`, `audit::audit` |
//! | 15 | lost, doubled and late requests change nothing | `Fate`, `a_story_can_be_told_again` |
//! | 16 | a flipped bit is noticed | `Fate::OneBitFlipped` |
//! | 17 | it comes to an end | `story::heal` |
//! | 18 | hiding keeps the chain | `story::same_state` for those who may not see all |
//! | 19 | what is refused has no effect | `audit::one` |
//! | 20 | copies, restored hubs and other names lose nothing | `World::another_name`, `World::restore`, `World::invite_back` |
//!
//! 21 compares two engines of a hub's database: SQLite and the one in memory, in
//! `desk-hub`'s `service` tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::wildcard_enum_match_arm,
    reason = "a test may stop at what it did not expect"
)]

mod audit;
mod chance;
mod deeds;
mod model;
mod real;
mod story;
mod world;

use story::{Ending, tell};

/// Stories that a run tells unless it is told otherwise.
const STORIES: u64 = 2_000;

#[cfg(not(feature = "sabotage"))]
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn tell_one(seed: u64, clocks: i64) -> Result<Ending, String> {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(tell(seed, clocks))
}

/// Tells the stories of these seeds on two threads; the first that goes wrong.
fn tell_all(seeds: std::ops::Range<u64>) -> Result<usize, (u64, String)> {
    let halves = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2)
            .map(|half| {
                let seeds = seeds.clone();
                scope.spawn(move || {
                    let mut events = 0;
                    for seed in seeds.filter(|seed| seed % 2 == half) {
                        events += tell_one(seed, 0).map_err(|what| (seed, what))?.events;
                    }
                    Ok(events)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    halves.into_iter().try_fold(0, |sum, half| half.map(|events: usize| sum + events))
}

#[test]
#[cfg(not(feature = "sabotage"))]
fn whatever_happens_the_invariants_hold() {
    if let Some(seed) = number("SIMULATION_SEED") {
        let ending = tell_one(seed, 0).unwrap();
        eprintln!("seed {seed}: {} events", ending.events);
        return;
    }
    let stories = number("SIMULATION_STORIES").unwrap_or(STORIES);
    match tell_all(0..stories) {
        Ok(events) => eprintln!("{stories} stories, {events} events"),
        Err((seed, what)) => panic!("SIMULATION_SEED={seed}: {what}"),
    }
}

/// Stories with real files and the real engine.
const REAL_STORIES: u64 = 30;

/// No story takes that long, however busy the machine: one that does goes in circles.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

fn tell_real(seeds: std::ops::Range<u64>) -> Result<usize, (u64, String)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut events = 0;
    for seed in seeds {
        let story = async { tokio::time::timeout(PATIENCE, real::tell(seed)).await };
        let told = runtime.block_on(story).unwrap_or_else(|_| Err("17: it never ends".to_owned()));
        events += told.map_err(|what| (seed, what))?;
    }
    Ok(events)
}

#[test]
#[cfg(not(feature = "sabotage"))]
fn whatever_happens_real_files_and_the_real_engine_hold_the_invariants() {
    let one = number("SIMULATION_REAL_SEED");
    let stories = number("SIMULATION_REAL_STORIES").unwrap_or(REAL_STORIES);
    match tell_real(one.map_or(0..stories, |seed| seed..seed + 1)) {
        Ok(events) => eprintln!("{events} events with real files"),
        Err((seed, what)) => panic!("SIMULATION_REAL_SEED={seed}: {what}"),
    }
}

/// A seed tells the same story twice, byte for byte.
#[test]
#[cfg(not(feature = "sabotage"))]
fn a_story_can_be_told_again() {
    for seed in 0..60 {
        assert_eq!(tell_one(seed, 0), tell_one(seed, 0), "seed {seed}");
    }
}

/// 14: ten years more or less on every desktop's clock change nothing that was
/// decided.
#[test]
#[cfg(not(feature = "sabotage"))]
fn the_desktops_clocks_decide_nothing() {
    for seed in 0..60 {
        let here = tell_one(seed, 0).unwrap();
        let there = tell_one(seed, 10 * 365 * 24 * 3_600_000).unwrap();
        assert_eq!(here.outcomes, there.outcomes, "seed {seed}");
        assert_eq!(here.digests, there.digests, "seed {seed}");
    }
}

/// The check of the check: with one rule broken, the stories must go wrong.
#[test]
#[cfg(feature = "sabotage")]
fn each_broken_rule_is_noticed() {
    use desk_agree::sabotage::{Rule, break_rule};
    for rule in [Rule::Dedupe, Rule::Base, Rule::Clock, Rule::GroupEnd] {
        break_rule(Some(rule));
        let found = tell_all(0..STORIES);
        break_rule(None);
        let (seed, what) = found.expect_err(&format!("nobody noticed that {rule:?} is broken"));
        eprintln!("{rule:?}: noticed by seed {seed}: {what}");
    }
    break_rule(Some(Rule::Cursor));
    let found = tell_real(0..REAL_STORIES);
    break_rule(None);
    let (seed, what) = found.expect_err("nobody noticed that pages lose their place");
    eprintln!("Cursor: noticed by seed {seed}: {what}");
}
