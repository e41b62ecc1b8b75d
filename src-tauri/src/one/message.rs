//! What one start says to another: a letter, and for a file or a link its bytes.

#[cfg(unix)]
use std::ffi::OsString;
#[cfg(unix)]
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use crate::given::Given;

pub(super) fn write(given: &Given) -> Vec<u8> {
    let (letter, bytes): (u8, &[u8]) = match given {
        Given::Nothing => (b'n', &[]),
        Given::File(path) => (b'f', path.as_os_str().as_encoded_bytes()),
        Given::Link(link) => (b'l', link.as_bytes()),
    };
    [&[letter], bytes].concat()
}

/// What cannot be read is nothing: the window comes to the front all the same.
pub(super) fn read(message: &[u8]) -> Given {
    match message.split_first() {
        Some((b'f', path)) => file(path).map_or(Given::Nothing, Given::File),
        Some((b'l', link)) => {
            str::from_utf8(link).map_or(Given::Nothing, |link| Given::Link(link.to_owned()))
        }
        Some(_) | None => Given::Nothing,
    }
}

fn file(bytes: &[u8]) -> Option<PathBuf> {
    #[cfg(unix)]
    let path = PathBuf::from(<OsString as OsStringExt>::from_vec(bytes.to_vec()));
    // A name there that is no Unicode has to be chosen in the window.
    #[cfg(not(unix))]
    let path = PathBuf::from(str::from_utf8(bytes).ok()?);
    path.is_absolute().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nonsense_is_nothing() {
        let file = std::path::absolute("Déc 2025.csv").unwrap();
        for given in
            [Given::Nothing, Given::File(file), Given::Link("partner-desk://team".to_owned())]
        {
            assert_eq!(read(&write(&given)), given);
        }
        for nonsense in [&b""[..], b"x", b"frelative.csv", b"l\xff", b"f"] {
            assert_eq!(read(nonsense), Given::Nothing, "{nonsense:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_unicode_arrives_as_it_is() {
        let bytes = b"f/tmp/d\xe9c.csv";
        assert_eq!(write(&read(bytes)), bytes);
    }
}
