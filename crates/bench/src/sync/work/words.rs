//! Words that mean nothing, of syllables; ASCII, so that they may stand in an address.

use desk_sample::Random;

/// So many that the records, as JSON under gzip, come to what those of the other
/// programs' measurement came to; a test holds it.
const WORDS: u64 = 96;

const ONSETS: [&str; 20] = [
    "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cl", "dr", "fl", "gr",
    "pl", "tr",
];
const VOWELS: [&str; 7] = ["a", "e", "i", "o", "u", "ai", "ou"];

pub(super) fn word(dice: &mut Random) -> String {
    let mut spelling = Random::of(&[1, dice.below(WORDS)]);
    let syllables = 2 + spelling.below(2);
    (0..syllables).map(|_| [spelling.one_of(&ONSETS), spelling.one_of(&VOWELS)].concat()).collect()
}

pub(super) fn name(dice: &mut Random) -> String {
    capital(&word(dice))
}

pub(super) fn phrase(dice: &mut Random, words: usize) -> String {
    capital(&(0..words).map(|_| word(dice)).collect::<Vec<_>>().join(" "))
}

pub(super) fn phone(dice: &mut Random) -> String {
    let mut pair = || dice.below(100);
    let (a, b, c, d) = (pair(), pair(), pair(), pair());
    format!("+33 {} {a:02} {b:02} {c:02} {d:02}", 1 + dice.below(5))
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_ascii_uppercase() + rest
}
