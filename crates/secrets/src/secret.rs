//! Bytes and text that must not be seen: no display, no serialisation, a debug
//! form that says nothing, wiped when dropped.

use std::fmt;

use zeroize::Zeroizing;

/// Secret bytes.
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Secret text: a passphrase, or a recovery key as a person reads it.
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_says_nothing() {
        let text = SecretText::new("opensesame".to_owned());
        let bytes = Secret::new(b"opensesame".to_vec());
        let printed = format!("{text:?} {text:#?} {bytes:?} {bytes:#?}");
        assert!(!printed.contains("sesame") && !printed.contains("112"), "{printed}");
    }
}
