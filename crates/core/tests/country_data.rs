//! Our rules of countries beside public tables: how addresses and telephone numbers are
//! made, and what Microsoft's partners may choose. The tables are not part of the
//! project; `PARTNER_DESK_DATA` names the folder that has them in `markets`, and
//! without it nothing is compared.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test that cannot go on fails")]

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use desk_core::checks::{bare, postal_code};
use desk_core::countries::Country;
use serde_json::Value;

/// A table's file, when there is a folder of tables.
fn table(name: &str) -> Option<String> {
    let Some(folder) = std::env::var_os("PARTNER_DESK_DATA") else {
        eprintln!("skipped: PARTNER_DESK_DATA names no folder of tables");
        return None;
    };
    let path = PathBuf::from(folder).join("markets").join(name);
    Some(std::fs::read_to_string(path).unwrap())
}

/// The rows by the heading, each a map.
fn rows(text: &str) -> Vec<HashMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn postal_codes_and_required_parts_are_as_the_public_table_has_them() {
    let Some(text) = table("address_rules_libaddressinput.csv") else { return };
    let (mut compared, mut differ) = (0, Vec::new());
    for row in rows(&text) {
        let Ok(country) = row["key"].parse::<Country>() else { continue };
        let rule = country.address().unwrap();
        compared += 1;
        for code in row["zipex"].split(',').filter(|code| !code.is_empty()) {
            let checked = postal_code(country, code);
            if !checked.problems.is_empty() || bare(&checked.kept) != bare(code) {
                differ.push(format!("{country} {code}: {checked:?}"));
            }
        }
        let required = &row["require"];
        for (part, ours, theirs) in [
            ("postal codes", !rule.postal_code.is_empty(), !row["zip"].is_empty()),
            ("a required postal code", rule.needs_postal_code(), required.contains('Z')),
            ("a required city", rule.needs_city(), required.contains('C')),
            ("a state", rule.has_state(), required.contains('S')),
        ] {
            if ours != theirs {
                differ.push(format!("{country}: {part}, {ours} here and {theirs} there"));
            }
        }
    }
    assert_eq!(differ, [""; 0]);
    assert!(compared > 200, "{compared} countries");
}

#[test]
fn telephone_numbers_are_as_the_public_table_has_them() {
    let Some(text) = table("phone_metadata_min.json") else { return };
    let known: Value = serde_json::from_str(&text).unwrap();
    let (mut compared, mut differ) = (0, Vec::new());
    for country in Country::all() {
        let Some(theirs) = known["countries"].get(country.code()) else { continue };
        let rule = country.phone().unwrap();
        compared += 1;
        if theirs[0] != rule.calling_code {
            differ.push(format!("{country}: +{}", rule.calling_code));
        }
        if theirs.get(5).and_then(Value::as_str).unwrap_or_default() != rule.trunk {
            differ.push(format!("{country}: {} in front", rule.trunk));
        }
        let lengths: BTreeSet<usize> =
            theirs[3].as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect();
        for digits in 0..20 {
            // A service that is dialled with seven digits is no number of a company.
            let seven = country.code() == "CA" && digits == 7;
            if rule.takes(digits) != lengths.contains(&digits) && !seven {
                differ.push(format!("{country}: {digits} digits"));
            }
        }
    }
    assert_eq!(differ, [""; 0]);
    assert!(compared > 200, "{compared} countries");
}

#[test]
fn cultures_are_those_that_partner_center_lists() {
    let Some(text) = table("csp_supported_cultures.csv") else { return };
    let iso: Value = serde_json::from_str(&table("iso3166_codes.json").unwrap()).unwrap();
    let three: HashMap<&str, &str> = iso
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row[0].as_str().unwrap(), row[1].as_str().unwrap()))
        .collect();
    let (mut ours, mut left_out) = (BTreeSet::new(), Vec::new());
    for row in rows(&text) {
        let code = row["ISO Alpha 2 Country Code"].clone();
        let Ok(country) = code.parse::<Country>() else {
            left_out.push(code);
            continue;
        };
        ours.insert(country);
        let theirs: BTreeSet<&str> = row["Supported Culture(s)"].split(" / ").collect();
        let mut mine: BTreeSet<&str> = country.cultures().collect();
        // account.md, 6.2 has it besides.
        if code == "CA" {
            mine.remove("en-CA");
        }
        assert_eq!(mine, theirs, "{country}");
        // Kosovo has no code of the standard, and two are in use.
        if let Some(three) = three.get(country.code()).filter(|_| code != "XK") {
            assert_eq!(country.code3(), *three);
        }
    }
    assert_eq!(left_out, ["XJ", "AN", "XS", "XE"]);
    assert_eq!(ours.len(), Country::all().count(), "no country is only ours");
}

#[test]
fn currencies_are_those_in_which_partners_are_billed() {
    let Some(text) = table("csp_regions_and_currency.csv") else { return };
    let names: HashMap<String, Country> = rows(&table("csp_supported_cultures.csv").unwrap())
        .into_iter()
        .filter_map(|row| {
            let country = row["ISO Alpha 2 Country Code"].parse().ok()?;
            Some((row["Country/Region"].clone(), country))
        })
        .collect();
    let (mut compared, mut differ) = (0, Vec::new());
    for row in rows(&text) {
        let Some(country) = names.get(&row["Country/Region"]) else { continue };
        let mine = country.billing_currencies();
        let theirs = row["Currency"].parse().ok();
        if !theirs.map_or(mine.is_empty(), |currency| mine.contains(&currency)) {
            differ.push(format!("{country}: {mine:?}, not {}", row["Currency"]));
        }
        compared += 1;
    }
    assert_eq!(differ, [""; 0]);
    assert!(compared > 200, "{compared} countries");
}
