//! Reads an archive: first the sum over all of it, then item by item.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Take};
use std::path::{Path, PathBuf};

use super::{Item, MAGIC, SUM_BYTES, summer};
use crate::ops::OpsError;

/// The largest item: a page or a chunk, and what stands around it.
const ITEM_BYTES: usize = 64 << 20;

/// An archive that is being read.
pub(in crate::ops) struct Reader {
    unpacked: zstd::stream::read::Decoder<'static, BufReader<Take<File>>>,
    path: PathBuf,
    ended: bool,
}

impl Reader {
    pub(in crate::ops) fn open(path: &Path) -> Result<Self, OpsError> {
        let damaged =
            |what: &str| OpsError::Damaged { path: path.to_owned(), what: what.to_owned() };
        let mut file = File::open(path)?;
        let mut magic = [0; MAGIC.len()];
        let read = file.read_exact(&mut magic);
        if read.is_err() || magic != MAGIC {
            return Err(if magic.starts_with(b"partner-desk workspace ") {
                OpsError::Newer { path: path.to_owned() }
            } else {
                damaged("it is no archive of a workspace")
            });
        }
        let bytes = file.metadata()?.len().saturating_sub(SUM_BYTES as u64);
        let packed = bytes.saturating_sub(MAGIC.len() as u64);
        let mut sum = summer();
        file.rewind()?;
        io::copy(&mut (&file).take(bytes), &mut sum)?;
        let mut said = [0; SUM_BYTES];
        file.read_exact(&mut said).map_err(|_| damaged("it ends too early"))?;
        if sum.finalize() != blake3::Hash::from_bytes(said) {
            return Err(damaged("it does not come to its sum"));
        }
        file.seek(SeekFrom::Start(MAGIC.len() as u64))?;
        let unpacked = zstd::stream::read::Decoder::new(file.take(packed))?;
        Ok(Self { unpacked, path: path.to_owned(), ended: false })
    }

    /// The next item; `None` behind the last.
    pub(in crate::ops) fn next(&mut self) -> Result<Option<Item>, OpsError> {
        if self.ended {
            return Ok(None);
        }
        let mut length = [0; 4];
        self.fill(&mut length)?;
        let size = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
        if size > ITEM_BYTES {
            return Err(self.damaged("an item is too large"));
        }
        let mut bytes = vec![0; size];
        self.fill(&mut bytes)?;
        let item: Item = ciborium::from_reader(bytes.as_slice())
            .map_err(|_| self.damaged("an item does not read"))?;
        self.ended = matches!(item, Item::End);
        Ok(if self.ended { None } else { Some(item) })
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), OpsError> {
        self.unpacked.read_exact(bytes).map_err(|_| self.damaged("it ends too early"))
    }

    pub(in crate::ops) fn damaged(&self, what: &str) -> OpsError {
        OpsError::Damaged { path: self.path.clone(), what: what.to_owned() }
    }
}
