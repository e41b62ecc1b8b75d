//! The recovery key: 160 random bits that a person writes down and types back.

use std::fmt;

use zeroize::Zeroizing;

use crate::randomness::{Randomness, array};
use crate::secret::SecretText;

const BYTES: usize = 20;
const GROUP: usize = 4;
const KEY_CHARS: usize = 32;
/// Eight groups of key and one of checksum.
const ALL_CHARS: usize = KEY_CHARS + GROUP;
/// Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 160 random bits, wiped when dropped.
#[derive(Clone)]
pub struct RecoveryKey(Zeroizing<[u8; BYTES]>);

/// Why typed text is no recovery key. Says where, never what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    #[error("a recovery key has {wanted} letters and digits, not {found}")]
    Length { found: usize, wanted: usize },
    /// `group` counts from 1, as the key is written.
    #[error("group {group} has a character that no recovery key has")]
    Character { group: usize },
    #[error("a letter or digit was mistyped or two were swapped")]
    Checksum,
}

impl RecoveryKey {
    pub fn generate(rng: &mut dyn Randomness) -> Self {
        Self(Zeroizing::new(array(rng)))
    }

    /// As a person writes it down: nine groups of four with hyphens.
    pub fn display(&self) -> SecretText {
        let mut text = String::with_capacity(ALL_CHARS + ALL_CHARS / GROUP);
        for (at, digit) in self.digits().iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(*digit)]));
        }
        SecretText::new(text)
    }

    /// Reads what a person typed: any case, any spaces and hyphens or none, O for
    /// zero, I and L for one.
    pub fn parse(text: &str) -> Result<Self, RecoveryKeyError> {
        let mut digits = Zeroizing::new([0; ALL_CHARS]);
        let mut found = 0;
        for char in text.chars().filter(|char| !is_separator(*char)) {
            let digit =
                digit(char).ok_or(RecoveryKeyError::Character { group: found / GROUP + 1 })?;
            if let Some(place) = digits.get_mut(found) {
                *place = digit;
            }
            found += 1;
        }
        if found != ALL_CHARS {
            return Err(RecoveryKeyError::Length { found, wanted: ALL_CHARS });
        }
        let key = Self(from_digits(&digits[..KEY_CHARS]));
        if *key.digits() == *digits { Ok(key) } else { Err(RecoveryKeyError::Checksum) }
    }

    pub(crate) fn expose(&self) -> &[u8; BYTES] {
        &self.0
    }

    /// Five bits each: the key, then its checksum.
    fn digits(&self) -> Zeroizing<[u8; ALL_CHARS]> {
        let mut bytes = Zeroizing::new([0; BYTES + 3]);
        bytes[..BYTES].copy_from_slice(&*self.0);
        let sum = blake3::derive_key("partner-desk 2026 recovery key checksum", &*self.0);
        bytes[BYTES..].copy_from_slice(&sum[..3]);
        let mut digits = Zeroizing::new([0; ALL_CHARS]);
        for (at, digit) in digits.iter_mut().enumerate() {
            let bit = at * 5;
            let pair = u16::from(bytes[bit / 8]) << 8
                | bytes.get(bit / 8 + 1).copied().map_or(0, u16::from);
            *digit = (pair >> (11 - bit % 8)) as u8 & 31;
        }
        digits
    }
}

/// The first 160 bits of the digits.
fn from_digits(digits: &[u8]) -> Zeroizing<[u8; BYTES]> {
    let mut bytes = Zeroizing::new([0; BYTES]);
    for (at, digit) in digits.iter().enumerate() {
        for bit in 0..5 {
            let to = at * 5 + bit;
            if digit >> (4 - bit) & 1 == 1 {
                bytes[to / 8] |= 0x80 >> (to % 8);
            }
        }
    }
    bytes
}

/// Spaces of any kind, and the dashes a text program makes of a hyphen.
fn is_separator(char: char) -> bool {
    char.is_whitespace()
        || matches!(char, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200B}')
}

