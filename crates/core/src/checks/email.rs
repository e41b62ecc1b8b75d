//! E-mail addresses of a company's contacts (account.md, 4.1.2).

use super::clean::hidden_sign;
use super::finding::Checked;
use super::problem::Problem;
use crate::user_field::is_email;

const LIMIT: usize = 254;

/// An address. `verified` are the domains that the company's tenant has verified; where
/// they are not known, it is empty.
pub fn email(text: &str, verified: &[String]) -> Checked {
    let text = text.trim();
    if text.is_empty() {
        return Checked::good("");
    }
    if text.chars().count() > LIMIT {
        return Checked::but(text, Problem::TooLong { limit: LIMIT });
    }
    let (local, domain) = text.split_once('@').unwrap_or_default();
    if !is_email(text) || !is_local(local) || !is_domain(domain) || hidden_sign(text) {
        return Checked::but(text, Problem::EmailForm);
    }
    let domain = domain.to_lowercase();
    let mut checked = Checked::good(text);
    if is_personal(&domain) {
        checked.problems.push(Problem::PersonalMailbox);
    } else if TENANTS.iter().any(|end| domain.ends_with(end)) {
        checked.problems.push(Problem::TenantMailbox);
    } else if !verified.is_empty() && !verified.iter().any(|own| is_under(&domain, own)) {
        checked.problems.push(Problem::ForeignDomain);
    }
    checked
}

/// A domain is verified with all that is under it.
fn is_under(domain: &str, verified: &str) -> bool {
    let verified = verified.trim().to_lowercase();
    let above = domain.strip_suffix(verified.as_str());
    !verified.is_empty() && above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
}

fn is_local(local: &str) -> bool {
    local.chars().count() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

/// Two labels at least, none empty; the last is no number.
pub(super) fn is_domain(domain: &str) -> bool {
    let good = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|sign| {
                sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_') || is_foreign(sign)
            })
    };
    let last = domain.rsplit('.').next().unwrap_or("");
    domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(good)
        && last.chars().count() >= 2
        && last.chars().any(|sign| !sign.is_ascii_digit())
}

/// Letters of any script, and what is written above and below them.
fn is_foreign(sign: char) -> bool {
    !sign.is_ascii() && !sign.is_whitespace() && !sign.is_control()
}

/// What Microsoft gives every tenant to begin with.
const TENANTS: &[&str] = &[".onmicrosoft.com", ".onmicrosoft.us", ".partner.onmschina.cn"];

/// Names of providers for private persons, under whatever ending.
const PROVIDERS: &[&str] = &[
    "aol",
    "gmail",
    "gmx",
    "googlemail",
    "hotmail",
    "icloud",
    "live",
    "msn",
    "outlook",
    "proton",
    "protonmail",
    "rocketmail",
    "wanadoo",
    "yahoo",
    "yandex",
    "ymail",
];

/// Other domains of such providers.
const DOMAINS: &[&str] = &[
    "126.com",
    "163.com",
    "bluewin.ch",
    "free.fr",
    "laposte.net",
    "libero.it",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "naver.com",
    "orange.fr",
    "pm.me",
    "qq.com",
    "rambler.ru",
    "sfr.fr",
    "t-online.de",
    "uol.com.br",
    "web.de",
    "zohomail.com",
];

/// `hotmail.co.uk` as well as `hotmail.com`; `live.contoso.com` is a company's.
fn is_personal(domain: &str) -> bool {
    let is_ending = |ending: &str| match ending.split_once('.') {
        Some((kind, country)) => matches!(kind, "co" | "com" | "ne") && country.len() == 2,
        None => matches!(ending.len(), 2 | 3),
    };
    let of_provider = domain
        .split_once('.')
        .is_some_and(|(name, ending)| PROVIDERS.contains(&name) && is_ending(ending));
    of_provider || DOMAINS.contains(&domain)
}
