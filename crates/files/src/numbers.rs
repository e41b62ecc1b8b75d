//! Decimal numbers as people and spreadsheets write them (catalog-pricing.md,
//! 6.2 and 6.7), without a float anywhere.
//!
//! `1,234` is a thousand and more, or one and a bit. Such a number is told
//! apart by the rest of the file (`conventions`) or refused.

use rust_decimal::Decimal;

/// The sign between the whole and its fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Point,
    Comma,
}

impl Mark {
    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// The currency written beside the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    None,
    Code([u8; 3]),
    /// `$` stands for many currencies.
    Dollar,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) value: Decimal,
    pub(crate) unit: Unit,
    /// What the way it is written says about the file.
    pub(crate) shows: Option<Mark>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberProblem {
    NotANumber,
    Negative,
    TooManyDigits,
    /// A decimal number if this is the decimal mark, else thousands.
    ReadsTwoWays(Mark),
}

/// How large a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    Price,
    /// Open tiers end at 9223372036854780000 (catalog-pricing.md, 6.4).
    Quantity,
}

impl Size {
    const fn whole_digits(self) -> usize {
        match self {
            Self::Price => 12,
            Self::Quantity => 20,
        }
    }
}

/// What fits beside the whole digits in 96 bits.
const DIGITS: usize = 28;

/// Reads `text`; `mark` is the decimal mark of the file where it is known.
pub(crate) fn read(text: &str, mark: Option<Mark>, size: Size) -> Result<Number, NumberProblem> {
    if let Some(number) = plain(text, size) {
        return Ok(number);
    }
    let (digits, unit) = without_unit(text)?;
    let (value, shows) = grouped(digits, mark, size)?;
    Ok(Number { value, unit, shows })
}

/// The common case: `115.2`, `0`, `1440`.
fn plain(text: &str, size: Size) -> Option<Number> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 18 {
        return None;
    }
    let mut mantissa = 0_i64;
    let mut point = None;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() && at > 0 => point = Some(at),
            _ => return None,
        }
    }
    let mut scale = 0;
    if let Some(at) = point {
        scale = bytes.len() - at - 1;
        // Three digits may be thousands; none is not a fraction.
        if scale == 3 || scale == 0 || at > size.whole_digits() {
            return None;
        }
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
    } else if bytes.len() > size.whole_digits() {
        return None;
    }
    let value = Decimal::new(mantissa, u32::try_from(scale).ok()?);
    Some(Number { value, unit: Unit::None, shows: point.map(|_| Mark::Point) })
}

/// Splits off `€`, `$`, `£` or a code, before or after; a sign is refused.
fn without_unit(text: &str) -> Result<(&str, Unit), NumberProblem> {
    let is_inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let from = text.find(is_inside).ok_or(NumberProblem::NotANumber)?;
    let to = text.rfind(|c: char| c.is_ascii_digit()).ok_or(NumberProblem::NotANumber)? + 1;
    if to <= from {
        return Err(NumberProblem::NotANumber);
    }
    let around = [&text[..from], &text[to..]];
    if around.iter().any(|part| part.contains(['-', '\u{2212}', '('])) {
        return Err(NumberProblem::Negative);
    }
    let mut unit = Unit::None;
    for part in around.map(str::trim).into_iter().filter(|part| !part.is_empty()) {
        let said = match part.to_ascii_uppercase().as_str() {
            "€" => Unit::Code(*b"EUR"),
            "£" => Unit::Code(*b"GBP"),
            "$" => Unit::Dollar,
            "US$" => Unit::Code(*b"USD"),
            code => <[u8; 3]>::try_from(code.as_bytes())
                .ok()
                .filter(|code| code.iter().all(u8::is_ascii_uppercase))
                .map(Unit::Code)
                .ok_or(NumberProblem::NotANumber)?,
        };
        if unit != Unit::None {
            return Err(NumberProblem::NotANumber);
        }
        unit = said;
    }
    Ok((&text[from..to], unit))
}

/// Spaces of all widths, and the Swiss apostrophes.
const fn is_grouping(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' | '\'' | '\u{2019}')
}

/// Reads digits that may be grouped, and says which decimal mark they show.
fn grouped(
    text: &str,
    mark: Option<Mark>,
    size: Size,
) -> Result<(Decimal, Option<Mark>), NumberProblem> {
    let (mut points, mut commas, mut groupings) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '0'..='9' => {}
            '.' => points += 1,
            ',' => commas += 1,
            c if is_grouping(c) => groupings += 1,
            _ => return Err(NumberProblem::NotANumber),
        }
    }
    let signs = |mark: Mark| match mark {
        Mark::Point => ('.', points),
        Mark::Comma => (',', commas),
    };
    // Which of the two is the decimal mark, and is that certain?
    let decimal = match (points, commas) {
        (0, 0) => None,
        (_, 0) | (0, _) => {
            let only = if points > 0 { Mark::Point } else { Mark::Comma };
            let (sign, count) = signs(only);
            if count > 1 {
                Some(only.other())
            } else if groupings == 0 && could_be_thousands(text, sign) {
                let mark = mark.ok_or(NumberProblem::ReadsTwoWays(only))?;
                return number(text, mark, size).map(|value| (value, None));
            } else {
                Some(only)
            }
        }
        (_, _) if text.rfind('.') > text.rfind(',') => Some(Mark::Point),
        (_, _) => Some(Mark::Comma),
    };
    let value = number(text, decimal.unwrap_or(Mark::Point), size)?;
    Ok((value, decimal))
}

/// `1,234`: one to three digits that do not start with 0, the sign, three.
fn could_be_thousands(text: &str, sign: char) -> bool {
    text.split_once(sign).is_some_and(|(before, after)| {
        after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0')
    })
}

