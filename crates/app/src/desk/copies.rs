//! The copies that the program makes by itself: which there are, from when, and
//! which of them are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, civil};

/// The newest copy of each of so many days, weeks and months that have one.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// A younger copy is kept whatever others there are: somebody may have made it
/// before trying something.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// The copies in a folder, the oldest first.
pub(super) fn copies(folder: &Path) -> Vec<(Timestamp, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut copies: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .filter_map(|path| Some((made_at(&path)?, path)))
        .collect();
    copies.sort();
    copies
}

/// When a copy was made: its name says so. A file of another name was made when it
/// was last written.
pub(crate) fn made_at(path: &Path) -> Option<Timestamp> {
    let named = path.file_stem().and_then(|name| name.to_str()).and_then(|name| {
        let (stamp, _) = name.split_once('Z')?;
        let made = civil::DateTime::strptime("%Y%m%dT%H%M%S", stamp).ok()?;
        Some(made.to_zoned(TimeZone::UTC).ok()?.timestamp())
    });
    named.or_else(|| Timestamp::try_from(std::fs::metadata(path).ok()?.modified().ok()?).ok())
}

/// Those among `copies` that need not be kept.
pub(super) fn superfluous<Of: Clone + Ord>(
    copies: &[(Timestamp, Of)],
    now: Timestamp,
) -> Vec<(Timestamp, Of)> {
    let date = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let mut kept = newest_of(copies, DAYS, date);
    kept.extend(newest_of(copies, WEEKS, |at| {
        let week = date(at).iso_week_date();
        (week.year(), week.week())
    }));
    kept.extend(newest_of(copies, MONTHS, |at| (date(at).year(), date(at).month())));
    let is_old = |at: Timestamp| at + FRESH <= now;
    copies.iter().filter(|copy| is_old(copy.0) && !kept.contains(*copy)).cloned().collect()
}

/// The newest copy of each of the last `most` spans of time that have one.
fn newest_of<Of: Clone + Ord, Span: Ord + Debug>(
    copies: &[(Timestamp, Of)],
    most: usize,
    span: impl Fn(Timestamp) -> Span,
) -> BTreeSet<(Timestamp, Of)> {
    let mut newest = BTreeMap::new();
    let mut sorted: Vec<_> = copies.to_vec();
    sorted.sort();
    for copy in sorted {
        newest.insert(span(copy.0), copy);
    }
    newest.into_values().rev().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noon of a day, or the time that is said.
    fn at(text: &str) -> Timestamp {
        let text =
            if text.contains('T') { format!("{text}:00Z") } else { format!("{text}T12:00:00Z") };
        text.parse().unwrap()
    }

    fn gone(copies: &[&str], now: &str) -> Vec<String> {
        let copies: Vec<_> = copies.iter().map(|text| (at(text), (*text).to_owned())).collect();
        superfluous(&copies, at(now)).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn a_table_of_cases() {
        let none: [&str; 0] = [];
        let cases: [(&str, &[&str], &str, &[&str]); 8] = [
            ("nothing is there", &none, "2026-11-23", &none),
            ("one, however old, stays", &["2019-01-01"], "2026-11-23", &none),
            (
                "seven days in a row stay",
                &[
                    "2026-11-17",
                    "2026-11-18",
                    "2026-11-19",
                    "2026-11-20",
                    "2026-11-21",
                    "2026-11-22",
                    "2026-11-23",
                ],
                "2026-11-23",
                &none,
            ),
            (
                // 16 November is a Monday; Sunday the 15th is its week's newest.
                "of the days before them the newest of each week stays",
                &[
                    "2026-11-13",
                    "2026-11-14",
                    "2026-11-15",
                    "2026-11-16",
                    "2026-11-17",
                    "2026-11-18",
                    "2026-11-19",
                    "2026-11-20",
                    "2026-11-21",
                    "2026-11-22",
                ],
                "2026-11-22",
                &["2026-11-13", "2026-11-14"],
            ),
            (
                "of one day the newest stays",
                &["2026-11-20T08:00", "2026-11-20T18:00", "2026-11-22"],
                "2026-11-23",
                &["2026-11-20T08:00"],
            ),
            (
                "what is younger than a day stays, also beside others of its day",
                &["2026-11-23T08:00", "2026-11-23T09:00", "2026-11-23T10:00"],
                "2026-11-23",
                &none,
            ),
            (
                "a clock that ran ahead costs nothing",
                &["2027-03-01", "2026-11-22", "2026-11-23"],
                "2026-11-23",
                &none,
            ),
            (
                "days that were skipped are not counted",
                &["2026-01-05", "2026-03-02", "2026-05-04", "2026-11-23"],
                "2026-11-23",
                &none,
            ),
        ];
        for (what, copies, now, wanted) in cases {
            assert_eq!(gone(copies, now), wanted, "{what}");
        }
    }

    #[test]
    fn after_two_years_of_days_a_week_a_month_of_weeks_and_a_year_of_months_are_left() {
        let mut left: Vec<(Timestamp, u32)> = Vec::new();
        let begin = at("2024-11-23");
        for day in 0..730 {
            let now = begin + SignedDuration::from_hours(24 * i64::from(day));
            left.push((now, day));
            let gone = superfluous(&left, now);
            left.retain(|copy| !gone.contains(copy));
        }
        let days: Vec<String> =
            left.iter().map(|(at, _)| at.strftime("%Y-%m-%d").to_string()).collect();
        let newest = "2026-11-22";
        assert_eq!(days.last().map(String::as_str), Some(newest));
        assert!(days.contains(&"2026-11-16".to_owned()), "seven days: {days:?}");
        for week in ["2026-11-01", "2026-11-08", "2026-11-15"] {
            assert!(days.contains(&week.to_owned()), "the Sunday of each of four weeks: {days:?}");
        }
        for month in ["2025-12-31", "2026-02-28", "2026-10-31"] {
            assert!(
                days.contains(&month.to_owned()),
                "the last of each of twelve months: {days:?}"
            );
        }
        assert!(left.len() <= DAYS + WEEKS + MONTHS, "{days:?}");
        assert!(days.first().is_some_and(|first| first.as_str() >= "2025-12-01"), "{days:?}");
    }

    #[test]
    fn a_copy_is_as_old_as_its_name_says() {
        let folder = tempfile::tempdir().unwrap();
        let named = folder.path().join("20261122T130000Z1A2B.db");
        let other = folder.path().join("mine.db");
        for path in [&named, &other, &folder.path().join("20261122T130000Z1A2B.unfinished")] {
            std::fs::write(path, b"").unwrap();
        }
        assert_eq!(made_at(&named), Some(at("2026-11-22T13:00")));
        let found: Vec<PathBuf> = copies(folder.path()).into_iter().map(|(_, path)| path).collect();
        assert_eq!(found, [named, other], "the oldest first, and nothing unfinished");
    }
}
