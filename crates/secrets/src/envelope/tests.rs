use super::*;
use crate::keychain::{AbsentKeychain, MemoryKeychain};
use crate::randomness::Seeded;

const PASSWORD: &str = "Jof7#quelqu’un";
const UNTIL: i64 = 1_000_000;
const PLACE: EnvelopePlace<'_> = EnvelopePlace { workspace: "w", envelope: "e", user: "ben" };

fn secret(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

fn sealed(text: &str, opens: u8, keychain: &dyn Keychain) -> Result<Vec<u8>, EnvelopeError> {
    let mut file = Vec::new();
    let mut rng = Seeded::new(3);
    seal_envelope(PLACE, &secret(text), (opens, UNTIL), keychain, &mut rng, |bytes| {
        file = bytes.to_vec();
        Ok::<_, EnvelopeError>(())
    })?;
    Ok(file)
}

fn opened(file: &[u8], at: i64, keychain: &dyn Keychain) -> Result<(String, u8), String> {
    let one = open_envelope(PLACE, file, at, keychain).map_err(|error| format!("{error:?}"))?;
    Ok((one.text.expose().to_owned(), one.left))
}

#[test]
fn it_opens_so_often_and_no_more() {
    let keychain = MemoryKeychain::new();
    let file = sealed(PASSWORD, 3, &keychain).unwrap();
    for left in [2, 1, 0] {
        assert_eq!(opened(&file, 5, &keychain), Ok((PASSWORD.to_owned(), left)));
    }
    assert!(keychain.accounts().is_empty(), "nothing is left of it");
    assert_eq!(opened(&file, 5, &keychain), Err("Gone".to_owned()), "a copy of the file is none");
}

#[test]
fn its_time_ends() {
    let keychain = MemoryKeychain::new();
    let file = sealed(PASSWORD, 3, &keychain).unwrap();
    assert!(opened(&file, UNTIL - 1, &keychain).is_ok());
    assert_eq!(opened(&file, UNTIL, &keychain), Err("Expired".to_owned()));
    assert!(keychain.accounts().is_empty());
    assert_eq!(opened(&file, 5, &keychain), Err("Gone".to_owned()), "no clock brings it back");
}

#[test]
fn the_file_tells_nothing_not_even_how_long_the_password_is() {
    let keychain = MemoryKeychain::new();
    let files = ["a", PASSWORD, &"é".repeat(256), &"𝄞".repeat(256)]
        .map(|text| sealed(text, 1, &keychain).unwrap());
    assert!(files.iter().all(|file| file.len() == files[0].len()));
    assert!(!files[1].windows(4).any(|part| part == &PASSWORD.as_bytes()[..4]));
    assert!(matches!(sealed("", 1, &keychain), Err(EnvelopeError::Unfit)));
    assert!(matches!(sealed(&"a".repeat(1_025), 1, &keychain), Err(EnvelopeError::Unfit)));
}

#[test]
fn whatever_is_changed_shuts_it_and_spends_nothing() {
    let keychain = MemoryKeychain::new();
    let file = sealed(PASSWORD, 1, &keychain).unwrap();
    for at in 0..file.len() {
        let mut other = file.clone();
        other[at] ^= 1;
        assert_eq!(opened(&other, 5, &keychain), Err("Damaged".to_owned()), "byte {at}");
    }
    for part in [&[][..], &file[..40], &file[..file.len() - 1]] {
        assert_eq!(opened(part, 5, &keychain), Err("Damaged".to_owned()));
    }
    let other = EnvelopePlace { user: "eve", ..PLACE };
    let came = open_envelope(other, &file, 5, &keychain);
    assert!(matches!(came, Err(EnvelopeError::Damaged)), "it is bound to the person");
    assert!(opened(&file, 5, &keychain).is_ok(), "it can still be opened once");
}

#[test]
fn an_entry_of_another_envelope_or_form_opens_nothing() {
    let keychain = MemoryKeychain::new();
    let file = sealed(PASSWORD, 2, &keychain).unwrap();
    let account = PLACE.account();
    let good = keychain.get(&account).unwrap();
    keychain.set("workspace w envelope f", good.expose()).unwrap();
    let other = EnvelopePlace { envelope: "f", ..PLACE };
    let came = open_envelope(other, &file, 5, &keychain);
    assert!(matches!(came, Err(EnvelopeError::Damaged)));
    for bad in [&[][..], &good.expose()[1..], &[9; 42], &[1; 43]] {
        keychain.set(&account, bad).unwrap();
        assert_eq!(opened(&file, 5, &keychain), Err("Damaged".to_owned()), "{bad:?}");
    }
}

#[test]
fn without_a_keychain_nothing_is_sealed_and_nothing_opened() {
    let came = sealed(PASSWORD, 1, &AbsentKeychain);
    assert!(matches!(came, Err(EnvelopeError::Keychain(_))));
    let keychain = MemoryKeychain::new();
    let file = sealed(PASSWORD, 1, &keychain).unwrap();
    keychain.set_locked(true);
    assert_eq!(opened(&file, 5, &keychain), Err("Keychain(Locked)".to_owned()));
    keychain.set_locked(false);
    assert!(opened(&file, 5, &keychain).is_ok(), "that spent nothing");
}

#[test]
fn a_file_that_cannot_be_written_leaves_no_key() {
    let keychain = MemoryKeychain::new();
    let mut rng = Seeded::new(3);
    let came = seal_envelope(PLACE, &secret("a"), (1, UNTIL), &keychain, &mut rng, |_| {
        Err(EnvelopeError::Gone)
    });
    assert!(came.is_err());
    assert!(keychain.accounts().is_empty());
}

/// A keychain that takes entries and cannot change them afterwards.
#[derive(Debug, Default)]
struct Stubborn(MemoryKeychain);

impl Keychain for Stubborn {
    fn status(&self) -> Result<(), KeychainError> {
        Ok(())
    }
    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError> {
        if self.0.accounts().is_empty() {
            self.0.set(account, secret)
        } else {
            Err(KeychainError::Denied)
        }
    }
    fn get(&self, account: &str) -> Result<crate::secret::Secret, KeychainError> {
        self.0.get(account)
    }
    fn delete(&self, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError::Denied)
    }
}

#[test]
fn an_opening_that_cannot_be_counted_gives_nothing_out() {
    for opens in [1, 2] {
        let keychain = Stubborn::default();
        let file = sealed(PASSWORD, opens, &keychain).unwrap();
        assert_eq!(opened(&file, 5, &keychain), Err("Keychain(Denied)".to_owned()), "{opens}");
    }
}

#[test]
fn debug_says_nothing() {
    let keychain = MemoryKeychain::new();
    let file = sealed(PASSWORD, 1, &keychain).unwrap();
    let one = open_envelope(PLACE, &file, 5, &keychain).unwrap();
    assert!(!format!("{one:?} {one:#?}").contains("Jof7"));
}