fn digit(char: char) -> Option<u8> {
    let plain = match char.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|letter| char::from(*letter) == plain)?;
    u8::try_from(at).ok()
}

/// In constant time: comparing hashes is.
impl PartialEq for RecoveryKey {
    fn eq(&self, other: &Self) -> bool {
        blake3::hash(&*self.0) == blake3::hash(&*other.0)
    }
}

impl Eq for RecoveryKey {}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::randomness::Seeded;

    #[test]
    fn a_key_is_read_back_as_it_was_shown() {
        for seed in 0..200 {
            let key = RecoveryKey::generate(&mut Seeded::new(seed));
            let shown = key.display();
            assert_eq!(RecoveryKey::parse(shown.expose()).unwrap(), key);
            assert_eq!(shown.expose().split('-').map(str::len).collect::<Vec<_>>(), [4; 9]);
        }
    }

    #[test]
    fn the_form_does_not_change_between_versions() {
        let mut bytes = [0; BYTES];
        for (at, byte) in (0..).zip(&mut bytes) {
            *byte = at;
        }
        let key = RecoveryKey(Zeroizing::new(bytes));
        assert_eq!(key.display().expose(), "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-HF4M");
    }

    #[test]
    fn slips_of_the_hand_are_forgiven() {
        let key = (0..)
            .map(|seed| RecoveryKey::generate(&mut Seeded::new(seed)))
            .find(|key| {
                key.display().expose().contains('0') && key.display().expose().contains('1')
            })
            .unwrap();
        let shown = key.display().expose().to_owned();
        for typed in [
            shown.to_lowercase(),
            shown.replace('-', ""),
            shown.replace('-', "\u{a0}–\t"),
            format!("  {shown}\r\n"),
            shown.replace('0', "o").replace('1', "l"),
            shown.replace('0', "O").replace('1', "I"),
        ] {
            assert_eq!(RecoveryKey::parse(&typed), Ok(key_again(&key)), "{typed:?}");
        }
    }

    fn key_again(key: &RecoveryKey) -> RecoveryKey {
        RecoveryKey(key.0.clone())
    }

    #[test]
    fn a_wrong_letter_or_a_swap_is_noticed() {
        let shown = RecoveryKey::generate(&mut Seeded::new(7)).display().expose().to_owned();
        let mut chars: Vec<char> = shown.chars().filter(|char| *char != '-').collect();
        for at in 0..chars.len() {
            let right = chars[at];
            for wrong in ALPHABET.iter().map(|letter| char::from(*letter)).filter(|c| *c != right) {
                chars[at] = wrong;
                let typed: String = chars.iter().collect();
                assert_eq!(RecoveryKey::parse(&typed), Err(RecoveryKeyError::Checksum), "{at}");
            }
            chars[at] = right;
            if at > 0 && chars[at - 1] != right {
                chars.swap(at - 1, at);
                let typed: String = chars.iter().collect();
                assert_eq!(RecoveryKey::parse(&typed), Err(RecoveryKeyError::Checksum), "{at}");
                chars.swap(at - 1, at);
            }
        }
    }

    #[test]
    fn what_cannot_be_a_key_is_refused_with_the_place() {
        use RecoveryKeyError::{Character, Length};
        let shown = RecoveryKey::generate(&mut Seeded::new(7)).display().expose().to_owned();
        let read = |text: &str| RecoveryKey::parse(text).unwrap_err();
        assert_eq!(read(""), Length { found: 0, wanted: 36 });
        assert_eq!(read(&shown[..30]), Length { found: 24, wanted: 36 });
        assert_eq!(read(&format!("{shown}A")), Length { found: 37, wanted: 36 });
        assert_eq!(read(&format!("{}U", &shown[..10])), Character { group: 3 });
        assert_eq!(read("é"), Character { group: 1 });
    }

    #[test]
    fn debug_says_nothing() {
        assert_eq!(format!("{:?}", RecoveryKey::generate(&mut Seeded::new(1))), "RecoveryKey(…)");
    }
}
