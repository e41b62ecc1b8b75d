//! The website where a partner's customers find help (account.md, 4.2).

use super::clean::hidden_sign;
use super::email::is_domain;
use super::finding::Checked;
use super::problem::Problem;

const LIMIT: usize = 2048;

/// A website; without a scheme is good, as in Microsoft's own sample.
pub fn website(text: &str) -> Checked {
    let text = text.trim();
    if text.is_empty() {
        return Checked::good("");
    }
    if text.chars().count() > LIMIT {
        return Checked::but(text, Problem::TooLong { limit: LIMIT });
    }
    match parts(text) {
        Err(problem) => Checked::but(text, problem),
        Ok(_) => Checked::good(text),
    }
}

/// The address that a browser opens; `None` where [`website`] finds an error.
pub fn opened(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || !website(text).is_good() {
        return None;
    }
    let (scheme, rest) = parts(text).ok()?;
    Some(format!("{}://{rest}", scheme.unwrap_or("https")))
}

/// The scheme, when there is one, and what follows it.
fn parts(text: &str) -> Result<(Option<&'static str>, &str), Problem> {
    if hidden_sign(text) || text.chars().any(|sign| sign.is_whitespace() || "<>\"\\".contains(sign))
    {
        return Err(Problem::WebsiteForm);
    }
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (Some("https"), rest),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (Some("http"), rest),
        Some((scheme, _)) if is_scheme(scheme) => return Err(Problem::WebsiteScheme),
        Some(_) | None => (None, text),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let place = rest.get(..end).unwrap_or(rest);
    let (host, port) = place.split_once(':').map_or((place, None), |(host, at)| (host, Some(at)));
    match port {
        Some(port) if port.parse::<u16>().is_ok() && port.bytes().all(|b| b.is_ascii_digit()) => {}
        // `mailto:somebody` and `javascript:…` have a scheme and no host.
        Some(_) if scheme.is_none() && is_scheme(host) && !host.contains('.') => {
            return Err(Problem::WebsiteScheme);
        }
        Some(_) => return Err(Problem::WebsiteForm),
        None => {}
    }
    if is_domain(host.strip_suffix('.').unwrap_or(host)) {
        Ok((scheme, rest))
    } else {
        Err(Problem::WebsiteForm)
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|sign| sign.is_ascii_alphanumeric() || "+-.".contains(sign))
}
