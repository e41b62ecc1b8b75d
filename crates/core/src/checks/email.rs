//! E-mail addresses of a company's contacts (account.md, 4.1.2).

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
    let domain = text.rsplit_once('@').map_or("", |(_, domain)| domain);
    if !is_email(text) || !is_domain(domain) || super::clean::hidden_sign(text) {
        return Checked::but(text, Problem::EmailForm);
    }
    let domain = domain.to_lowercase();
    let mut checked = Checked::good(text);
    if is_personal(&domain) {
        checked.problems.push(Problem::PersonalMailbox);
    } else if domain.ends_with(".onmicrosoft.com") {
        checked.problems.push(Problem::TenantMailbox);
    } else if !verified.is_empty()
        && !verified.iter().any(|own| own.trim().to_lowercase() == domain)
    {
        checked.problems.push(Problem::ForeignDomain);
    }
    checked
}

/// Two labels at least, none empty; letters of any script are good.
fn is_domain(domain: &str) -> bool {
    let good = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|sign| sign == '-' || sign.is_alphanumeric() || !sign.is_ascii())
    };
    domain.contains('.') && domain.split('.').all(good)
}

/// Names of providers for private persons, under whatever ending.
const PROVIDERS: &[&str] = &[
    "aol",
    "gmail",
    "gmx",
    "googlemail",
    "hotmail",
    "icloud",
    "laposte",
    "live",
    "mail",
    "msn",
    "outlook",
    "proton",
    "protonmail",
    "qq",
    "rocketmail",
    "wanadoo",
    "web",
    "yahoo",
    "yandex",
    "ymail",
    "zoho",
];

/// Domains of such providers that have no name above.
const DOMAINS: &[&str] = &[
    "126.com",
    "163.com",
    "bluewin.ch",
    "free.fr",
    "libero.it",
    "mac.com",
    "me.com",
    "naver.com",
    "orange.fr",
    "pm.me",
    "rambler.ru",
    "sfr.fr",
    "t-online.de",
    "uol.com.br",
];

/// `hotmail.co.uk` as well as `hotmail.com`.
fn is_personal(domain: &str) -> bool {
    let (name, ending) = domain.split_once('.').unwrap_or((domain, ""));
    let is_ending = matches!(ending.len(), 2 | 3) || ending.len() <= 6 && ending.contains('.');
    DOMAINS.contains(&domain) || (PROVIDERS.contains(&name) && is_ending)
}
