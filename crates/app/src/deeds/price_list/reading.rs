//! What looking into a list and importing one have in common: the options as
//! the person corrected them.

use desk_core::price_list::Month;
use desk_files::{DateOrder, Mapping, ReadOptions};

use crate::deeds::table_file::{read, repairs};
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::{Corrections, DateOrderView};

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
    options.repairs = repairs(&corrections.repairs)?;
    Ok(options)
}
