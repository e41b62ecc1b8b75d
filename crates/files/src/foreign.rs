//! Files that are something else, known by how they begin.

use crate::error::{OtherFile, WhyNot};

/// By the first bytes as they came.
pub(crate) fn by_bytes(first: &[u8]) -> Option<WhyNot> {
    const MAGIC: [(&[u8], OtherFile); 12] = [
        (b"%PDF", OtherFile::Pdf),
        (b"\xFF\xD8\xFF", OtherFile::Picture),
        (b"\x89PNG", OtherFile::Picture),
        (b"GIF8", OtherFile::Picture),
        (b"RIFF", OtherFile::Picture),
        (b"II*\0", OtherFile::Picture),
        (b"MM\0*", OtherFile::Picture),
        (b"\x1F\x8B", OtherFile::OtherArchive),
        (b"7z\xBC\xAF", OtherFile::OtherArchive),
        (b"Rar!", OtherFile::OtherArchive),
        (b"BZh", OtherFile::OtherArchive),
        (b"\xFD7zXZ", OtherFile::OtherArchive),
    ];
    /// The old binary workbook, and any with a password.
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

    if first.is_empty() {
        return Some(WhyNot::Empty);
    }
    if first.starts_with(OLE) {
        return Some(WhyNot::Other(OtherFile::OldWorkbook));
    }
    let (_, other) = MAGIC.iter().find(|(magic, _)| first.starts_with(magic))?;
    Some(WhyNot::Other(*other))
}

/// By the first text, where no header was found in it.
pub(crate) fn by_text(text: &[u8]) -> WhyNot {
    let start = text.trim_ascii_start();
    if start.is_empty() {
        return WhyNot::Empty;
    }
    let lower = start[..start.len().min(64)].to_ascii_lowercase();
    if lower.starts_with(b"<!doctype html") || lower.starts_with(b"<html") {
        return WhyNot::Other(OtherFile::WebPage);
    }
    if lower.starts_with(b"<") {
        return WhyNot::Other(OtherFile::Xml);
    }
    if lower.starts_with(b"{") || lower.starts_with(b"[") {
        return WhyNot::Other(OtherFile::Json);
    }
    let odd = text.iter().filter(|b| matches!(b, 0..=8 | 14..=31 | 0xFF)).count();
    if odd * 50 > text.len() { WhyNot::Binary } else { WhyNot::NoHeader }
}
