//! Instants as price lists write them (catalog-pricing.md, 6.2 and 6.7).

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use crate::options::DateOrder;

/// A date, as far as its text alone tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Sure {
        at: Timestamp,
        /// What the way it is written says about the file.
        shows: Option<DateOrder>,
    },
    TwoWays {
        day_first: Timestamp,
        month_first: Timestamp,
        /// Written with AM or PM, as the API does.
        twelve_hour: bool,
    },
}

impl Reading {
    const fn sure(at: Timestamp) -> Self {
        Self::Sure { at, shows: None }
    }
}

/// Reads `text`; `None` where it is no date. Without a zone it is in UTC.
pub(crate) fn read(text: &str) -> Option<Reading> {
    let bytes = text.as_bytes();
    if bytes.get(4) == Some(&b'-') {
        return iso(text).map(Reading::sure);
    }
    if let Some(at) = serial(text) {
        return Some(Reading::sure(at));
    }
    let (date, time) = match text.find(|c: char| c.is_whitespace() || c == 'T') {
        Some(at) => (&text[..at], text[at..].trim_start_matches('T').trim()),
        None => (text, ""),
    };
    let (time, twelve_hour) = clock(time)?;
    let sign = date.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(sign, '/' | '-' | '.') {
        return None;
    }
    let mut parts = date.split(sign);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        return instant(first, second, third, time).map(Reading::sure);
    }
    if third.len() != 4 {
        return None;
    }
    let day_first = instant(third, second, first, time);
    // Points are only ever written between day, month and year.
    if sign == '.' {
        return day_first.map(Reading::sure);
    }
    match (day_first, instant(third, first, second, time)) {
        (Some(day_first), Some(month_first)) if day_first == month_first => {
            Some(Reading::sure(day_first))
        }
        (Some(day_first), Some(month_first)) => {
            Some(Reading::TwoWays { day_first, month_first, twelve_hour })
        }
        (Some(at), None) => Some(Reading::Sure { at, shows: Some(DateOrder::DayFirst) }),
        (None, Some(at)) => Some(Reading::Sure { at, shows: Some(DateOrder::MonthFirst) }),
        (None, None) => None,
    }
}

/// Days since the end of 1899, as a spreadsheet keeps a date whose form was lost
/// (catalog-pricing.md, 6.8): from 1982 to 2119, and the last day of 9999.
fn serial(text: &str) -> Option<Timestamp> {
    const END: u32 = 2_958_465;
    let days = digits(text, 7).filter(|days| matches!(days, 30_000..80_000 | &END))?;
    let date = jiff::civil::date(1899, 12, 30).checked_add(i64::from(days).days()).ok()?;
    let text = |number: i16| format!("{number:02}");
    instant(
        &text(date.year()),
        &text(date.month().into()),
        &text(date.day().into()),
        Time::midnight(),
    )
}

/// `2025-04-01T00:00:00.0000000Z`, and shorter.
fn iso(text: &str) -> Option<Timestamp> {
    let date = text.get(..10)?;
    if date.as_bytes()[7] != b'-' {
        return None;
    }
    let (year, month, day) = (&date[..4], &date[5..7], &date[8..]);
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return instant(year, month, day, Time::midnight());
    }
    let rest = rest.strip_prefix(['T', ' '])?;
    let (time, offset) = match rest.strip_suffix('Z') {
        Some(time) => (time, Offset::UTC),
        None => match rest.rfind(['+', '-']) {
            Some(at) => (&rest[..at], zone(&rest[at..])?),
            None => (rest, Offset::UTC),
        },
    };
    let (time, twelve_hour) = clock(time)?;
    if twelve_hour {
        return None;
    }
    at(year, month, day, time, offset)
}

/// `+02:00`.
fn zone(text: &str) -> Option<Offset> {
    let negative = text.starts_with('-');
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    if hours > 18 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    Offset::from_seconds(if negative { -seconds } else { seconds }).ok()
}

/// `12:00:00 AM`, `0:00`, `23:59:59.0000000` or nothing; and whether it was of
/// twelve hours.
fn clock(text: &str) -> Option<(Time, bool)> {
    if text.is_empty() {
        return Some((Time::midnight(), false));
    }
    let digits_end =
        text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(text.len());
    let (clock, half) = text.split_at(digits_end);
    let afternoon = match half.trim().to_ascii_uppercase().as_str() {
        "" => None,
        "AM" => Some(false),
        "PM" => Some(true),
        _ => return None,
    };
    let mut parts = clock.splitn(3, ':');
    let hour = digits(parts.next()?, 2)?;
    let minute = digits(parts.next()?, 2)?;
    let (second, nanos) = match parts.next() {
        None => (0, 0),
        Some(text) => match text.split_once('.') {
            None => (digits(text, 2)?, 0),
            Some((second, fraction)) => (digits(second, 2)?, nanoseconds(fraction)?),
        },
    };
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(false) => hour % 12,
        Some(true) => hour % 12 + 12,
    };
    let time = Time::new(
        i8::try_from(hour).ok()?,
        i8::try_from(minute).ok()?,
        i8::try_from(second).ok()?,
        i32::try_from(nanos).ok()?,
    );
    Some((time.ok()?, afternoon.is_some()))
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    let read = digits(fraction, 9)?;
    let missing = u32::try_from(9_usize.checked_sub(fraction.len())?).ok()?;
    Some(read * 10_u32.pow(missing))
}

