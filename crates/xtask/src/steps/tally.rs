//! Keeps going after a failure, and tells at the end how it all went.

use std::time::{Duration, Instant};

use super::counts::Counts;
use crate::problem::Problem;

#[derive(Debug)]
struct Step {
    name: &'static str,
    counts: Counts,
    took: Duration,
    remark: Option<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Tally {
    steps: Vec<Step>,
}

impl Tally {
    /// A step that only makes others possible: it counts when it fails.
    pub(crate) fn prepare(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<(), Problem>,
    ) -> bool {
        self.count(name, || step().map(|()| Counts::default()))
    }

    /// A step that proves one thing.
    pub(crate) fn check(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<(), Problem>,
    ) -> bool {
        self.count(name, || step().map(|()| Counts { passed: 1, failed: 0 }))
    }

    /// A step that runs tests and says how many went which way.
    pub(crate) fn count(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<Counts, Problem>,
    ) -> bool {
        println!("\n== {name}");
        let started = Instant::now();
        let (counts, remark) = match step() {
            Ok(counts) => (counts, None),
            Err(problem) => {
                eprintln!("{name}: {problem}");
                let first_line = problem.to_string().lines().next().map(str::to_owned);
                (Counts { passed: 0, failed: 1 }, first_line)
            }
        };
        self.steps.push(Step { name, counts, took: started.elapsed(), remark });
        counts.failed == 0
    }

    pub(crate) fn leave_out(&mut self, name: &'static str, why: &str) {
        let remark = Some(format!("left out: {why}"));
        self.steps.push(Step { name, counts: Counts::default(), took: Duration::ZERO, remark });
    }

    /// Prints the table and, as the very last line, the sum. True when nothing failed.
    pub(crate) fn finish(&self) -> bool {
        println!("\n{}", self.report());
        self.total().failed == 0
    }

    fn total(&self) -> Counts {
        self.steps.iter().map(|step| step.counts).fold(Counts::default(), Counts::and)
    }

    fn report(&self) -> String {
        let mut lines = vec![format!("{:<38}{:>8}{:>8}{:>9}", "step", "passed", "failed", "time")];
        for Step { name, counts: Counts { passed, failed }, took, remark } in &self.steps {
            let seconds = took.as_secs();
            let time = format!("{}:{:02}", seconds / 60, seconds % 60);
            let remark = remark.as_ref().map_or_else(String::new, |remark| format!("  {remark}"));
            lines.push(format!("{name:<38}{passed:>8}{failed:>8}{time:>9}{remark}"));
        }
        let Counts { passed, failed } = self.total();
        lines.push(String::new());
        lines.push(format!("{passed} passed, {failed} failed"));
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_the_plain_sum() {
        let mut tally = Tally::default();
        tally.prepare("build", || Ok(()));
        tally.check("format", || Ok(()));
        tally.count("unit tests", || Ok(Counts { passed: 40, failed: 2 }));
        assert_eq!(tally.report().lines().last(), Some("41 passed, 2 failed"));
        assert!(!tally.finish());
    }

    #[test]
    fn a_step_that_breaks_counts_as_one_failure_and_the_rest_goes_on() {
        let mut tally = Tally::default();
        assert!(!tally.prepare("build", || Err(Problem::EmptyPicture)));
        assert!(tally.check("format", || Ok(())));
        assert_eq!(tally.report().lines().last(), Some("1 passed, 1 failed"));
    }

    #[test]
    fn what_is_left_out_is_said_and_not_counted() {
        let mut tally = Tally::default();
        tally.leave_out("real-window tests", "no driver");
        assert!(tally.report().contains("left out: no driver"));
        assert!(tally.finish());
    }
}
