//! The key of the file, on its way to the cipher.

use zeroize::Zeroizing;

/// A raw 256-bit SQLCipher key. Never printed.
pub struct FileKey(Zeroizing<String>);

impl FileKey {
    pub fn new(key: &[u8; 32]) -> Self {
        // The raw form, `x'…'`: a passphrase would be stretched again for every
        // connection, and the key is random already.
        Self(Zeroizing::new(format!("\"x'{}'\"", Zeroizing::new(hex::encode(key)).as_str())))
    }

    pub(crate) fn pragma(&self) -> Zeroizing<String> {
        self.0.clone()
    }
}

impl Clone for FileKey {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl std::fmt::Debug for FileKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileKey(…)")
    }
}
