//! The program is killed in mid-import, in mid-edit and while it opens, some
//! hundreds of times. Each time the file is whole, the outbox agrees with
//! itself, every acknowledged edit is there and no list is half visible.
//!
//! Each run draws its own seed and prints it; `DESK_CRASH_SEED=…` tells it again
//! (the moments of the kills depend on the machine too).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on must fail loudly"
)]

mod life;
mod reopened;

use std::hash::{BuildHasher, Hasher};

use desk_tests::Random;
use life::{Moment, Subject};
use reopened::Reopened;

/// Kills of one workspace before the next one is taken.
const LIVES: u64 = 20;
const WORKSPACES: u64 = 8;

fn seed() -> u64 {
    let random = || std::hash::RandomState::new().build_hasher().finish();
    std::env::var("DESK_CRASH_SEED").map_or_else(|_| random(), |seed| seed.parse().unwrap())
}

/// 160 kills.
fn lane(name: &str) {
    let seed = seed();
    println!("{name}: DESK_CRASH_SEED={seed}");
    let mut random = Random(seed ^ name.len() as u64);
    let (mut acknowledged, mut swept, mut untold) = (0, 0, 0);
    for _ in 0..WORKSPACES {
        let subject = Subject::found();
        let mut head = None;
        for life in 0..LIVES {
            let moment = Moment::ALL[usize::try_from(life % 3).unwrap()];
            let heard = subject.live_until(moment, &mut random);
            acknowledged += heard.acknowledged.len();
            let found = Reopened::after(&subject, &heard, head.as_ref());
            swept += u64::from(found.swept);
            untold += u64::from(found.unacknowledged);
            head = Some(found.head);
        }
        reopened::check_copies(&subject);
    }
    println!(
        "{name}: {} kills, {acknowledged} edits acknowledged, {swept} unfinished imports cleared \
         away, {untold} edits on disk of which nobody had been told",
        LIVES * WORKSPACES
    );
    assert!(acknowledged > 0 && swept > 0, "the kills came at the wrong moments");
}

#[test]
fn a_killed_program_loses_nothing_it_said_it_did() {
    lane("one");
}

#[test]
fn and_again_beside_it_with_another_seed() {
    lane("another");
}
