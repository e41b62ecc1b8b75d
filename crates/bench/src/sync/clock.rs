//! How long something took.

use std::time::Instant;

use super::asked::Told;
use crate::machine;

#[derive(Debug)]
pub(super) struct Stopwatch {
    began: Instant,
    used: f64,
}

impl Stopwatch {
    pub(super) fn start() -> Self {
        Self { began: Instant::now(), used: machine::processor_seconds() }
    }

    pub(super) fn told(&self) -> Told {
        Told {
            seconds: self.began.elapsed().as_secs_f64(),
            processor: machine::processor_seconds() - self.used,
            ..Told::default()
        }
    }
}
