//! The file as it came: plain, one list in a zip, or a workbook, which is a zip of
//! its own kind (catalog-pricing.md, 6.1 and 6.2).
//!
//! An archive is bounded before it is opened, and again while it unpacks,
//! because what it says about itself may be a lie.

use std::borrow::Cow;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use sha2::{Digest, Sha256};
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::error::{ArchiveProblem, FileError, OtherFile, WhyNot};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";

/// What every document of Office holds, and what a workbook does.
const OFFICE: &str = "[Content_Types].xml";
const WORKBOOK: &str = "xl/workbook.xml";

const MAX_ENTRIES: usize = 64;
/// A workbook has some for each sheet, and more for pictures and links.
const MAX_PARTS: usize = 1_024;
const MAX_UNPACKED: u64 = 2 * 1024 * 1024 * 1024;
const MAX_RATIO: u64 = 200;
/// What a small archive may unpack to, whatever its ratio: a short list of
/// much the same rows packs very well.
const RATIO_FLOOR: u64 = 16 * 1024 * 1024;

/// How far the reading is.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    pub(crate) read: Cell<u64>,
    pub(crate) total: u64,
}

impl Progress {
    pub(crate) fn advance(&self, bytes: u64) {
        self.read.set(self.read.get().saturating_add(bytes));
    }
}

/// What there is to read.
pub(crate) enum Content<'a> {
    Text(&'a mut dyn Read),
    /// At this path, as it came.
    Workbook(&'a Path),
}

/// One list, or a workbook of them.
pub(crate) struct Opened<'a> {
    pub(crate) content: Content<'a>,
    pub(crate) progress: &'a Progress,
    /// Its name inside the archive.
    pub(crate) inner_name: Option<&'a str>,
}

/// Opens the list at `path` for `read`, and returns the SHA-256 of the file
/// beside its answer.
pub(crate) fn open<T>(
    path: &Path,
    read: impl FnOnce(Opened<'_>) -> Result<T, FileError>,
) -> Result<(T, [u8; 32]), FileError> {
    let mut file = File::open(path)?;
    let total = file.metadata()?.len();
    if is_zip(&mut file)? {
        let mut hashing = Hashing::new(&mut file);
        io::copy(&mut hashing, &mut io::sink())?;
        let sha256 = hashing.finish();
        file.rewind()?;
        return Ok((unpack(path, file, total, read)?, sha256));
    }
    let progress = Progress { read: Cell::new(0), total };
    let mut bytes = Counted { inner: Hashing::new(file), progress: &progress };
    let content = Content::Text(&mut bytes);
    let answer = read(Opened { content, progress: &progress, inner_name: None })?;
    // The answer may not have needed the last bytes; the hash does.
    io::copy(&mut bytes, &mut io::sink())?;
    Ok((answer, bytes.inner.finish()))
}

/// Opens the list again, for a second look.
pub(crate) fn reopen<T>(
    path: &Path,
    read: impl FnOnce(Opened<'_>) -> Result<T, FileError>,
) -> Result<T, FileError> {
    let mut file = File::open(path)?;
    let total = file.metadata()?.len();
    if is_zip(&mut file)? {
        return unpack(path, file, total, read);
    }
    let progress = Progress { read: Cell::new(0), total };
    read(Opened { content: Content::Text(&mut file), progress: &progress, inner_name: None })
}

fn is_zip(file: &mut File) -> io::Result<bool> {
    let mut first = Vec::with_capacity(ZIP.len());
    file.by_ref().take(ZIP.len() as u64).read_to_end(&mut first)?;
    file.rewind()?;
    Ok(first == ZIP || first == EMPTY_ZIP)
}

/// What is inside an archive must not be one itself.
pub(crate) fn refuse_nested(first: &[u8]) -> Result<(), FileError> {
    if first.starts_with(ZIP) {
        return Err(FileError::Archive(ArchiveProblem::Nested));
    }
    Ok(())
}

fn unpack<T>(
    path: &Path,
    mut file: File,
    packed: u64,
    read: impl FnOnce(Opened<'_>) -> Result<T, FileError>,
) -> Result<T, FileError> {
    let entries = said_entries(&mut file, packed)?;
    if entries > MAX_PARTS {
        return Err(FileError::Archive(ArchiveProblem::TooManyEntries { limit: MAX_ENTRIES }));
    }
    let mut archive = ZipArchive::new(file).map_err(|_| damaged())?;
    if archive.index_for_name(OFFICE).is_some() {
        if archive.index_for_name(WORKBOOK).is_none() {
            return Err(WhyNot::Other(OtherFile::OldWorkbook).into());
        }
        drop(archive);
        let progress = Progress { read: Cell::new(0), total: packed.saturating_mul(2) };
        let content = Content::Workbook(path);
        return read(Opened { content, progress: &progress, inner_name: None });
    }
    let index = the_list(&mut archive)?;
    let entry = archive.by_index(index).map_err(|_| damaged())?;
    let said = entry.size();
    let ratio = entry.compressed_size().min(packed).saturating_mul(MAX_RATIO);
    let allowed = ratio.max(RATIO_FLOOR);
    if said > MAX_UNPACKED {
        return Err(FileError::Archive(ArchiveProblem::TooBig { limit: MAX_UNPACKED }));
    }
    if said > allowed {
        return Err(FileError::Archive(ArchiveProblem::Bomb));
    }
    let name = name_of(&entry);
    let progress = Progress { read: Cell::new(0), total: said };
    let mut bytes = Counted { inner: Unpacking { inner: entry, left: said }, progress: &progress };
    let content = Content::Text(&mut bytes);
    read(Opened { content, progress: &progress, inner_name: Some(&name) })
}

fn damaged() -> FileError {
    FileError::Archive(ArchiveProblem::Damaged)
}

/// How many entries the end of the archive promises, read before the library
/// makes room for them.
fn said_entries(file: &mut File, length: u64) -> Result<usize, FileError> {
    const RECORD: usize = 22;
    const LONGEST_COMMENT: u64 = 65_535;
    let tail = length.min(LONGEST_COMMENT + RECORD as u64);
    file.seek(SeekFrom::Start(length - tail))?;
    let mut bytes = Vec::new();
    file.by_ref().take(tail).read_to_end(&mut bytes)?;
    file.rewind()?;
    let record = bytes
        .windows(RECORD)
        .rev()
        .find(|window| window.starts_with(EMPTY_ZIP))
        .ok_or_else(damaged)?;
    Ok(usize::from(u16::from_le_bytes([record[10], record[11]])))
}

/// The one entry that is a list.
fn the_list(archive: &mut ZipArchive<File>) -> Result<usize, FileError> {
    if archive.len() > MAX_ENTRIES {
        return Err(FileError::Archive(ArchiveProblem::TooManyEntries { limit: MAX_ENTRIES }));
    }
    let mut files = Vec::new();
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| damaged())?;
        unpacked = unpacked.saturating_add(entry.size());
        let name = name_of(&entry);
        if !entry.is_dir() && !is_litter(&name) {
            files.push((index, name, entry.encrypted()));
        }
    }
    if unpacked > MAX_UNPACKED {
        return Err(FileError::Archive(ArchiveProblem::TooBig { limit: MAX_UNPACKED }));
    }
    let tables: Vec<_> = files.iter().filter(|(_, name, _)| is_table(name)).collect();
    match (tables.as_slice(), files.as_slice()) {
        ([(_, _, true)], _) | ([], [(_, _, true)]) => {
            Err(FileError::Archive(ArchiveProblem::Encrypted))
        }
        ([(index, ..)], _) => Ok(*index),
        ([], files) => match files {
            // A workbook is an archive, too.
            [(_, name, _)] if ends_with(name, ".zip") || ends_with(name, ".xlsx") => {
                Err(FileError::Archive(ArchiveProblem::Nested))
            }
            // The only file of an archive may have any name: its content tells.
            [(index, ..)] => Ok(*index),
            _ => Err(FileError::Archive(ArchiveProblem::NoList)),
        },
        (several, _) => Err(FileError::Archive(ArchiveProblem::SeveralLists {
            names: several.iter().take(8).map(|(_, name, _)| shown_name(name)).collect(),
        })),
    }
}

/// In whatever encoding the archive has it.
fn name_of<R: Read>(entry: &ZipFile<'_, R>) -> String {
    let raw = || String::from_utf8_lossy(entry.name_raw()).into_owned();
    entry.name().map_or_else(|_| raw(), Cow::into_owned)
}

fn is_table(name: &str) -> bool {
    [".csv", ".tsv", ".txt"].iter().any(|ending| ends_with(name, ending))
        && !base_name(name).to_ascii_lowercase().starts_with("readme")
}

/// What operating systems leave in archives.
fn is_litter(name: &str) -> bool {
    let base = base_name(name);
    name.starts_with("__MACOSX/") || base.starts_with('.') || base == "Thumbs.db"
}

fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn ends_with(name: &str, ending: &str) -> bool {
    name.to_ascii_lowercase().ends_with(ending)
}

fn shown_name(name: &str) -> String {
    base_name(name).chars().filter(|c| !c.is_control()).take(80).collect()
}

/// Counts what passes.
struct Counted<'a, R> {
    inner: R,
    progress: &'a Progress,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.progress.read.set(self.progress.read.get() + count as u64);
        Ok(count)
    }
}

