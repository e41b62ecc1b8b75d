//! What a workbook may hold, checked before the library opens it: the library
//! trusts what the parts say about themselves.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use zip::ZipArchive;

use super::damaged;
use crate::container::Progress;
use crate::error::{ArchiveProblem, FileError};
use crate::watch::{Watch, breathe};

/// Every part of a workbook, unpacked.
const MAX_UNPACKED: u64 = 1024 * 1024 * 1024;
/// The library keeps all texts that cells share.
const MAX_SHARED: u64 = 64 * 1024 * 1024;
const MAX_RATIO: u64 = 200;
/// What a small part may unpack to, whatever its ratio.
const RATIO_FLOOR: u64 = 16 * 1024 * 1024;
/// No cell, and no word of the markup, is longer: Excel ends a cell at 32,767
/// characters.
const LONGEST_TEXT: usize = 1024 * 1024;
/// The least that a shared text takes: `<si/>`.
const LEAST_SHARED: u64 = 5;

/// Unpacks every part once, to nowhere.
pub(super) fn check(
    path: &Path,
    progress: &Progress,
    watch: &mut dyn Watch,
) -> Result<(), FileError> {
    let mut archive = ZipArchive::new(File::open(path)?).map_err(|_| damaged())?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| damaged())?;
        let said = part.size();
        let shared = part.name_raw().to_ascii_lowercase().ends_with(b"sharedstrings.xml");
        if said > left || (shared && said > MAX_SHARED) {
            return Err(FileError::Archive(ArchiveProblem::TooBig { limit: MAX_UNPACKED }));
        }
        left -= said;
        if said > part.compressed_size().saturating_mul(MAX_RATIO).max(RATIO_FLOOR) {
            return Err(FileError::Archive(ArchiveProblem::Bomb));
        }
        let packed = part.compressed_size();
        look_through(&mut part, said, progress, watch)?;
        progress.advance(packed);
    }
    Ok(())
}

fn look_through(
    part: &mut impl Read,
    said: u64,
    progress: &Progress,
    watch: &mut dyn Watch,
) -> Result<(), FileError> {
    let mut piece = vec![0; 64 * 1024];
    let mut look = Look::default();
    let mut found = 0_u64;
    loop {
        breathe(watch, progress, 0)?;
        let count = part.read(&mut piece).map_err(|_| damaged())?;
        if count == 0 {
            break;
        }
        found += count as u64;
        if found > said {
            return Err(FileError::Archive(ArchiveProblem::LyingSize));
        }
        look.at(&piece[..count]);
        if look.longest > LONGEST_TEXT || look.promised > said / LEAST_SHARED {
            return Err(FileError::Archive(ArchiveProblem::Bomb));
        }
    }
    if found == said { Ok(()) } else { Err(damaged()) }
}

/// The word behind which a part says how many texts it holds. The library makes
/// room for as many at once.
const PROMISE: &[u8] = b"uniqueCount";

/// What was seen of a part that comes in pieces.
#[derive(Default)]
struct Look {
    /// The longest stretch without an angle bracket.
    longest: usize,
    stretch: usize,
    /// The largest promise.
    promised: u64,
    /// How much of [`PROMISE`] was just seen.
    word: usize,
    /// The number behind it, while it is being read.
    number: Option<u64>,
}

impl Look {
    fn at(&mut self, piece: &[u8]) {
        for byte in piece {
            match byte {
                b'<' | b'>' => self.stretch = 0,
                _ => self.stretch += 1,
            }
            self.longest = self.longest.max(self.stretch);
            self.number(*byte);
        }
    }

    fn number(&mut self, byte: u8) {
        if let Some(number) = self.number {
            match byte {
                b'0'..=b'9' => {
                    let number = number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                    self.number = Some(number);
                    self.promised = self.promised.max(number);
                }
                b'=' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n' | b'+' if number == 0 => {}
                _ => self.number = None,
            }
        }
        if PROMISE.get(self.word) == Some(&byte) {
            self.word += 1;
        } else {
            self.word = usize::from(PROMISE.first() == Some(&byte));
        }
        if self.word == PROMISE.len() {
            self.word = 0;
            self.number = Some(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_seen_wherever_the_pieces_part() {
        let text = br#"<sst count="3" uniqueCount = "4711"><si><t>abc</t></si></sst>"#;
        for cut in 0..text.len() {
            let mut look = Look::default();
            look.at(&text[..cut]);
            look.at(&text[cut..]);
            assert_eq!((look.promised, look.longest), (4711, 34), "cut at {cut}");
        }
    }
}
