//! A hub's folder: what lies in it, readable to the hub alone, and the lock that
//! keeps a second hub out.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::ServeError;

/// A folder with a hub in it, or for one to be.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

/// The folder is this process's until this goes.
#[derive(Debug)]
pub struct Held {
    _lock: File,
}

impl Folder {
    /// Makes the folder where there is none, for its owner's eyes only.
    pub fn make(path: &Path) -> io::Result<Self> {
        make_private_folder(path)?;
        Ok(Self { path: path.to_owned() })
    }

    /// A folder that must have a hub in it already.
    pub fn existing(path: &Path) -> Result<Self, ServeError> {
        let folder = Self { path: path.to_owned() };
        if folder.database().is_file() {
            Ok(folder)
        } else {
            Err(ServeError::NoHub { path: path.to_owned() })
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn database(&self) -> PathBuf {
        self.path.join("hub.sqlite")
    }

    /// The hub's Ed25519 key: 32 bytes in hex.
    pub fn key(&self) -> PathBuf {
        self.path.join("hub.key")
    }

    pub fn certificate(&self) -> PathBuf {
        self.path.join("certificate.pem")
    }

    pub fn certificate_key(&self) -> PathBuf {
        self.path.join("certificate.key.pem")
    }

    /// Where the hub that runs here says how it is reached, for `invite-owner`.
    pub fn addresses(&self) -> PathBuf {
        self.path.join("addresses.json")
    }

    /// Keeps every other hub process out of the folder.
    pub fn hold(&self) -> Result<Held, ServeError> {
        let lock = open_private(&self.path.join("lock"), false)?;
        match lock.try_lock() {
            Ok(()) => Ok(Held { _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(ServeError::InUse { path: self.path.clone() }),
            Err(TryLockError::Error(cause)) => Err(cause.into()),
        }
    }
}

/// Writes a whole file or nothing, readable to its owner alone.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = open_private(&beside, true)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, path)
}

#[cfg(unix)]
fn open_private(path: &Path, empty: bool) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().create(true).write(true).truncate(empty).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn open_private(path: &Path, empty: bool) -> io::Result<File> {
    OpenOptions::new().create(true).write(true).truncate(empty).open(path)
}

/// A folder and those above it; only the folder itself is closed to others.
#[cfg(unix)]
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent() {
        fs::create_dir_all(above)?;
    }
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Whatever a library made: its owner's alone from here on.
#[cfg(unix)]
pub(super) fn close_to_others(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
pub(super) fn close_to_others(path: &Path) -> io::Result<()> {
    fs::metadata(path).map(drop)
}

/// Files that others than their owner may read or change, for `doctor`.
#[cfg(unix)]
pub fn open_to_others(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

/// There are no such bits here; the folder is as private as the one around it.
#[cfg(not(unix))]
pub fn open_to_others(path: &Path) -> io::Result<bool> {
    fs::metadata(path).map(|_| false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_process_holds_a_folder_and_nobody_else_reads_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::make(&place.path().join("hub")).unwrap();
        let held = folder.hold().unwrap();
        assert!(matches!(folder.hold(), Err(ServeError::InUse { .. })));
        drop(held);
        folder.hold().unwrap();
        write_private(&folder.key(), b"secret").unwrap();
        assert!(!open_to_others(folder.path()).unwrap());
        assert!(!open_to_others(&folder.key()).unwrap());
    }
}
