//! What looking into a file of rows and importing it have in common, whatever it is a
//! list of: the news while it is read, and what a person said of it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use desk_files::{Repairs, Watch};

use crate::desk::{Announce, Desk, Job};
use crate::error::{AppError, ErrorCode};
use crate::views::{CellRepair, Event};

/// How often a screen hears how far it is.
const EVERY: Duration = Duration::from_millis(100);

/// Tells the screen how far the reading is, and stops when the person does.
pub(crate) struct Teller {
    announce: Arc<dyn Announce>,
    job: String,
    stop: Arc<AtomicBool>,
    told: Option<Instant>,
}

impl Teller {
    pub(crate) fn of(desk: &Desk, job: &Job<'_>) -> Self {
        Self {
            announce: Arc::clone(&desk.ports.announce),
            job: job.id().to_owned(),
            stop: job.stop_sign(),
            told: None,
        }
    }
}

impl Watch for Teller {
    fn progress(&mut self, bytes_read: u64, bytes_total: u64, rows: u64) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        if self.told.is_none_or(|told| told.elapsed() >= EVERY) {
            self.told = Some(Instant::now());
            self.announce.announce(Event::Progress {
                job: self.job.clone(),
                done: crate::present::share(bytes_read, bytes_total),
                rows: crate::present::count(rows),
                can_stop: true,
            });
        }
        ControlFlow::Continue(())
    }
}

/// What the person typed into cells.
pub(crate) fn repairs(said: &[CellRepair]) -> Result<Repairs, AppError> {
    bounded(said)?;
    let mut repairs = Repairs::default();
    for CellRepair { sheet, line, column, text } in said {
        repairs.say(sheet.as_deref(), u64::from(*line), column, text);
    }
    Ok(repairs)
}

/// A screen cannot make the reader hold more than a person would type.
fn bounded(repairs: &[CellRepair]) -> Result<(), AppError> {
    let long = |repair: &CellRepair| repair.text.len().max(repair.column.len()) > Repairs::LONGEST;
    if repairs.len() <= Repairs::MOST && !repairs.iter().any(long) {
        return Ok(());
    }
    let message = format!(
        "at most {} cells can be repaired, of {} bytes each",
        Repairs::MOST,
        Repairs::LONGEST
    );
    Err(AppError::new(ErrorCode::BadCorrection, message).about("repairs"))
}

/// One thing that was said; an empty text says nothing.
pub(crate) fn read<T>(field: &str, text: Option<&str>) -> Result<Option<T>, AppError>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.filter(|text| !text.trim().is_empty())
        .map(|text| {
            text.parse().map_err(|why: T::Err| {
                AppError::new(ErrorCode::BadCorrection, why.to_string()).about(field)
            })
        })
        .transpose()
}
