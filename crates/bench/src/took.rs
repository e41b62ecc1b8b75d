//! What a piece of work took, and how it is told beside its floor.

use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::machine;
use crate::problem::Problem;
use crate::report::{Line, Target, seconds};
use crate::stats::{median, percentile, ratios};

/// The most megabytes that bringing something in may hold, however much it is.
const MOST_MEMORY: f64 = 300.0;

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct Took {
    pub(crate) seconds: f64,
    pub(crate) processor: f64,
    /// Of the whole process.
    pub(crate) peak_memory: f64,
}

#[derive(Debug)]
pub(crate) struct Stopwatch {
    began: Instant,
    used: f64,
}

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self { began: Instant::now(), used: machine::processor_seconds() }
    }

    pub(crate) fn took(&self) -> Took {
        Took {
            seconds: self.began.elapsed().as_secs_f64(),
            processor: machine::processor_seconds() - self.used,
            peak_memory: machine::peak_memory(),
        }
    }
}

pub(crate) fn times(took: &[Took]) -> Vec<f64> {
    took.iter().map(|one| one.seconds).collect()
}

pub(crate) fn work(took: &[Took]) -> Vec<f64> {
    took.iter().map(|one| one.processor).collect()
}

/// Time, for which something is promised, and the time of processors, for which nothing is.
pub(crate) fn lines(
    ours: &[Took],
    floor: &[Took],
    target: Option<Target>,
) -> Result<Vec<Line>, Problem> {
    let line = |what: &str, of: fn(&[Took]) -> Vec<f64>, target| -> Result<Line, Problem> {
        Ok(Line {
            what: what.to_owned(),
            ours: seconds(&of(ours))?,
            floor: seconds(&of(floor))?,
            ratio: Some(median(&ratios(&of(ours), &of(floor)))?),
            target,
        })
    };
    Ok(vec![line("time", times, target)?, line("processor time, all cores", work, None)?])
}

/// The highest of all rounds.
pub(crate) fn peak(ours: &[Took]) -> Result<Line, Problem> {
    let peaks: Vec<f64> = ours.iter().map(|one| one.peak_memory).collect();
    let value = percentile(&peaks, 100)?;
    Ok(Line {
        what: "peak memory".to_owned(),
        ours: format!("{value:.0} MB"),
        floor: String::new(),
        ratio: None,
        target: Some(Target::Below { value, most: MOST_MEMORY, unit: " MB" }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rounds_are_told_as_one_line_each() {
        let took = |seconds| Took { seconds, processor: 2.0 * seconds, peak_memory: 90.0 };
        let (ours, floor) = ([took(3.0), took(4.0), took(6.0)], [took(2.0); 3]);
        let told = lines(&ours, &floor, Some(Target::Ratio(1.5))).unwrap();
        assert_eq!(told.iter().map(|line| line.ratio).collect::<Vec<_>>(), [Some(2.0), Some(2.0)]);
        assert_eq!(told[1].ours, "8.0 s (6.0–12.0)", "processors");
        assert!(told[0].target.is_some() && told[1].target.is_none());
        assert_eq!(peak(&ours).unwrap().ours, "90 MB");
    }
}
