//! How codes and numbers are written in a country, in a language of a few signs.
//!
//! `#` is a digit, `@` a letter, `*` either, `[1-7BK]` one of those signs. A space, a
//! hyphen, a full stop and a slash are how people set it apart: they are written, and
//! not asked for. `|` stands between two ways to write it. Everything else is itself.
//! A text is read once for each way, and each way has its length: whatever the text,
//! the work is bounded by the pattern.

/// The text as the country writes it, when it fits one of the ways. `bare` has no
/// signs that set apart, and no small letters.
pub fn written(pattern: &str, bare: &str) -> Option<String> {
    pattern.split('|').find_map(|way| one_way(way, bare))
}

fn one_way(way: &str, bare: &str) -> Option<String> {
    let (mut way, mut rest, mut text) = (way.chars(), bare.chars(), String::new());
    while let Some(sign) = way.next() {
        if sets_apart(sign) {
            text.push(sign);
            continue;
        }
        let given = rest.next()?;
        let fits = match sign {
            '#' => given.is_ascii_digit(),
            '@' => given.is_ascii_uppercase(),
            '*' => given.is_ascii_digit() || given.is_ascii_uppercase(),
            '[' => one_of(&mut way, given),
            itself => itself == given,
        };
        if !fits {
            return None;
        }
        text.push(given);
    }
    rest.next().is_none().then_some(text)
}

/// Whether the sign is in the brackets; what is in them is used up.
fn one_of(signs: &mut std::str::Chars<'_>, given: char) -> bool {
    let (mut found, mut before) = (false, None);
    while let Some(sign) = signs.next() {
        match (sign, before) {
            (']', _) => break,
            ('-', Some(from)) => {
                let Some(to) = signs.next() else { break };
                found |= (from..=to).contains(&given);
                before = None;
            }
            _ => {
                found |= sign == given;
                before = Some(sign);
            }
        }
    }
    found
}

/// Signs that people write between the parts of a code.
pub const fn sets_apart(sign: char) -> bool {
    matches!(sign, ' ' | '-' | '.' | '/')
}

/// The pattern for a person to read: `9` for a digit, `A` for a letter, `X` for either
/// or one of a few; the ways one after the other.
pub fn shown(pattern: &str) -> String {
    let (mut text, mut signs) = (String::new(), pattern.chars());
    while let Some(sign) = signs.next() {
        match sign {
            '#' => text.push('9'),
            '@' => text.push('A'),
            '*' => text.push('X'),
            '|' => text.push_str(", "),
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let letters = inside.contains(|sign: char| sign != '-' && !sign.is_ascii_digit());
                text.push(if letters { 'X' } else { '9' });
            }
            itself => text.push(itself),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_its_way_says() {
        for (pattern, bare, meant) in [
            ("#####", "75001", Some("75001")),
            ("#####", "7500", None),
            ("#####", "750011", None),
            ("#####|#####-####", "950141234", Some("95014-1234")),
            ("@#@ #@@", "EC1Y8SY", None),
            ("@@#@ #@@", "EC1Y8SY", Some("EC1Y 8SY")),
            ("948[5-9]|949[0-8]", "9498", Some("9498")),
            ("948[5-9]|949[0-8]", "9499", None),
            ("[A-HJ]*", "I0", None),
            ("[A-HJ]*", "J0", Some("J0")),
            ("[0-9A-Z+*]", "*", Some("*")),
            ("AD[1-7]0#", "AD100", Some("AD100")),
            ("", "", Some("")),
            ("#", "٣", None),
            ("@", "É", None),
            ("[A", "A", Some("A")),
            ("[A-", "B", None),
        ] {
            assert_eq!(written(pattern, bare).as_deref(), meant, "{pattern} {bare}");
        }
    }

    #[test]
    fn a_pattern_is_shown_as_people_write_examples() {
        assert_eq!(shown("#####|#####-####"), "99999, 99999-9999");
        assert_eq!(shown("AD[1-7]0#"), "AD909");
        assert_eq!(shown("[A-HJ]#* @@"), "X9X AA");
    }
}
