//! Decoded text that can be gone back in, as far as the current record.
//!
//! A quote that is never closed would swallow the rest of the file. Keeping
//! the record's own bytes lets the reader refuse that line and go on with the
//! next; a bound on them keeps the memory small.

use std::io::{self, Read, Seek, SeekFrom};

/// No row is longer; one that seems to be has lost a quote or a line end.
pub(crate) const LONGEST_RECORD: usize = 256 * 1024;

const CHUNK: usize = 64 * 1024;

/// The record grew beyond [`LONGEST_RECORD`].
#[derive(Debug, thiserror::Error)]
#[error("a record is too long")]
pub(crate) struct RecordTooLong;

pub(crate) struct Window<R> {
    inner: R,
    kept: Vec<u8>,
    /// Where `kept` starts in the text.
    base: u64,
    /// Where the next read starts in `kept`.
    at: usize,
    /// Where the current record starts in the text.
    mark: u64,
    /// The file ends its lines with CR alone.
    cr_only: bool,
}

impl<R: Read> Window<R> {
    /// With the first `length` bytes, or all there are, already kept.
    pub(crate) fn new(inner: R, length: usize) -> io::Result<Self> {
        let mut window = Self { inner, kept: Vec::new(), base: 0, at: 0, mark: 0, cr_only: false };
        while window.kept.len() < length && window.pull()? {}
        window.cr_only = window.kept.contains(&b'\r') && !window.kept.contains(&b'\n');
        if window.cr_only {
            end_lines(&mut window.kept);
        }
        Ok(window)
    }

    /// What is kept: at first, the beginning of the text.
    pub(crate) fn kept(&self) -> &[u8] {
        &self.kept
    }

    /// A record starts at `position`; what is before it may go.
    pub(crate) fn mark(&mut self, position: u64) {
        self.mark = position;
    }

    /// The kept text from `position` on.
    pub(crate) fn from(&self, position: u64) -> &[u8] {
        position
            .checked_sub(self.base)
            .and_then(|at| usize::try_from(at).ok())
            .and_then(|at| self.kept.get(at..))
            .unwrap_or_default()
    }

    /// Drops everything up to and including the next line end, and says where
    /// the line after it starts.
    pub(crate) fn skip_line(&mut self) -> io::Result<u64> {
        loop {
            let end = self.base + self.kept.len() as u64;
            if let Some(found) = self.from(self.mark).iter().position(|byte| *byte == b'\n') {
                return Ok(self.mark + found as u64 + 1);
            }
            self.mark = end;
            self.at = self.kept.len();
            if !self.pull()? {
                return Ok(end);
            }
        }
    }

    /// Keeps some more; false at the end.
    fn pull(&mut self) -> io::Result<bool> {
        let done = usize::try_from(self.mark - self.base).unwrap_or(0).min(self.at);
        if done >= CHUNK {
            self.kept.drain(..done);
            self.base += done as u64;
            self.at -= done;
        }
        let have = self.kept.len();
        self.kept.resize(have + CHUNK, 0);
        let count = self.inner.read(&mut self.kept[have..]);
        self.kept.truncate(have + *count.as_ref().unwrap_or(&0));
        if self.cr_only {
            end_lines(&mut self.kept[have..]);
        }
        Ok(count? > 0)
    }
}

fn end_lines(text: &mut [u8]) {
    for byte in text.iter_mut().filter(|byte| **byte == b'\r') {
        *byte = b'\n';
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.kept.len() {
            if self.from(self.mark).len() > LONGEST_RECORD {
                return Err(io::Error::other(RecordTooLong));
            }
            if !self.pull()? {
                return Ok(0);
            }
        }
        let count = into.len().min(self.kept.len() - self.at);
        into[..count].copy_from_slice(&self.kept[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

impl<R: Read> Seek for Window<R> {
    /// Only within what is kept.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let SeekFrom::Start(position) = to else {
            return Err(io::ErrorKind::Unsupported.into());
        };
        self.at = position
            .checked_sub(self.base)
            .and_then(|at| usize::try_from(at).ok())
            .filter(|at| *at <= self.kept.len())
            .ok_or(io::ErrorKind::InvalidInput)?;
        Ok(position)
    }
}
