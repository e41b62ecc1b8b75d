//! Who has the file open, and whether the last one ended cleanly.
//!
//! Everybody holds a shared lock on `session` beside the file while it is open.
//! Coming and going is one at a time, under the lock on `opening`: whoever comes
//! first checks, migrates and sweeps before anybody else is let in.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::error::StoreError;

const OPEN: &[u8] = b"open";
const CLOSED: &[u8] = b"closed";

/// A file that is open; [`Session::end`] says goodbye.
#[derive(Debug)]
pub(crate) struct Session {
    lock: File,
    opening: PathBuf,
    /// Held from the beginning until [`Session::let_others_in`].
    alone: Option<File>,
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
    /// Waits while somebody else opens or closes the file.
    pub(crate) fn begin(database: &Path) -> io::Result<(Self, LastEnd)> {
        let opening = database.with_extension("opening");
        let alone = take_turn(&opening)?;
        let mut lock = lock_file(&database.with_extension("session"))?;
        let last = match lock.try_lock() {
            Ok(()) => {
                let mut word = Vec::new();
                (&mut lock).take(16).read_to_end(&mut word)?;
                lock.unlock()?;
                if word.starts_with(OPEN) { LastEnd::Unclean } else { LastEnd::Clean }
            }
            Err(TryLockError::WouldBlock) => LastEnd::InUse,
            Err(TryLockError::Error(error)) => return Err(error),
        };
        lock.lock_shared()?;
        write_word(&mut lock, OPEN)?;
        Ok((Self { lock, opening, alone: Some(alone) }, last))
    }

    /// What had to be done before others may come in is done.
    pub(crate) fn let_others_in(&mut self) {
        self.alone = None;
    }

    /// Nobody comes or goes any more; waits while somebody does.
    pub(crate) fn keep_others_out(&mut self) -> io::Result<()> {
        if self.alone.is_none() {
            self.alone = Some(take_turn(&self.opening)?);
        }
        Ok(())
    }

    /// Says goodbye, if nobody else has the file open.
    pub(crate) fn end(self) -> io::Result<()> {
        self.end_alone().map(drop)
    }

    /// The same. Nobody else comes in as long as what it hands back lives; `None`
    /// when somebody is in.
    pub(crate) fn end_alone(mut self) -> io::Result<Option<File>> {
        self.keep_others_out()?;
        self.lock.unlock()?;
        match self.lock.try_lock() {
            Ok(()) => write_word(&mut self.lock, CLOSED)?,
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(self.alone.take())
    }
}

/// Whether somebody has the file open; waits while somebody comes or goes.
pub fn is_in_use(database: &Path) -> Result<bool, StoreError> {
    let _alone = take_turn(&database.with_extension("opening"))?;
    match lock_file(&database.with_extension("session"))?.try_lock() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// One at a time; a program that dies gives its turn back.
fn take_turn(path: &Path) -> io::Result<File> {
    let file = lock_file(path)?;
    file.lock()?;
    Ok(file)
}

fn lock_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
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
        let begin = || {
            let (mut session, last) = Session::begin(&file).unwrap();
            session.let_others_in();
            (session, last)
        };
        let (first, last) = begin();
        assert_eq!(last, LastEnd::Clean, "a new file");
        let (second, last) = begin();
        assert_eq!(last, LastEnd::InUse);
        assert!(is_in_use(&file).unwrap());
        first.end().unwrap();
        drop(second);
        let (third, last) = begin();
        assert_eq!(last, LastEnd::Unclean, "the second left without a word");
        third.end().unwrap();
        assert_eq!(begin().1, LastEnd::Clean);
    }

    #[test]
    fn nobody_comes_in_behind_one_who_keeps_them_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("workspace.db");
        let begin = || {
            let (mut session, _) = Session::begin(&file).unwrap();
            session.let_others_in();
            session
        };
        let (first, second) = (begin(), begin());
        assert!(first.end_alone().unwrap().is_none(), "the second is in");
        let alone = second.end_alone().unwrap();
        assert!(alone.is_some());
        let opening = lock_file(&file.with_extension("opening")).unwrap();
        assert!(opening.try_lock().is_err());
        drop(alone);
        begin().end().unwrap();
    }

    #[test]
    fn nobody_comes_in_before_the_first_is_done_with_its_checks() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("workspace.db");
        let (mut first, _) = Session::begin(&file).unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        let other = std::thread::spawn(move || {
            let (session, last) = Session::begin(&file).unwrap();
            tell.send(last).unwrap();
            session.end().unwrap();
        });
        let waited = told.recv_timeout(std::time::Duration::from_millis(200));
        assert!(waited.is_err(), "the second waits");
        first.let_others_in();
        assert_eq!(told.recv().unwrap(), LastEnd::InUse);
        other.join().unwrap();
        first.end().unwrap();
    }
}
