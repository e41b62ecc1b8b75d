use super::*;
use crate::randomness::Seeded;
use crate::{AbsentKeychain, DataKey, Keychain, MemoryKeychain, RecoveryKey, SecretText};

const WORKSPACE: &str = "0192f3a4-0000-7000-8000-000000000001";

struct Case {
    key: DataKey,
    keychain: MemoryKeychain,
    recovery: RecoveryKey,
    passphrase: SecretText,
    slots: Slots,
}

fn cheap() -> Argon2Cost {
    Argon2Cost::new(8, 1, 1).unwrap()
}

fn text(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

/// A workspace with one slot of each kind.
fn case(seed: u64) -> Case {
    let mut rng = Seeded::new(seed);
    let key = DataKey::generate(&mut rng);
    let keychain = MemoryKeychain::new();
    let recovery = RecoveryKey::generate(&mut rng);
    let passphrase = text("cinq éléphants verts");
    let mut slots = Slots::new(WORKSPACE);
    slots.slots = vec![
        wrap_keychain(&key, WORKSPACE, &keychain, &mut rng).unwrap(),
        wrap_recovery(&key, WORKSPACE, &recovery, &mut rng).unwrap(),
        wrap_passphrase(&key, WORKSPACE, &passphrase, &mut rng, cheap()).unwrap(),
    ];
    Case { key, keychain, recovery, passphrase, slots }
}

impl Case {
    fn opened(&self, slots: &Slots) -> [Result<DataKey, SlotError>; 3] {
        [
            open_keychain(slots, &self.keychain),
            open_recovery(slots, &self.recovery),
            open_passphrase(slots, &self.passphrase),
        ]
    }
}

#[test]
fn every_slot_gives_back_the_key_also_after_a_file() {
    let case = case(1);
    let read = Slots::parse(case.slots.to_json().unwrap().as_bytes()).unwrap();
    assert_eq!(read, case.slots);
    for opened in case.opened(&read) {
        assert_eq!(opened.unwrap().expose(), case.key.expose());
    }
}

#[test]
fn the_keys_of_others_open_nothing() {
    let (mine, other) = (case(1), case(2));
    assert_eq!(open_recovery(&mine.slots, &other.recovery).unwrap_err(), SlotError::WrongKey);
    let wrong = text("cinq elephants verts");
    assert_eq!(open_passphrase(&mine.slots, &wrong).unwrap_err(), SlotError::WrongKey);
    assert_eq!(
        open_keychain(&mine.slots, &other.keychain).unwrap_err(),
        SlotError::Keychain(KeychainError::NoEntry)
    );
    let account = mine.keychain.accounts().remove(0);
    for found in [[7; 32].as_slice(), b"short"] {
        mine.keychain.set(&account, found).unwrap();
        assert_eq!(open_keychain(&mine.slots, &mine.keychain).unwrap_err(), SlotError::Damaged);
    }
}

#[test]
fn a_keychain_that_is_locked_or_absent_says_so() {
    let case = case(1);
    case.keychain.set_locked(true);
    assert_eq!(
        open_keychain(&case.slots, &case.keychain).unwrap_err(),
        SlotError::Keychain(KeychainError::Locked)
    );
    assert!(matches!(
        wrap_keychain(&case.key, WORKSPACE, &AbsentKeychain, &mut Seeded::new(3)),
        Err(SlotError::Keychain(KeychainError::Unavailable { .. }))
    ));
}

#[test]
fn a_slot_moved_to_another_workspace_does_not_open() {
    let case = case(1);
    let moved = Slots { workspace: WORKSPACE.replace('1', "2"), ..case.slots.clone() };
    let [keychain, recovery, passphrase] = case.opened(&moved).map(Result::unwrap_err);
    assert_eq!(keychain, SlotError::Damaged);
    assert_eq!(recovery, SlotError::Damaged);
    assert_eq!(passphrase, SlotError::WrongKey);
}

#[test]
fn a_flipped_bit_anywhere_is_refused() {
    let case = case(1);
    for (at, slot) in case.slots.slots.iter().enumerate() {
        let alone = Slots { slots: vec![slot.clone()], ..case.slots.clone() };
        let json = serde_json::to_vec(&alone).unwrap();
        for byte in 0..json.len() {
            for bit in 0..8 {
                let mut altered = json.clone();
                altered[byte] ^= 1 << bit;
                let Ok(slots) = Slots::parse(&altered) else { continue };
                assert!(case.opened(&slots)[at].is_err(), "{}", String::from_utf8_lossy(&altered));
            }
        }
    }
}

#[test]
fn a_slot_of_a_later_version_survives_a_rewrite() {
    let case = case(1);
    let mut json: serde_json::Value = serde_json::to_value(&case.slots).unwrap();
    let later = serde_json::json!({ "kind": "passkey", "credential": [1, 2.5, null] });
    json["slots"].as_array_mut().unwrap().insert(1, later.clone());
    let slots = Slots::parse(json.to_string().as_bytes()).unwrap();
    assert!(case.opened(&slots).iter().all(Result::is_ok));
    assert_eq!(serde_json::to_value(&slots).unwrap(), json);
}

#[test]
fn one_damaged_slot_does_not_close_the_others() {
    let case = case(1);
    let mut json: serde_json::Value = serde_json::to_value(&case.slots).unwrap();
    json["slots"][1]["wrapped"] = "gone".into();
    let slots = Slots::parse(json.to_string().as_bytes()).unwrap();
    let [keychain, recovery, passphrase] = case.opened(&slots);
    assert!(keychain.is_ok() && passphrase.is_ok());
    assert_eq!(recovery.unwrap_err(), SlotError::Damaged);
}

#[test]
fn without_a_slot_of_the_kind_there_is_no_way_in() {
    let case = case(1);
    for opened in case.opened(&Slots::new(WORKSPACE)) {
        assert_eq!(opened.unwrap_err(), SlotError::NoSuchSlot);
    }
}

#[test]
fn a_passphrase_is_the_same_on_every_keyboard() {
    let case = case(1);
    let decomposed = text("cinq e\u{301}le\u{301}phants verts");
    assert_eq!(open_passphrase(&case.slots, &decomposed).unwrap().expose(), case.key.expose());
}

#[test]
fn an_empty_passphrase_is_refused() {
    let wrapped = wrap_passphrase(&case(1).key, WORKSPACE, &text(""), &mut Seeded::new(1), cheap());
    assert_eq!(wrapped, Err(SlotError::EmptyPassphrase));
}

#[test]
fn a_slot_that_asks_for_too_much_is_refused_before_it_is_tried() {
    let case = case(1);
    for cost in [
        r#"{"m_kib":1048577,"t":1,"p":1}"#,
        r#"{"m_kib":4294967295,"t":1,"p":1}"#,
        r#"{"m_kib":1048576,"t":20,"p":1}"#,
        r#"{"m_kib":65536,"t":21,"p":1}"#,
        r#"{"m_kib":65536,"t":4294967295,"p":1}"#,
        r#"{"m_kib":65536,"t":3,"p":17}"#,
        r#"{"m_kib":7,"t":1,"p":1}"#,
        r#"{"m_kib":8,"t":0,"p":1}"#,
        r#"{"m_kib":8,"t":1,"p":0}"#,
    ] {
        let mut json = serde_json::to_value(&case.slots).unwrap();
        json["slots"][2]["argon2"] = serde_json::from_str(cost).unwrap();
        let slots = Slots::parse(json.to_string().as_bytes()).unwrap();
        assert_eq!(
            open_passphrase(&slots, &case.passphrase).unwrap_err(),
            SlotError::CostOutOfBounds,
            "{cost}"
        );
    }
    assert!(Argon2Cost::new(1024 * 1024, 4, 4).is_ok(), "a gibibyte is a lot, not too much");
}

#[test]
fn the_default_cost_opens_what_it_wrapped() {
    let mut rng = Seeded::new(5);
    let (key, passphrase) = (DataKey::generate(&mut rng), text("long enough"));
    let mut slots = Slots::new(WORKSPACE);
    slots.slots.push(
        wrap_passphrase(&key, WORKSPACE, &passphrase, &mut rng, Argon2Cost::DEFAULT).unwrap(),
    );
    assert_eq!(open_passphrase(&slots, &passphrase).unwrap().expose(), key.expose());
}

#[test]
fn a_file_that_is_not_ours_or_too_new_is_refused() {
    let read = |json: &str| Slots::parse(json.as_bytes()).unwrap_err();
    assert!(matches!(read("{}"), SlotsError::Unreadable(_)));
    assert!(matches!(read(r#"{"version":2,"keys":[]}"#), SlotsError::Version(2)));
    let mut many = Slots::new(WORKSPACE);
    many.slots = vec![Slot::Other(serde_json::Value::Null); MOST_SLOTS + 1];
    assert!(matches!(read(&many.to_json().unwrap()), SlotsError::TooMany));
}

#[test]
fn neither_debug_nor_the_file_shows_a_key() {
    let case = case(1);
    let account = case.keychain.accounts().remove(0);
    let under = case.keychain.get(&account).unwrap();
    let secrets: [&[u8]; 4] = [
        case.key.expose(),
        case.recovery.expose(),
        case.passphrase.expose().as_bytes(),
        under.expose(),
    ];
    let printed = format!(
        "{:?} {:?} {:?} {:?} {under:?} {:#?} {}",
        case.key,
        case.keychain,
        case.recovery,
        case.passphrase,
        case.slots,
        case.slots.to_json().unwrap()
    );
    for secret in secrets {
        let list = format!("{secret:?}");
        for shown in
            [::hex::encode(secret), list[1..list.len() - 1].to_owned(), lossy(secret).to_owned()]
        {
            assert!(shown.is_empty() || !printed.contains(&shown), "{shown}");
        }
    }
    assert!(!printed.contains(&case.recovery.display().expose()[..9]));
}

/// The text of a secret that is text.
fn lossy(secret: &[u8]) -> &str {
    std::str::from_utf8(secret).unwrap_or_default()
}

/// Written by the first version. If this fails, workspaces and backups that
/// people have no longer open.
const FIRST_VERSION: &str = r#"{ "version": 1, "workspace": "0192f3a4-0000-7000-8000-000000000001", "slots": [
  { "kind": "recovery", "id": "108c31c59611b992fb2a9b5b2736044c", "check": "b45ebb7d",
    "nonce": "d9da3bcd6eded1e35fe1b2c815f3faa6082977ac4d960ecb",
    "wrapped": "5e2580f37722f7d76f2f37c5100dcce059fdbb88ca32d8b55ed2b91fd8f73e96ee0f58b95031f0bd63817171ba0c2d50" },
  { "kind": "passphrase", "id": "7a0887ec10acf5cecb82035f6cc520a6",
    "argon2": { "m_kib": 8, "t": 1, "p": 1 }, "salt": "e795b013093e4efc1405b25dbb07e398",
    "nonce": "90af00bde214e63aa99ad31b0c7673e799f476b17a41024b",
    "wrapped": "71ca230b8b84ea875e161727afeb3e795d5c29bf9a2bc8d659e6d18839ada403186164cf0039e512e4fca198f9787257" } ] }"#;

#[test]
fn slots_of_the_first_version_open() {
    let slots = Slots::parse(FIRST_VERSION.as_bytes()).unwrap();
    let recovery = RecoveryKey::parse("VE29-MNF1-6JNG-KGYK-W4YQ-E8Z0-1T25-WV5N-NGJM").unwrap();
    for key in
        [open_recovery(&slots, &recovery), open_passphrase(&slots, &text("cinq éléphants verts"))]
    {
        assert_eq!(
            ::hex::encode(key.unwrap().expose()),
            "b8955078e2c8ea364d1c09298fa47e928718cdec5ccb0670bbd4abcd6392d7e1"
        );
    }
}
