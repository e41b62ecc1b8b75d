//! What is asked about many people and their roles: the deeds as screens call them,
//! against bare SQL for the same facts on the same encrypted file, in turn.

mod ask;
mod fill;
mod floor;

use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::args::Size;
use crate::child;
use crate::problem::Problem;
use crate::report::{Line, Section, Target, milliseconds};
use crate::stats::{median, percentile, ratios};
use ask::Question;
use fill::Filled;

/// As many as a large partner has.
const PEOPLE: u64 = 20_000;
/// Enough to see that it works.
const FEW: u64 = 1_000;
/// How often each is asked in a round.
const ASKED: usize = 60;

/// What every answer may cost, as a multiple of its floor.
const MOST: f64 = 2.0;

/// One question in one round: milliseconds of each time, in order.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Times {
    deed: Vec<f64>,
    floor: Vec<f64>,
}

/// In the order of [`Question::ALL`].
type Round = Vec<Times>;

pub(crate) fn measure(size: &Size, folder: &Path) -> Result<Section, Problem> {
    let people = if size.quick { FEW } else { PEOPLE };
    let home = tempfile::tempdir_in(folder)?;
    let rounds: Vec<Round> = child::ask(&[
        "users",
        &people.to_string(),
        &size.rounds.to_string(),
        &home.path().to_string_lossy(),
    ])?;
    let mut lines = Vec::new();
    for (at, question) in Question::ALL.into_iter().enumerate() {
        let times: Vec<&Times> = rounds.iter().filter_map(|round| round.get(at)).collect();
        for (percent, word) in [(50, "median"), (95, "95th percentile")] {
            lines.push(line(&format!("{}, {word}", question.words()), &times, percent)?);
        }
    }
    let given = people * fill::ROLES_EACH as u64;
    Ok(Section {
        title: format!("{people} people with {given} roles"),
        lines,
        notes: vec![format!("Each was asked {ASKED} times a round, {} rounds.", size.rounds)],
    })
}

fn line(what: &str, rounds: &[&Times], percent: usize) -> Result<Line, Problem> {
    let each = |pick: fn(&Times) -> &Vec<f64>| {
        rounds.iter().map(|times| percentile(pick(times), percent)).collect::<Result<Vec<_>, _>>()
    };
    let (deed, floor) = (each(|times| &times.deed)?, each(|times| &times.floor)?);
    Ok(Line {
        what: what.to_owned(),
        ours: milliseconds(&deed)?,
        floor: milliseconds(&floor)?,
        ratio: Some(median(&ratios(&deed, &floor))?),
        target: Some(Target::Ratio(MOST)),
    })
}

/// Fills a workspace and asks. Who goes first changes with every question, so that
/// neither always finds warm what the other has fetched.
pub(crate) async fn rounds(people: u64, rounds: u64, folder: &Path) -> Result<Vec<Round>, Problem> {
    let filled = fill::fill(people, folder).await?;
    let mut floor = floor::Floor::open(&filled).await?;
    floor.must_hold(people, fill::ROLES_EACH).await?;
    let mut answer = Vec::new();
    for turn in 0..=rounds {
        let mut round = Vec::new();
        for question in Question::ALL {
            let mut times = Times { deed: Vec::new(), floor: Vec::new() };
            for at in 0..ASKED {
                let deed_first = (at + usize::from(turn % 2 == 1)).is_multiple_of(2);
                let (mut ours, mut bare) = (0, 0);
                for deed in [deed_first, !deed_first] {
                    let began = Instant::now();
                    if deed {
                        ours = question.deed(&filled, at).await?;
                        times.deed.push(milliseconds_since(began));
                    } else {
                        bare = question.floor(&filled, &mut floor, at).await?;
                        times.floor.push(milliseconds_since(began));
                    }
                }
                same(question, at, ours, bare)?;
            }
            round.push(times);
        }
        // The first one only fills the caches.
        if turn > 0 {
            answer.push(round);
        }
    }
    floor.close().await?;
    let Filled { world, .. } = filled;
    world.desk.close().await?;
    Ok(answer)
}

fn milliseconds_since(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1000.0
}

/// A floor that found something else would be a floor of something else.
fn same(question: Question, at: usize, ours: u64, bare: u64) -> Result<(), Problem> {
    if ours == bare {
        return Ok(());
    }
    let words = question.words();
    Err(Problem::Wrong(format!("{words}, time {at}: the deed found {ours}, its floor {bare}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_deeds_and_their_floors_find_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let rounds = rounds(130, 1, folder.path()).await.unwrap();
        assert_eq!(rounds.len(), 1, "the round that warms up does not count");
        for times in &rounds[0] {
            assert_eq!((times.deed.len(), times.floor.len()), (ASKED, ASKED));
        }
        assert_eq!(rounds[0].len(), Question::ALL.len());
    }

    #[test]
    fn a_floor_of_something_else_is_refused() {
        assert!(same(Question::List, 0, 3, 3).is_ok());
        assert!(same(Question::List, 0, 3, 4).is_err());
    }
}
