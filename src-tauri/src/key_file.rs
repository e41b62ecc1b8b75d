//! The passphrase slot that was named at the start.

use std::path::{Path, PathBuf};

use desk_app::KeyFileAccess;
use desk_app::system::passphrase_in;

use crate::ShellError;

pub(crate) fn access(key_file: PathBuf, passphrase: &Path) -> Result<KeyFileAccess, ShellError> {
    let passphrase = passphrase_in(passphrase)
        .map_err(|cause| ShellError::File { path: passphrase.to_owned(), cause })?;
    Ok(KeyFileAccess { path: key_file, passphrase })
}
