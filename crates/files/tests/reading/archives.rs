//! Lists in archives, and archives that are traps.

use std::io::{Cursor, Write};

use desk_files::{ArchiveProblem, FileError, ReadOptions};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::common::{HEADER, ROW, month, options, read, read_as, refusal, row_with};

fn list() -> Vec<u8> {
    format!("{HEADER}{ROW}").into_bytes()
}

pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    zip_by(CompressionMethod::Deflated, files)
}

fn zip_by(method: CompressionMethod, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn problem(bytes: impl AsRef<[u8]>) -> ArchiveProblem {
    match refusal(bytes) {
        FileError::Archive(problem) => problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_in_an_archive_is_read_whatever_the_name_of_either() {
    use sha2::Digest;
    for files in [
        vec![("Nov_NCE_LicenseBasedPL_GA_FR.csv", list())],
        vec![
            ("lists/", vec![]),
            ("lists/2025-11.csv", list()),
            ("lists/readme.txt", b"hi".to_vec()),
        ],
        vec![
            ("__MACOSX/._2025-11.csv", vec![0; 9]),
            ("2025-11.csv", list()),
            (".DS_Store", vec![1]),
        ],
        vec![("2025-11.download", list())],
    ] {
        let files: Vec<_> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let archive = zip(&files);
        let (findings, kept) = read(&archive);
        assert_eq!((kept.rows.len(), findings.month), (1, Some(month("2025-11"))), "{files:?}");
        let hash: [u8; 32] = sha2::Sha256::digest(&archive).into();
        assert_eq!(findings.source_sha256, hash, "of the archive as it came");
        assert!(findings.inner_name.is_some());
    }
    let (findings, _) = read(zip_by(CompressionMethod::Stored, &[("a.csv", &list())]));
    assert_eq!(findings.rows_good, 1);
}

#[test]
fn the_archives_own_name_tells_before_the_one_inside() {
    let archive = zip(&[("2025-09.csv", &list())]);
    let named = ReadOptions { file_name: Some("2025-10.zip".to_owned()), ..options() };
    let (findings, _) = read_as(&archive, &named).unwrap();
    assert_eq!(findings.month, Some(month("2025-10")));
}

#[test]
fn a_file_that_must_be_asked_twice_is_unpacked_twice() {
    let row = ROW.replace("2025-04-01T00:00:00.0000000Z", "01/04/2025");
    let told = row.replace("01/04/2025", "30/04/2025");
    let (_, kept) = read(zip(&[("a.csv", format!("{HEADER}{row}{told}").as_bytes())]));
    assert_eq!(kept.rows[0].starts.unwrap().to_string(), "2025-04-01T00:00:00Z");
}

#[test]
fn archives_without_exactly_one_list_are_refused() {
    let list = list();
    assert_eq!(
        problem(zip(&[("a.csv", &list), ("x/b.csv", &list)])),
        ArchiveProblem::SeveralLists { names: vec!["a.csv".to_owned(), "b.csv".to_owned()] }
    );
    assert_eq!(problem(zip(&[])), ArchiveProblem::NoList);
    assert_eq!(problem(zip(&[("a.pdf", b"x"), ("b.png", b"y")])), ArchiveProblem::NoList);
    let inner = zip(&[("a.csv", &list)]);
    assert_eq!(problem(zip(&[("inner.zip", &inner)])), ArchiveProblem::Nested);
    assert_eq!(problem(zip(&[("inner.csv", &inner)])), ArchiveProblem::Nested);
    assert_eq!(problem(zip(&[("list.xlsx", b"PK")])), ArchiveProblem::Nested);
}

#[test]
fn bounds_hold_before_anything_is_unpacked() {
    let names: Vec<String> = (0..65).map(|number| format!("{number}.bin")).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(problem(zip(&many)), ArchiveProblem::TooManyEntries { limit: 64 });

    let bomb = zip(&[("a.csv", &vec![b'0'; 64 * 1024 * 1024])]);
    assert!(bomb.len() < 200_000, "{} bytes", bomb.len());
    assert_eq!(problem(bomb), ArchiveProblem::Bomb);
}

#[test]
fn a_short_list_of_much_the_same_rows_is_no_bomb() {
    let row = row_with(&[("SkuTitle", &"x".repeat(2000))]);
    let same = format!("{HEADER}{}", row.repeat(5000));
    let archive = zip(&[("a.csv", same.as_bytes())]);
    assert!(same.len() / archive.len() > 200, "it packs very well");
    assert_eq!(read(archive).0.rows_good, 5000);
}

/// Writes other sizes into the directory and the entry.
fn lie(mut archive: Vec<u8>, true_size: u32, told: u32) -> Vec<u8> {
    let (wanted, told) = (true_size.to_le_bytes(), told.to_le_bytes());
    let places: Vec<_> =
        (0..archive.len() - 4).filter(|at| archive[*at..*at + 4] == wanted).collect();
    assert!(!places.is_empty());
    for at in places {
        archive[at..at + 4].copy_from_slice(&told);
    }
    archive
}

#[test]
fn what_an_archive_says_of_itself_is_not_trusted() {
    let long = format!("{HEADER}{}", ROW.repeat(5000));
    let size = u32::try_from(long.len()).unwrap();
    let honest = zip(&[("a.csv", long.as_bytes())]);
    for lie_of in [3000, size + 1] {
        assert_eq!(problem(lie(honest.clone(), size, lie_of)), ArchiveProblem::Damaged);
    }
    assert_eq!(
        problem(lie(honest, size, 3_000_000_000)),
        ArchiveProblem::TooBig { limit: 2 * 1024 * 1024 * 1024 }
    );
}

#[test]
fn damaged_archives_are_refused() {
    let archive = zip(&[("a.csv", format!("{HEADER}{}", ROW.repeat(500)).as_bytes())]);
    for length in [4, 10, 60, archive.len() - 30, archive.len() - 1] {
        assert_eq!(problem(&archive[..length]), ArchiveProblem::Damaged, "{length} bytes");
    }
    let mut flipped = archive.clone();
    flipped[80] ^= 0x55;
    assert_eq!(problem(flipped), ArchiveProblem::Damaged);
    let mut locked = archive;
    let directory = locked.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
    locked[directory + 8] |= 1;
    locked[6] |= 1;
    assert_eq!(problem(locked), ArchiveProblem::Encrypted);
}