/// Hashes what passes.
struct Hashing<R> {
    inner: R,
    hash: Sha256,
}

impl<R> Hashing<R> {
    fn new(inner: R) -> Self {
        Self { inner, hash: Sha256::new() }
    }

    fn finish(self) -> [u8; 32] {
        self.hash.finalize().into()
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.hash.update(&into[..count]);
        Ok(count)
    }
}

/// Holds an entry to the size it told, which was within bounds. The library holds it
/// to that as well, today; that a small file cannot fill this computer is not left to it.
struct Unpacking<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Unpacking<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        // Damage shows as an error of the library: a bad stream or checksum.
        let count = self.inner.read(into).map_err(|_| io::Error::other(ArchiveProblem::Damaged))?;
        match self.left.checked_sub(count as u64) {
            Some(_) if count == 0 && self.left > 0 && !into.is_empty() => {
                Err(io::Error::other(ArchiveProblem::Damaged))
            }
            Some(left) => {
                self.left = left;
                Ok(count)
            }
            None => Err(io::Error::other(ArchiveProblem::LyingSize)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of an entry that told the size `said`, or the problem.
    fn unpacked(entry: &[u8], said: u64) -> Result<Vec<u8>, String> {
        let mut all = Vec::new();
        let read = Unpacking { inner: entry, left: said }.read_to_end(&mut all);
        read.map(|_| all).map_err(|error| error.to_string())
    }

    #[test]
    fn an_entry_is_held_to_the_size_that_it_told() {
        let list = b"ProductId,SkuId";
        let told = list.len() as u64;
        assert_eq!(unpacked(list, told).unwrap(), list);
        let problem = |said| unpacked(list, said).unwrap_err();
        assert_eq!(problem(told - 1), ArchiveProblem::LyingSize.to_string(), "more than it told");
        assert_eq!(problem(0), ArchiveProblem::LyingSize.to_string());
        assert_eq!(problem(told + 1), ArchiveProblem::Damaged.to_string(), "it ends early");
        assert_eq!(unpacked(b"", 0).unwrap(), b"");
    }
}
