use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use desk_secrets::{Keychain, KeychainError, Secret};

/// A keychain that outlives the process, for programs that the tests kill. Its
/// secrets lie open in a folder: keep it away from the one that is searched.
#[derive(Debug)]
pub struct FileKeychain(PathBuf);

impl FileKeychain {
    pub fn new(folder: PathBuf) -> Self {
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, account: &str) -> PathBuf {
        self.0.join(hex::encode(account))
    }
}

fn failed(error: &std::io::Error) -> KeychainError {
    if error.kind() == ErrorKind::NotFound {
        return KeychainError::NoEntry;
    }
    KeychainError::Failed { reason: error.to_string() }
}

impl Keychain for FileKeychain {
    fn status(&self) -> Result<(), KeychainError> {
        Ok(())
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError> {
        fs::write(self.path(account), secret).map_err(|error| failed(&error))
    }

    fn get(&self, account: &str) -> Result<Secret, KeychainError> {
        fs::read(self.path(account)).map(Secret::new).map_err(|error| failed(&error))
    }

    fn delete(&self, account: &str) -> Result<(), KeychainError> {
        fs::remove_file(self.path(account)).map_err(|error| failed(&error))
    }
}
