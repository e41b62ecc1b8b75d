//! A backup: one file that holds the cover, the slots and the encrypted database.
//!
//! A zip archive with `backup.json` and `workspace.db`, both stored: an encrypted
//! file does not shrink. Its slots travel with it, so whoever has a key can
//! restore it anywhere.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use desk_secrets::Slots;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::error::{AppError, ErrorCode};
use crate::views::Colour;

/// The version written and the only one understood.
const FORMAT: u32 = 1;

/// How a zip archive with something in it begins.
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";

/// More than any cover; a larger one is no backup of ours.
const COVER_LIMIT: u64 = 1 << 20;

/// What is outside the encryption of a backup.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct BackupCover {
    format: u32,
    pub(crate) workspace: String,
    pub(crate) name: String,
    pub(crate) colour: Colour,
    pub(crate) slots: Slots,
    /// UTC, ISO 8601.
    pub(crate) made_at: String,
    bytes: u64,
    blake3: String,
}

/// Who a backup is of.
#[derive(Debug)]
pub(crate) struct Of<'a> {
    pub(crate) workspace: String,
    pub(crate) name: &'a str,
    pub(crate) colour: Colour,
    pub(crate) slots: Slots,
    pub(crate) made_at: Timestamp,
}

/// Writes the backup beside `target`, reads it back, and only then gives it its
/// name: a file called `target` is a whole one. Returns its size in bytes.
pub(crate) fn write(target: &Path, database: &Path, of: Of<'_>) -> Result<u64, AppError> {
    let next = target.with_extension("unfinished");
    let written = write_to(&next, database, &of).and_then(|cover| {
        let check = io::sink();
        copy_database(&next, &cover, check)?;
        std::fs::rename(&next, target).map_err(crate::desk::unwritable)?;
        std::fs::metadata(target).map(|file| file.len()).map_err(crate::desk::unwritable)
    });
    if written.is_err() {
        // There may be nothing to remove; the first error is the one that counts.
        let _ = std::fs::remove_file(&next);
    }
    written
}

fn write_to(next: &Path, database: &Path, of: &Of<'_>) -> Result<BackupCover, AppError> {
    let mut hasher = blake3::Hasher::new();
    let bytes = File::open(database)
        .and_then(|mut file| io::copy(&mut file, &mut hasher))
        .map_err(crate::desk::unwritable)?;
    let cover = BackupCover {
        format: FORMAT,
        workspace: of.workspace.clone(),
        name: of.name.to_owned(),
        colour: of.colour,
        slots: of.slots.clone(),
        made_at: of.made_at.to_string(),
        bytes,
        blake3: hasher.finalize().to_hex().to_string(),
    };
    let text = serde_json::to_vec_pretty(&cover)
        .map_err(|cause| crate::desk::unwritable(io::Error::other(cause)))?;
    let write = || -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .large_file(true);
        let mut archive = ZipWriter::new(File::create(next)?);
        archive.start_file("backup.json", options)?;
        archive.write_all(&text)?;
        archive.start_file("workspace.db", options)?;
        io::copy(&mut File::open(database)?, &mut archive)?;
        archive.finish()?.sync_all()
    };
    write().map_err(crate::desk::unwritable)?;
    Ok(cover)
}

/// Whether a file begins as a backup does, whatever its name is.
pub(crate) fn is_one(path: &Path) -> Result<bool, AppError> {
    let mut start = Vec::new();
    File::open(path)
        .and_then(|file| file.take(ZIP_MAGIC.len() as u64).read_to_end(&mut start))
        .map_err(unopened)?;
    Ok(start == ZIP_MAGIC)
}

/// Reads who the backup is of.
pub(crate) fn read_cover(path: &Path) -> Result<BackupCover, AppError> {
    let mut archive = open(path)?;
    let entry = archive.by_name("backup.json").map_err(unreadable)?;
    let mut text = Vec::new();
    entry.take(COVER_LIMIT).read_to_end(&mut text).map_err(unreadable)?;
    let cover: BackupCover = serde_json::from_slice(&text).map_err(unreadable)?;
    if cover.format != FORMAT {
        return Err(AppError::new(
            ErrorCode::BackupUnreadable,
            format!("the backup is of format {}, which is newer than this program", cover.format),
        ));
    }
    Ok(cover)
}

/// Copies the database out, and checks that it is the one that was put in.
pub(crate) fn copy_database(
    path: &Path,
    cover: &BackupCover,
    mut out: impl Write,
) -> Result<(), AppError> {
    let mut archive = open(path)?;
    let entry = archive.by_name("workspace.db").map_err(unreadable)?;
    let mut hasher = blake3::Hasher::new();
    // Never more than the cover says, whatever the archive says.
    let mut source = entry.take(cover.bytes.saturating_add(1));
    let mut buffer = vec![0; 1 << 16];
    let mut copied: u64 = 0;
    loop {
        let count = source.read(&mut buffer).map_err(unreadable)?;
        let Some(chunk) = buffer.get(..count).filter(|chunk| !chunk.is_empty()) else { break };
        hasher.update(chunk);
        out.write_all(chunk).map_err(crate::desk::unwritable)?;
        copied = copied.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }
    let whole = copied == cover.bytes && hasher.finalize().to_hex().as_str() == cover.blake3;
    if whole {
        Ok(())
    } else {
        Err(AppError::new(ErrorCode::BackupUnreadable, "the backup is damaged or cut short"))
    }
}

fn open(path: &Path) -> Result<ZipArchive<File>, AppError> {
    let file = File::open(path).map_err(unopened)?;
    ZipArchive::new(file).map_err(unreadable)
}

fn unopened(cause: io::Error) -> AppError {
    AppError::caused(ErrorCode::FileUnreadable, "the backup cannot be read", cause)
}

fn unreadable(cause: impl std::error::Error + Send + Sync + 'static) -> AppError {
    AppError::caused(ErrorCode::BackupUnreadable, "this is not a backup of Partner Desk", cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of() -> Of<'static> {
        Of {
            workspace: "w".to_owned(),
            name: "Atelier",
            colour: Colour::Teal,
            slots: Slots::new("w"),
            made_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_backup_gives_back_what_was_put_in_and_a_flipped_byte_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("workspace.db");
        let content: Vec<u8> = (0..200_000_u32).map(|n| (n % 251) as u8).collect();
        std::fs::write(&database, &content).unwrap();
        let target = folder.path().join("a.deskbackup");
        write(&target, &database, of()).unwrap();
        assert!(is_one(&target).unwrap() && !is_one(&database).unwrap());
        let cover = read_cover(&target).unwrap();
        assert_eq!(cover.name, "Atelier");
        let mut out = Vec::new();
        copy_database(&target, &cover, &mut out).unwrap();
        assert_eq!(out, content);

        let mut bytes = std::fs::read(&target).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&target, bytes).unwrap();
        let error = copy_database(&target, &cover, io::sink()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BackupUnreadable);
    }

    #[test]
    fn what_is_no_backup_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.deskbackup");
        std::fs::write(&path, b"not a zip").unwrap();
        assert_eq!(read_cover(&path).unwrap_err().code(), ErrorCode::BackupUnreadable);
        let missing = folder.path().join("nowhere");
        assert_eq!(read_cover(&missing).unwrap_err().code(), ErrorCode::FileUnreadable);
    }
}
