//! What looking into a list and importing one have in common: the options as
//! the person corrected them, and the news while the file is read.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use desk_core::price_list::Month;
use desk_files::{DateOrder, Mapping, ReadOptions, Repairs, Watch};

use crate::desk::{Announce, Desk, Job};
use crate::error::{AppError, ErrorCode};
use crate::views::{CellRepair, Corrections, DateOrderView, Event};

/// How often a screen hears how far it is.
const EVERY: Duration = Duration::from_millis(100);

/// Tells the screen how far the reading is, and stops when the person does.
pub(super) struct Teller {
    announce: Arc<dyn Announce>,
    job: String,
    stop: Arc<AtomicBool>,
    told: Option<Instant>,
}

impl Teller {
    pub(super) fn of(desk: &Desk, job: &Job<'_>) -> Self {
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

/// What the person says of the list, in the reader's terms.
pub(super) fn options(
    desk: &Desk,
    name: String,
    corrections: &Corrections,
) -> Result<ReadOptions, AppError> {
    let today = desk.ports.clock.now().wall.to_zoned(jiff::tz::TimeZone::UTC).date();
    let today = Month::new(today.year(), today.month())
        .ok_or_else(|| AppError::new(ErrorCode::Internal, "the clock is out of its mind"))?;
    let mut options = ReadOptions::new(today);
    options.file_name = Some(name);
    options.kind = read("kind", corrections.kind.as_deref())?;
    options.market = read("market", corrections.market.as_deref())?;
    options.currency = read("currency", corrections.currency.as_deref())?;
    options.month = read("month", corrections.month.as_deref())?;
    options.preview = corrections.preview;
    options.date_order = corrections.date_order.map(|order| match order {
        DateOrderView::DayFirst => DateOrder::DayFirst,
        DateOrderView::MonthFirst => DateOrder::MonthFirst,
    });
    for choice in &corrections.columns {
        if !Mapping::knows(&choice.column) {
            let message = "no kind of price list has a column of this name";
            return Err(AppError::new(ErrorCode::BadCorrection, message).about(&choice.column));
        }
        options.columns.say(&choice.column, choice.from.as_deref());
    }
    bounded(&corrections.repairs)?;
    for CellRepair { sheet, line, column, text } in &corrections.repairs {
        options.repairs.say(sheet.as_deref(), u64::from(*line), column, text);
    }
    Ok(options)
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

fn read<T>(field: &str, text: Option<&str>) -> Result<Option<T>, AppError>
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
