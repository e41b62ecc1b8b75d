//! What people type, letter by letter: the same for the same list.

use std::collections::BTreeSet;

use desk_core::price_list::PriceRow;

use crate::list;

/// Typed with and without accents, in any case, several words, and nothing that
/// is found.
const SENTENCES: [&str; 12] = [
    "belvédère",
    "BELVEDERE premium",
    "œillet st",
    "forêt mail education",
    "FORET MAIL EDUCATION",
    "lumiere insights nonprofit",
    "zénith vault government",
    "telephony voicemail",
    "café classroom",
    "single sign-on",
    "frontline trial",
    "xylophone",
];

/// Offers whose title or id somebody types.
const OFFERS: usize = 16;

/// The longest that is typed of a title.
const KEYSTROKES: usize = 24;

pub(crate) fn searches(rows: u64) -> Vec<String> {
    let step = usize::try_from(rows).unwrap_or(usize::MAX) / OFFERS;
    let offers: Vec<PriceRow> =
        desk_sample::rows(&list::plan(rows)).step_by(step.max(1)).take(OFFERS).collect();
    let titles = offers.iter().map(|row| row.sku_title.clone());
    let ids = offers.iter().step_by(3).map(|row| row.offer.to_string());
    let mut known = BTreeSet::new();
    titles
        .chain(ids)
        .chain(SENTENCES.map(str::to_owned))
        .flat_map(|sentence| keystrokes(&sentence))
        .filter(|typed| known.insert(typed.clone()))
        .collect()
}

/// The text after every letter; a space at the end asks nothing new.
fn keystrokes(sentence: &str) -> Vec<String> {
    let letters: Vec<char> = sentence.chars().take(KEYSTROKES).collect();
    (1..=letters.len())
        .map(|count| letters.iter().take(count).collect::<String>())
        .filter(|typed| !typed.ends_with(' '))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_enough_and_they_are_always_the_same() {
        let typed = searches(5_000);
        assert!(typed.len() >= 200, "{} searches", typed.len());
        assert_eq!(typed, searches(5_000));
        assert_eq!(keystrokes("Fo ê"), ["F", "Fo", "Fo ê"]);
    }
}
