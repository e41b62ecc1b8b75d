//! `PreviousValues`: a map as Python prints it (catalog-pricing.md, 6.2).
//!
//! Single quotes, double quotes where the text has an apostrophe, escapes with
//! a backslash. It looks like JSON and is not.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

/// The map, or the raw text under the column's name: an unreadable remark is
/// no reason to refuse a price.
pub(crate) fn read(text: &str) -> BTreeMap<String, String> {
    if text.is_empty() {
        return BTreeMap::new();
    }
    map(text).unwrap_or_else(|| BTreeMap::from([("PreviousValues".to_owned(), text.to_owned())]))
}

fn map(text: &str) -> Option<BTreeMap<String, String>> {
    let inside = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut chars = inside.chars().peekable();
    let mut map = BTreeMap::new();
    loop {
        skip_space(&mut chars);
        if chars.peek().is_none() {
            return Some(map);
        }
        let key = quoted(&mut chars)?;
        skip_space(&mut chars);
        if chars.next()? != ':' {
            return None;
        }
        skip_space(&mut chars);
        let value = match chars.peek()? {
            '\'' | '"' => quoted(&mut chars)?,
            _ => bare(&mut chars)?,
        };
        map.insert(key, value);
        skip_space(&mut chars);
        match chars.next() {
            Some(',') => {}
            None => return Some(map),
            Some(_) => return None,
        }
    }
}

fn skip_space(chars: &mut Peekable<Chars<'_>>) {
    while chars.next_if(|c| c.is_whitespace()).is_some() {}
}

/// Numbers and `None` come without quotes.
fn bare(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut text = String::new();
    while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '+')) {
        text.push(c);
    }
    (!text.is_empty()).then_some(text)
}

fn quoted(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let quote = chars.next().filter(|c| matches!(c, '\'' | '"'))?;
    let mut text = String::new();
    loop {
        match chars.next()? {
            '\\' => escaped(chars, &mut text)?,
            c if c == quote => return Some(text),
            c => text.push(c),
        }
    }
}

fn escaped(chars: &mut Peekable<Chars<'_>>, text: &mut String) -> Option<()> {
    let digits = match chars.next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        other => {
            match other {
                'n' => text.push('\n'),
                'r' => text.push('\r'),
                't' => text.push('\t'),
                '\\' | '\'' | '"' => text.push(other),
                // Python leaves an escape it does not know as it is.
                unknown => text.extend(['\\', unknown]),
            }
            return Some(());
        }
    };
    let mut code = 0_u32;
    for _ in 0..digits {
        code = code.checked_mul(16)?.checked_add(chars.next()?.to_digit(16)?)?;
    }
    text.push(char::from_u32(code)?);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        read(text).into_iter().collect()
    }

    #[test]
    fn maps_are_read_as_python_prints_them() {
        for (text, wanted) in [
            ("", vec![]),
            ("{}", vec![]),
            (
                "{'ERP Price': '75.6', 'UnitPrice': '60.48'}",
                vec![("ERP Price", "75.6"), ("UnitPrice", "60.48")],
            ),
            (r#"{'SkuTitle': "Editor's Desk"}"#, vec![("SkuTitle", "Editor's Desk")]),
            (r#"{'SkuTitle': 'say "it\'s"'}"#, vec![("SkuTitle", r#"say "it's""#)]),
            (r"{'A': 'l1\nl2 \\ caf\xe9 \u20ac \q'}", vec![("A", "l1\nl2 \\ café € \\q")]),
            (
                "{'UnitPrice': 1008, 'ERP Price': None,}",
                vec![("ERP Price", "None"), ("UnitPrice", "1008")],
            ),
        ] {
            let wanted: Vec<_> =
                wanted.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
            assert_eq!(pairs(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_it_is() {
        for text in [
            "{'A': 'b",
            "{'A' 'b'}",
            "{'A': 'b'} more",
            "was 12",
            "{'A': '\\ud800'}",
            "{",
            "{'A': }",
            "{:}",
        ] {
            assert_eq!(pairs(text), [("PreviousValues".to_owned(), text.to_owned())]);
        }
    }
}
