//! The passphrase slot that was named at the start.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use desk_app::KeyFileAccess;
use desk_secrets::SecretText;

use crate::ShellError;

pub(crate) fn access(key_file: PathBuf, passphrase: &Path) -> Result<KeyFileAccess, ShellError> {
    Ok(KeyFileAccess { path: key_file, passphrase: secret_in(passphrase)? })
}

/// What stands in a file of the person's own, without the end of its line.
fn secret_in(path: &Path) -> Result<SecretText, ShellError> {
    let failed = |cause| ShellError::File { path: path.to_owned(), cause };
    if others_may_read(&fs::metadata(path).map_err(failed)?) {
        return Err(ShellError::ReadByOthers(path.to_owned()));
    }
    let mut text = fs::read_to_string(path).map_err(failed)?;
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    Ok(SecretText::new(text))
}

#[cfg(unix)]
fn others_may_read(about: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    about.permissions().mode() & 0o077 != 0
}

/// Elsewhere a person's folders are closed to others from the start.
#[cfg(not(unix))]
fn others_may_read(_about: &Metadata) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn file(mode: u32) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "made up \n").unwrap();
        fs::set_permissions(file.path(), fs::Permissions::from_mode(mode)).unwrap();
        file
    }

    #[test]
    fn the_line_ends_and_its_spaces_stay() {
        assert_eq!(secret_in(file(0o600).path()).unwrap().expose(), "made up ");
    }

    #[test]
    fn a_file_that_others_may_read_is_refused() {
        let refused = secret_in(file(0o640).path()).unwrap_err();
        assert!(matches!(refused, ShellError::ReadByOthers(_)), "{refused}");
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let refused = secret_in(Path::new("/nowhere/at/all")).unwrap_err();
        assert!(refused.to_string().starts_with("/nowhere/at/all"), "{refused}");
    }
}
