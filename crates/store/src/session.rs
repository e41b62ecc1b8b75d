//! Who has the file open, and whether the last one ended cleanly.
//!
//! Everybody holds a shared lock on `session` beside the file while it is open.
//! Whoever gets the lock alone and finds the word `open` in it knows that the
//! last run did not say goodbye.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

const OPEN: &[u8] = b"open";
const CLOSED: &[u8] = b"closed";

/// A file that is open; [`Session::end`] says goodbye.
#[derive(Debug)]
pub(crate) struct Session {
    lock: File,
}

/// What was found at the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LastEnd {
    Clean,
    /// The last run did not end cleanly.
    Unclean,
    /// Somebody else has it open right now.
    InUse,
}

impl Session {
    pub(crate) fn begin(database: &Path) -> io::Result<(Self, LastEnd)> {
        let path = database.with_extension("session");
        let mut lock =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let last = match lock.try_lock() {
            Ok(()) => {
                let mut word = Vec::new();
                (&mut lock).take(16).read_to_end(&mut word)?;
                write_word(&mut lock, OPEN)?;
                lock.unlock()?;
                if word.starts_with(OPEN) { LastEnd::Unclean } else { LastEnd::Clean }
            }
            Err(TryLockError::WouldBlock) => LastEnd::InUse,
            Err(TryLockError::Error(error)) => return Err(error),
        };
        lock.lock_shared()?;
        Ok((Self { lock }, last))
    }

    /// Says goodbye, if nobody else has the file open.
    pub(crate) fn end(mut self) -> io::Result<()> {
        self.lock.unlock()?;
        match self.lock.try_lock() {
            Ok(()) => write_word(&mut self.lock, CLOSED),
            Err(TryLockError::WouldBlock) => Ok(()),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Writes over the old word: killed at any point, the file still tells.
fn write_word(file: &mut File, word: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(word)?;
    file.set_len(word.len() as u64)?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_without_goodbye_is_noticed_once_nobody_else_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("workspace.db");
        let (first, last) = Session::begin(&file).unwrap();
        assert_eq!(last, LastEnd::Clean, "a new file");
        let (second, last) = Session::begin(&file).unwrap();
        assert_eq!(last, LastEnd::InUse);
        first.end().unwrap();
        drop(second);
        let (third, last) = Session::begin(&file).unwrap();
        assert_eq!(last, LastEnd::Unclean, "the second left without a word");
        third.end().unwrap();
        assert_eq!(Session::begin(&file).unwrap().1, LastEnd::Clean);
    }

    /// Killed while it writes the word, the program leaves both words mixed.
    #[test]
    fn a_word_that_is_half_written_still_tells() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file.db");
        for (word, last) in [
            ("opened", LastEnd::Unclean),
            ("closed", LastEnd::Clean),
            ("clos", LastEnd::Clean),
            ("", LastEnd::Clean),
        ] {
            std::fs::write(file.with_extension("session"), word).unwrap();
            let (session, found) = Session::begin(&file).unwrap();
            assert_eq!(found, last, "{word:?}");
            session.end().unwrap();
        }
    }
}
