//! The currencies in which Microsoft bills the partners of a country. Which one it is
//! was settled when the account was made, by the legal country, and never changes
//! (account.md, 4.3).

use super::Country;
use crate::price_list::Currency;

/// Everywhere else it is the dollar of the United States.
const OTHERS: &[(&str, &str)] = &[
    ("AUD", "AU CC CK CX FJ FM HM KI MH NF NR NU PG PN PW SB TF TK TO TV WF"),
    ("BRL USD", "BR"),
    ("CAD", "CA PM"),
    ("CHF", "CH"),
    ("CNY", "CN"),
    ("DKK", "DK FO"),
    ("EUR", "AD AT AX BE BG BV CY CZ DE EE ES FI FR GL GR HR HU IE IS IT LI LT LU LV MC MT NL PL"),
    ("EUR", "PT RO SI SK SM"),
    ("GBP", "GB GG GI IM JE"),
    ("INR", "IN"),
    ("JPY", "JP"),
    ("KRW", "KR"),
    ("NOK", "NO SJ"),
    ("NZD", "NZ VU WS"),
    ("SEK", "SE"),
    ("TWD", "TW"),
    // Not known for sure.
    ("", "BA KN MK PS VA"),
];

pub(super) fn of(country: Country) -> Vec<Currency> {
    let within = |codes: &str| codes.split(' ').any(|code| code == country.code());
    let other = OTHERS.iter().find(|(_, codes)| within(codes));
    let currencies = other.map_or("USD", |(currencies, _)| currencies).split(' ');
    currencies.filter_map(|currency| currency.parse().ok()).collect()
}
