//! The real keychain of the machine, where it answers; and what happens where
//! it does not.
//!
//! `PARTNER_DESK_TEST_KEYCHAIN=1` makes the first test mandatory; `cargo xtask
//! test` sets it under a session bus with an unlocked keyring.

use desk_secrets::{
    DataKey, Keychain, KeychainError, OsKeychain, OsRandomness, Slot, Slots, open_keychain,
    wrap_keychain,
};

#[test]
fn a_key_put_into_the_keychain_opens_the_slot_again() {
    let keychain = OsKeychain::new();
    match (keychain.status(), std::env::var_os("PARTNER_DESK_TEST_KEYCHAIN")) {
        (Ok(()), _) => {}
        (Err(why), Some(_)) => panic!("a keychain was promised: {why}"),
        (Err(_), None) => return,
    }
    let key = DataKey::generate(&mut OsRandomness);
    let mut slots = Slots::new("a test of Partner Desk");
    let slot = wrap_keychain(&key, &slots.workspace, &keychain, &mut OsRandomness).unwrap();
    let Slot::Keychain { account, .. } = &slot else { panic!("{slot:?}") };
    let account = account.clone();
    slots.slots.push(slot);
    assert_eq!(open_keychain(&slots, &keychain).unwrap().expose(), key.expose());

    keychain.set(&account, b"replaced").unwrap();
    assert_eq!(keychain.get(&account).unwrap().expose(), b"replaced");
    keychain.delete(&account).unwrap();
    assert_eq!(keychain.get(&account).unwrap_err(), KeychainError::NoEntry);
    assert_eq!(keychain.delete(&account), Err(KeychainError::NoEntry));
    assert_eq!(keychain.set(&account, &[0; 4096]), Err(KeychainError::TooBig));
}

#[cfg(target_os = "linux")]
mod without {
    use super::*;
    use std::os::unix::net::UnixListener;
    use std::process::Command;
    use std::time::{Duration, Instant};

    /// Runs [`unavailable`] in a process of its own that has this session bus.
    fn is_unavailable_with(address: &str) -> bool {
        std::env::current_exe()
            .and_then(|test| {
                Command::new(test)
                    .args(["--exact", "without::unavailable", "--ignored"])
                    .env("DBUS_SESSION_BUS_ADDRESS", address)
                    .status()
            })
            .is_ok_and(|status| status.success())
    }

    #[test]
    #[ignore = "run by the two below, with a session bus that is no good"]
    fn unavailable() {
        let asks: [fn(OsKeychain) -> Result<(), KeychainError>; 4] = [
            |keychain| keychain.status(),
            |keychain| keychain.set("a", b"b"),
            |keychain| keychain.get("a").map(drop),
            |keychain| keychain.delete("a"),
        ];
        // At once, because each may wait out its limit.
        std::thread::scope(|scope| {
            for ask in asks {
                scope.spawn(move || {
                    let result = ask(OsKeychain::new());
                    let is_told = matches!(
                        result,
                        Err(KeychainError::Unavailable { .. } | KeychainError::TooSlow { .. })
                    );
                    assert!(is_told, "{result:?}");
                });
            }
        });
    }

    #[test]
    fn a_bus_that_is_not_there_is_an_ordinary_state() {
        assert!(is_unavailable_with("unix:path=/nonexistent/bus"));
    }

    #[test]
    fn a_bus_that_never_answers_does_not_hang_the_program() {
        let path = std::env::temp_dir().join(format!("partner-desk-bus-{}", std::process::id()));
        let _silent = UnixListener::bind(&path).unwrap();
        let start = Instant::now();
        assert!(is_unavailable_with(&format!("unix:path={}", path.display())));
        std::fs::remove_file(&path).unwrap();
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    }
}
