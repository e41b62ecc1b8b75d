//! Text of a file or a name, made harmless for a terminal: a price list must not
//! be able to move the cursor, retitle the window or reverse a line.

use std::borrow::Cow;

/// One line of text: characters that a terminal obeys are replaced.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    replaced(text, |_| false)
}

/// The same for text of several lines.
pub(crate) fn lines(text: &str) -> Cow<'_, str> {
    replaced(text, |char| char == '\n')
}

/// JSON in which the same characters are escaped, so that nothing is lost.
/// They can only stand inside its strings.
pub(crate) fn json(text: String) -> String {
    if !text.contains(obeyed) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        if obeyed(char) && char != '\n' {
            escaped.push_str(&format!("\\u{:04x}", u32::from(char)));
        } else {
            escaped.push(char);
        }
    }
    escaped
}

fn replaced(text: &str, allowed: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(|char| obeyed(char) && !allowed(char)) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|char| match char {
            char if allowed(char) || !obeyed(char) => char,
            '\n' | '\r' | '\t' => ' ',
            _ => char::REPLACEMENT_CHARACTER,
        })
        .collect()
}

/// Control characters, and those that turn the direction of text.
fn obeyed(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_nothing_in_it() {
        assert_eq!(
            line("Plan \u{1b}[2J\u{9b}31m\u{202e}x"),
            "Plan \u{fffd}[2J\u{fffd}31m\u{fffd}x"
        );
        assert_eq!(line("a\r\nb\tc"), "a  b c");
        assert_eq!(lines("a\nb\u{7}"), "a\nb\u{fffd}");
        assert_eq!(line("Été « 5\u{a0}€ »\u{202f}!"), "Été « 5\u{a0}€ »\u{202f}!");
    }

    #[test]
    fn json_loses_nothing() {
        let text = serde_json::json!({ "title": "a\u{9b}b\u{202e}\u{7f}\u{1b}" });
        let escaped = json(text.to_string());
        assert!(!escaped.contains(obeyed), "{escaped:?}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&escaped).unwrap(), text);
    }
}