/// One to `most` digits.
fn digits(text: &str, most: usize) -> Option<u32> {
    let good = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    good.then(|| text.bytes().fold(0, |number, b| number * 10 + u32::from(b - b'0')))
}

fn instant(year: &str, month: &str, day: &str, time: Time) -> Option<Timestamp> {
    at(year, month, day, time, Offset::UTC)
}

fn at(year: &str, month: &str, day: &str, time: Time, offset: Offset) -> Option<Timestamp> {
    let year = i16::try_from(digits(year, 4)?).ok()?;
    let month = i8::try_from(digits(month, 2)?).ok()?;
    let day = i8::try_from(digits(day, 2)?).ok()?;
    let date = Date::new(year, month, day).ok().filter(|_| year > 0)?;
    match offset.to_timestamp(DateTime::from_parts(date, time)) {
        Ok(at) => Some(at),
        // The last hours of the calendar do not fit an instant. They mean "no
        // end", which the list writes as 30 November 9999.
        Err(_) => Offset::UTC
            .to_timestamp(jiff::civil::datetime(9999, 11, 30, 23, 59, 59, 0))
            .ok()
            .filter(|_| year == 9999),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn every_form_of_the_documents_is_read() {
        for (text, meant) in [
            ("2025-04-01T00:00:00.0000000Z", "2025-04-01T00:00:00Z"),
            ("43922", "2020-04-01T00:00:00Z"),
            ("2958465", "9999-11-30T23:59:59Z"),
            ("9999-11-30T23:59:59.0000000Z", "9999-11-30T23:59:59Z"),
            ("1753-01-01T00:00:00.0000000Z", "1753-01-01T00:00:00Z"),
            ("2025-04-01T00:00:00.1234567Z", "2025-04-01T00:00:00.1234567Z"),
            ("2025-04-01T02:00:00+02:00", "2025-04-01T00:00:00Z"),
            ("2025-04-01 10:30", "2025-04-01T10:30:00Z"),
            ("2025-04-01", "2025-04-01T00:00:00Z"),
            ("2025/4/1", "2025-04-01T00:00:00Z"),
            ("2/2/2019 12:00:00 AM", "2019-02-02T00:00:00Z"),
            ("2/2/2021 8:35:31 PM", "2021-02-02T20:35:31Z"),
            ("2/2/2021 8:35:31\u{202F}pm", "2021-02-02T20:35:31Z"),
            ("2/2/2023 0:00", "2023-02-02T00:00:00Z"),
            ("1.2.2023", "2023-02-01T00:00:00Z"),
            ("12/31/9999 11:59:59 PM", "9999-11-30T23:59:59Z"),
        ] {
            let Some(Reading::Sure { at, .. }) = read(text) else { panic!("{text}") };
            assert_eq!(at, utc(meant), "{text}");
        }
    }

    #[test]
    fn the_order_shows_where_a_number_is_no_month() {
        let shows = |text| match read(text) {
            Some(Reading::Sure { shows, .. }) => shows,
            Some(Reading::TwoWays { .. }) | None => panic!("{text} should be sure"),
        };
        assert_eq!(shows("30/11/9999"), Some(DateOrder::DayFirst));
        assert_eq!(shows("11/30/9999 23:59"), Some(DateOrder::MonthFirst));
        assert_eq!(shows("05/05/2025"), None);
        assert_eq!(shows("2025-04-01"), None);
    }

    #[test]
    fn a_day_that_could_be_a_month_reads_two_ways() {
        assert_eq!(
            read("4/1/2025 12:00:00 AM"),
            Some(Reading::TwoWays {
                day_first: utc("2025-01-04T00:00:00Z"),
                month_first: utc("2025-04-01T00:00:00Z"),
                twelve_hour: true,
            })
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "soon",
            "2025",
            "2025-13-01",
            "2025-02-30",
            "31/31/2025",
            "1/2/25",
            "1/2",
            "1/2/3/2025",
            "2025-04-01T25:00:00Z",
            "2025-04-01T00:00:00.0000000000Z",
            "0000-01-01",
            "13/13/2025 13:00 PM",
            "2/1/2019 0:00 AM",
            "29999",
            "80000",
            "20200401",
            "é025-01-01",
            "2025-é1-01",
            "1/2-2025",
            "2025-04-01T00:00:00+99:00",
            "2025-04-01Tx",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
