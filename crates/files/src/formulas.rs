//! Text that a spreadsheet would run: it does so with a cell of a CSV file that begins
//! like a formula.

use std::borrow::Cow;

/// With an apostrophe before what begins like a formula; a plain negative number is none.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if begins_like_one(text) && !is_negative_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Without that apostrophe.
pub(crate) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| begins_like_one(rest)).unwrap_or(text)
}

/// Whether a text is a telephone number in its international form, which a spreadsheet
/// may reckon with, but not run.
pub(crate) fn is_phone(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else { return false };
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.' | '(' | ')' | '-')
        })
}

fn begins_like_one(text: &str) -> bool {
    text.trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn is_negative_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('-') else { return false };
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{A0}' | '\u{202F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_no_formula() {
        assert!(is_phone("+33 1 23 45 67 89") && is_phone("+1 (425) 555-0100"));
        assert!(
            !is_phone("+cmd|' /C calc'!A0")
                && !is_phone("+1+1")
                && !is_phone("33")
                && !is_phone("+")
        );
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_only_text() {
        for (text, written) in [
            ("", ""),
            ("60", "60"),
            ("-5", "-5"),
            ("-1 234,50", "-1 234,50"),
            ("-", "'-"),
            ("-5+cmd()", "'-5+cmd()"),
            ("-x", "'-x"),
            ("+33 1", "'+33 1"),
            ("=1+1", "'=1+1"),
            ("=\"0001\"", "'=\"0001\""),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(guarded(text), written, "{text:?}");
            assert_eq!(unguarded(written), text, "{text:?}");
        }
    }
}