/// Reads with a decimal mark; everything else between digits groups them.
fn number(text: &str, decimal: Mark, size: Size) -> Result<Decimal, NumberProblem> {
    let (sign, thousands) = match decimal {
        Mark::Point => ('.', ','),
        Mark::Comma => (',', '.'),
    };
    let (whole, fraction) = match text.split_once(sign) {
        Some((_, "")) => return Err(NumberProblem::NotANumber),
        Some(parts) => parts,
        None => (text, ""),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberProblem::NotANumber);
    }
    let mut digits = String::with_capacity(text.len());
    let mut groups = whole.split(|c: char| c == thousands || is_grouping(c));
    let first = groups.next().unwrap_or_default();
    let mut grouped = false;
    digits.push_str(first);
    for group in groups {
        if group.len() != 3 {
            return Err(NumberProblem::NotANumber);
        }
        grouped = true;
        digits.push_str(group);
    }
    if grouped && !(1..=3).contains(&first.len()) {
        return Err(NumberProblem::NotANumber);
    }
    let whole = digits.trim_start_matches('0').len();
    let fraction = fraction.trim_end_matches('0');
    digits.push_str(fraction);
    let significant = digits.trim_start_matches('0');
    if whole > size.whole_digits() || fraction.len() > DIGITS || significant.len() > DIGITS {
        return Err(NumberProblem::TooManyDigits);
    }
    let mantissa = match significant {
        "" => 0,
        digits => digits.parse::<i128>().map_err(|_| NumberProblem::NotANumber)?,
    };
    let scale = u32::try_from(fraction.len()).map_err(|_| NumberProblem::TooManyDigits)?;
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| NumberProblem::TooManyDigits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, mark: Option<Mark>) -> Result<String, NumberProblem> {
        read(text, mark, Size::Price).map(|number| number.value.to_string())
    }

    #[test]
    fn numbers_that_read_one_way_are_read_that_way() {
        for (text, value, shows) in [
            ("115.2", "115.2", Some(Mark::Point)),
            ("115.20", "115.2", Some(Mark::Point)),
            ("0", "0", None),
            ("0.00", "0", Some(Mark::Point)),
            ("1440", "1440", None),
            ("0007", "7", None),
            (".5", "0.5", Some(Mark::Point)),
            ("60,48", "60.48", Some(Mark::Comma)),
            ("0,227", "0.227", Some(Mark::Comma)),
            ("1234,567", "1234.567", Some(Mark::Comma)),
            ("1234.567", "1234.567", Some(Mark::Point)),
            ("1,234.5", "1234.5", Some(Mark::Point)),
            ("1.234,567", "1234.567", Some(Mark::Comma)),
            ("1,234,567", "1234567", Some(Mark::Point)),
            ("1.234.567", "1234567", Some(Mark::Comma)),
            ("1\u{A0}234,50", "1234.5", Some(Mark::Comma)),
            ("1\u{202F}234", "1234", None),
            ("1 234 567,8", "1234567.8", Some(Mark::Comma)),
            ("1 234,567", "1234.567", Some(Mark::Comma)),
            ("1'234.50", "1234.5", Some(Mark::Point)),
            ("1\u{2019}234", "1234", None),
            ("4.1234567890123456", "4.1234567890123456", Some(Mark::Point)),
        ] {
            let number = read(text, None, Size::Price).unwrap();
            assert_eq!((number.value.to_string().as_str(), number.shows), (value, shows), "{text}");
        }
    }

    #[test]
    fn a_number_that_reads_two_ways_waits_for_the_file() {
        for (text, sign) in
            [("1,234", Mark::Comma), ("12.345", Mark::Point), ("€ 1.000", Mark::Point)]
        {
            assert_eq!(said(text, None), Err(NumberProblem::ReadsTwoWays(sign)), "{text}");
        }
        assert_eq!(said("1,234", Some(Mark::Comma)), Ok("1.234".to_owned()));
        assert_eq!(said("1,234", Some(Mark::Point)), Ok("1234".to_owned()));
        assert_eq!(said("1.000", Some(Mark::Comma)), Ok("1000".to_owned()));
    }

    #[test]
    fn a_currency_may_stand_beside_the_digits() {
        for (text, unit) in [
            ("€60,48", Unit::Code(*b"EUR")),
            ("60,48\u{A0}€", Unit::Code(*b"EUR")),
            ("$1,234.50", Unit::Dollar),
            ("usd 12", Unit::Code(*b"USD")),
            ("12.5 CHF", Unit::Code(*b"CHF")),
            ("£3", Unit::Code(*b"GBP")),
        ] {
            assert_eq!(read(text, None, Size::Price).map(|n| n.unit), Ok(unit), "{text}");
        }
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for text in [
            "",
            "abc",
            ".",
            ",",
            "12.",
            "1..2",
            "1,2,3",
            "1 23",
            "1e5",
            "1E+05",
            "NaN",
            "EUR 5 EUR",
            "12,34.56,7",
            "1 2345",
            "٣",
            "+5",
            "5%",
            "1.5.2",
            "1,23.4",
        ] {
            assert_eq!(said(text, None), Err(NumberProblem::NotANumber), "{text:?}");
        }
        for text in ["-1", "\u{2212}1,50", "(12.00)", "-$5", "$-5"] {
            assert_eq!(said(text, None), Err(NumberProblem::Negative), "{text:?}");
        }
        for text in ["1234567890123", "99999999999999999999999999999999", &"9".repeat(5000)] {
            assert_eq!(said(text, None), Err(NumberProblem::TooManyDigits), "{text:?}");
        }
        assert!(read("9223372036854780000", None, Size::Quantity).is_ok(), "an open tier");
    }
}
