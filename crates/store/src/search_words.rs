//! How text is folded for searching and for putting in order.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text without case and accents, for order and for comparing.
pub(crate) fn folded(text: &str) -> String {
    // Most are; and a list puts all its names in order before it shows a page.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    without_ligatures(text)
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// `œ`, `æ` and `ß` as the letters that people without such a key type. Unicode
/// does not take them apart, so the index would not either.
pub(crate) fn without_ligatures(text: &str) -> Cow<'_, str> {
    const LETTERS: [(char, &str); 5] =
        [('œ', "oe"), ('Œ', "Oe"), ('æ', "ae"), ('Æ', "Ae"), ('ß', "ss")];
    if text.is_ascii() || !text.contains(LETTERS.map(|(letter, _)| letter)) {
        return Cow::Borrowed(text);
    }
    let mut plain = text.to_owned();
    for (letter, letters) in LETTERS {
        plain = plain.replace(letter, letters);
    }
    Cow::Owned(plain)
}

/// The search a person typed, in the search index's language: every word must
/// be there, each as the beginning of one. `None` when there is no word in it.
///
/// Words are cut where the index cuts them, at whatever is no letter or digit,
/// and quoted, so nothing that is typed is an operator.
pub(crate) fn match_expression(typed: &str) -> Option<String> {
    // Longer than any title; a pasted page must not become a thousand terms.
    const MOST_WORDS: usize = 24;
    let cut = |c: char| !c.is_alphanumeric() && !is_combining_mark(c);
    let words: Vec<String> = without_ligatures(typed)
        .split(cut)
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_WORDS)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_ignores_case_and_accents() {
        assert_eq!(folded("Édition Été"), "edition ete");
        assert_eq!(folded("Edition ETE [2]"), "edition ete [2]");
        assert_eq!(folded("Œillet, Straße"), "oeillet, strasse");
    }

    #[test]
    fn nothing_typed_is_an_operator() {
        for (typed, expression) in [
            ("micro bus", Some(r#""micro"* "bus"*"#)),
            ("CFQ7TTC0AAA1:0001", Some(r#""CFQ7TTC0AAA1"* "0001"*"#)),
            (r#"" OR NOT NEAR( *"#, Some(r#""OR"* "NOT"* "NEAR"*"#)),
            ("  -- ", None),
            ("", None),
        ] {
            assert_eq!(match_expression(typed).as_deref(), expression, "{typed:?}");
        }
    }
}
