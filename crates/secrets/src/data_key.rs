//! The key that encrypts a workspace.

use std::fmt;

use zeroize::Zeroizing;

use crate::randomness::{Randomness, array};

/// 256 random bits, wiped when dropped. It leaves this type only to encrypt.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub fn generate(rng: &mut dyn Randomness) -> Self {
        Self::new(array(rng))
    }

    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OsRandomness;

    #[test]
    fn two_keys_differ_and_neither_shows() {
        let (a, b) = (DataKey::generate(&mut OsRandomness), DataKey::generate(&mut OsRandomness));
        assert_ne!(a.expose(), b.expose());
        assert_eq!(format!("{a:?}"), "DataKey(…)");
    }
}
