//! Which month a list is for, and whether it is a preview.
//!
//! Never guessed from unmarked rows: most of them are years old.

use desk_core::price_list::{Marker, Month, PriceRow};
use jiff::tz::Offset;

use crate::file_name::{self, NamedMonth};
use crate::options::ReadOptions;

/// The latest month in which a marked row starts.
#[derive(Debug, Default)]
pub(crate) struct LatestMarked(Option<Month>);

impl LatestMarked {
    pub(crate) fn see(&mut self, row: &PriceRow) {
        if let (Some(Marker::Add | Marker::Change), Some(starts)) = (row.marker, row.starts) {
            let date = Offset::UTC.to_datetime(starts);
            self.0 = self.0.max(Month::new(date.year(), date.month()));
        }
    }
}

/// The month, in the order in which its tellers are believed: the person, the
/// names, the marked rows.
pub(crate) fn choose(
    options: &ReadOptions,
    names: &[&str],
    marked: &LatestMarked,
) -> Option<Month> {
    let told: Vec<_> = names.iter().filter_map(|name| file_name::month(name)).collect();
    let full = told.iter().find_map(|told| match told {
        NamedMonth::Full(month) => Some(*month),
        NamedMonth::YearUnsaid(_) => None,
    });
    let with_its_year = told.iter().find_map(|told| match told {
        NamedMonth::YearUnsaid(month) => year_of(*month, options.today, marked.0),
        NamedMonth::Full(_) => None,
    });
    options.month.or(full).or(with_its_year).or(marked.0)
}

/// The rows tell the year where they agree on the month; else it is the latest
/// such month that can have been published, a month ahead.
fn year_of(month: i8, today: Month, marked: Option<Month>) -> Option<Month> {
    if let Some(marked) = marked.filter(|marked| i8::try_from(marked.month()) == Ok(month)) {
        return Some(marked);
    }
    let this_year = i16::try_from(today.year()).ok()?;
    let ahead = match today.month() {
        12 => Month::new(this_year + 1, 1),
        other => Month::new(this_year, i8::try_from(other + 1).ok()?),
    }?;
    [this_year + 1, this_year, this_year - 1]
        .into_iter()
        .filter_map(|year| Month::new(year, month))
        .find(|month| *month <= ahead)
}

/// Whether the list is published ahead of its month.
pub(crate) fn is_preview(
    options: &ReadOptions,
    names: &[&str],
    has_preview_column: bool,
    month: Option<Month>,
) -> bool {
    options.preview.unwrap_or_else(|| {
        has_preview_column
            || names.iter().any(|name| file_name::says_preview(name))
            || month.is_some_and(|month| month > options.today)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn the_first_that_tells_the_month_is_believed() {
        let today = month("2026-01");
        let options = ReadOptions::new(today);
        let given = ReadOptions { month: Some(month("2024-05")), ..options.clone() };
        let none = LatestMarked(None);
        let november = LatestMarked(Some(month("2024-11")));
        let cases: [(&ReadOptions, &[&str], &LatestMarked, Option<&str>); 8] = [
            (&given, &["2025-11.csv"], &november, Some("2024-05")),
            (&options, &["2025-10.csv"], &november, Some("2025-10")),
            (&options, &["Nov.zip", "2025-10.csv"], &november, Some("2025-10")),
            (&options, &["Nov_PL.csv"], &november, Some("2024-11")),
            (&options, &["Nov_PL.csv"], &none, Some("2025-11")),
            (&options, &["Feb_PL.csv"], &november, Some("2026-02")),
            (&options, &["list.csv"], &november, Some("2024-11")),
            (&options, &["list.csv"], &none, None),
        ];
        for (options, names, marked, wanted) in cases {
            assert_eq!(choose(options, names, marked), wanted.map(month), "{names:?}");
        }
    }

    #[test]
    fn a_list_ahead_of_its_month_is_a_preview() {
        let options = ReadOptions::new(month("2025-11"));
        assert!(is_preview(&options, &[], false, Some(month("2025-12"))));
        assert!(!is_preview(&options, &["x.csv"], false, Some(month("2025-11"))));
        assert!(is_preview(&options, &["x_preview.csv"], false, None));
        assert!(is_preview(&options, &[], true, None), "it has a column that only previews have");
        let told = ReadOptions { preview: Some(false), ..options };
        assert!(!is_preview(&told, &["x_preview.csv"], true, None), "the person knows better");
    }
}
