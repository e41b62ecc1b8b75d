//! Writes an archive beside its name, and gives it the name when it is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{Item, MAGIC, summer};
use crate::ops::OpsError;
use crate::serve::write_private;

/// An archive in the making.
pub(in crate::ops) struct Writer {
    packed: zstd::stream::write::Encoder<'static, Summed>,
    beside: PathBuf,
    target: PathBuf,
}

/// A file, and the sum over what went into it.
struct Summed {
    file: BufWriter<File>,
    sum: blake3::Hasher,
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Writer {
    pub(in crate::ops) fn create(target: &Path) -> Result<Self, OpsError> {
        if target.exists() {
            return Err(OpsError::NotEmpty { path: target.to_owned() });
        }
        let mut name = target.as_os_str().to_owned();
        name.push(".unfinished");
        let beside = PathBuf::from(name);
        // For its owner's eyes alone, like the hub it came from.
        write_private(&beside, b"")?;
        let file = BufWriter::new(File::options().append(true).open(&beside)?);
        let mut summed = Summed { file, sum: summer() };
        summed.write_all(MAGIC)?;
        let packed = zstd::stream::write::Encoder::new(summed, 9)?;
        Ok(Self { packed, beside, target: target.to_owned() })
    }

    pub(in crate::ops) fn add(&mut self, item: &Item) -> Result<(), OpsError> {
        let mut bytes = Vec::new();
        ciborium::into_writer(item, &mut bytes).map_err(io::Error::other)?;
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?.to_le_bytes();
        self.packed.write_all(&length)?;
        Ok(self.packed.write_all(&bytes)?)
    }

    pub(in crate::ops) fn finish(mut self) -> Result<(), OpsError> {
        self.add(&Item::End)?;
        let Summed { mut file, sum } = self.packed.finish()?;
        file.write_all(sum.finalize().as_bytes())?;
        let file = file.into_inner().map_err(|error| error.into_error())?;
        file.sync_all()?;
        Ok(fs::rename(&self.beside, &self.target)?)
    }
}
