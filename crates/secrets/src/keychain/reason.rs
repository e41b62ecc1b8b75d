//! Turns the keychain crates' errors into ours, leaving behind any bytes they
//! carry.

use keyring::Error;

use super::KeychainError;

pub(super) fn of(error: &Error) -> KeychainError {
    let failed = |reason: String| KeychainError::Failed { reason };
    match error {
        Error::NoEntry => KeychainError::NoEntry,
        Error::PlatformFailure(cause) => of_platform(cause.as_ref())
            .unwrap_or_else(|| KeychainError::Failed { reason: cause.to_string() }),
        Error::NoStorageAccess(cause) => {
            of_platform(cause.as_ref()).unwrap_or(KeychainError::Locked)
        }
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => {
            KeychainError::Unavailable { reason: error.to_string() }
        }
        Error::TooLong(..) => KeychainError::TooBig,
        // These two carry what was stored.
        Error::BadEncoding(_) | Error::BadDataFormat(..) => {
            failed("the entry is not readable".to_owned())
        }
        Error::Ambiguous(_) => failed("several entries have the same name".to_owned()),
        Error::BadStoreFormat(_) | Error::Invalid(..) => failed(error.to_string()),
        _ => failed("an error of a new kind".to_owned()),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn of_platform(cause: &(dyn std::error::Error + Send + Sync + 'static)) -> Option<KeychainError> {
    cause.downcast_ref().map(of_service)
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn of_platform(_: &(dyn std::error::Error + Send + Sync + 'static)) -> Option<KeychainError> {
    None
}

#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn of_service(error: &secret_service::Error) -> KeychainError {
    use secret_service::Error as Service;
    match error {
        // "No result" is how a service without a default keyring answers.
        Service::Locked | Service::NoResult => KeychainError::Locked,
        Service::Prompt => KeychainError::Denied,
        Service::Unavailable
        | Service::PromptDisconnected
        | Service::Zbus(_)
        | Service::ZbusFdo(_) => KeychainError::Unavailable { reason: error.to_string() },
        Service::Crypto(_) | Service::Zvariant(_) => {
            KeychainError::Failed { reason: error.to_string() }
        }
        _ => KeychainError::Failed { reason: "an error of a new kind".to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_carries_the_secret_leaves_it_behind() {
        for error in [
            Error::BadEncoding(b"opensesame".to_vec()),
            Error::BadDataFormat(b"opensesame".to_vec(), "cause".into()),
        ] {
            let ours = of(&error);
            let bytes = format!("{:?}", b"opensesame");
            let printed = format!("{ours} {ours:?}");
            assert!(!printed.contains("sesame") && !printed.contains(&bytes[1..8]), "{printed}");
        }
    }

    #[test]
    fn ordinary_states_are_told_apart() {
        assert_eq!(of(&Error::NoEntry), KeychainError::NoEntry);
        assert_eq!(of(&Error::NoStorageAccess("closed".into())), KeychainError::Locked);
        assert_eq!(of(&Error::TooLong("secret".to_owned(), 9)), KeychainError::TooBig);
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn a_secret_service_says_why_whichever_way_the_store_wraps_it() {
        use secret_service::Error as Service;
        let wraps: [fn(Service) -> Error; 2] = [
            |error| Error::PlatformFailure(Box::new(error)),
            |error| Error::NoStorageAccess(Box::new(error)),
        ];
        for wrap in wraps {
            assert_eq!(of(&wrap(Service::Locked)), KeychainError::Locked);
            assert_eq!(of(&wrap(Service::NoResult)), KeychainError::Locked);
            assert_eq!(of(&wrap(Service::Prompt)), KeychainError::Denied);
            assert!(matches!(of(&wrap(Service::Unavailable)), KeychainError::Unavailable { .. }));
        }
    }
}
