//! What a field looks like, as far as it can be said without knowing the country.

use crate::price_list::Market;

/// What a field looks like.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    Line,
    Lines,
    Email,
    /// Digits and what people write between them.
    Phone,
    /// The same, of at least six digits (account.md, 4.2).
    SupportPhone,
    /// With or without a scheme, which is `http` or `https`.
    Website,
    /// ISO 3166, two letters.
    Country,
    /// Two letters, such as `fr`.
    Language,
    /// `ll-CC`, such as `fr-FR`.
    Culture,
    /// From so many digits to so many.
    Digits(usize, usize),
    /// One of these words.
    Word(&'static [&'static str]),
}

impl Form {
    /// The words of which it takes one; empty where any text is good.
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Word(words) => words,
            Self::Line
            | Self::Lines
            | Self::Email
            | Self::Phone
            | Self::SupportPhone
            | Self::Website
            | Self::Country
            | Self::Language
            | Self::Culture
            | Self::Digits(..) => &[],
        }
    }

    /// The text in the way it is kept; `None` when it has not the form. It is not empty
    /// and has no space around it.
    pub(super) fn clean(self, text: &str) -> Option<String> {
        if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return None;
        }
        if !matches!(self, Self::Lines) && text.chars().any(char::is_control) {
            return None;
        }
        match self {
            Self::Line | Self::Lines => Some(text.to_owned()),
            Self::Email => is_email(text).then(|| text.to_owned()),
            Self::Phone => is_phone(text, 1).then(|| text.to_owned()),
            Self::SupportPhone => is_phone(text, 6).then(|| text.to_owned()),
            Self::Website => is_website(text).then(|| text.to_owned()),
            Self::Country => text.parse().ok().map(|country: Market| country.to_string()),
            Self::Language => letters(text, 2).then(|| text.to_ascii_lowercase()),
            Self::Culture => culture(text),
            Self::Digits(least, most) => {
                let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
                let good = plain.bytes().all(|b| b.is_ascii_digit())
                    && (least..=most).contains(&plain.len());
                good.then_some(plain)
            }
            Self::Word(words) => {
                let word = text.to_ascii_lowercase();
                words.contains(&word.as_str()).then_some(word)
            }
        }
    }
}

fn letters(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_alphabetic())
}

/// `fr-FR`; also three letters, and a script between, as in `uz-Latn-UZ`.
fn culture(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let (language, script, country) = match parts.as_slice() {
        [language, country] => (language, None, country),
        [language, script, country] if letters(script, 4) => (language, Some(script), country),
        _ => return None,
    };
    if !(letters(language, 2) || letters(language, 3)) || !letters(country, 2) {
        return None;
    }
    let mut kept = language.to_ascii_lowercase();
    if let Some(script) = script {
        kept.push('-');
        kept.push_str(script);
    }
    kept.push('-');
    kept.push_str(&country.to_ascii_uppercase());
    Some(kept)
}

fn is_email(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.contains(['@', '<', '>', ',', ';']);
    !text.chars().any(char::is_whitespace)
        && text.split_once('@').is_some_and(|(local, domain)| plain(local) && plain(domain))
}

fn is_phone(text: &str, least: usize) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= least
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/' | '\u{a0}' | '\u{202f}')
        })
}

fn is_website(text: &str) -> bool {
    if text.chars().any(char::is_whitespace) {
        return false;
    }
    let host = match text.split_once("://") {
        Some((scheme, rest)) => {
            let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
            if !known {
                return false;
            }
            rest
        }
        None => text,
    };
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    // `javascript:…` and `mailto:…` have a colon and no port behind it.
    let name = match host.split_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        Some(_) => return false,
        None => host,
    };
    name.contains('.') && !name.starts_with('.') && !name.contains(['@', '<', '>', '"', '\''])
}
