//! Whatever the bytes: no panic, no hang, an error or an import whose counts
//! agree.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::common::{HEADER, ROW, options, read_as, row_with};

fn agree(bytes: &[u8]) {
    if let Ok((findings, kept)) = read_as(bytes, &options()) {
        assert_eq!(findings.rows_read, findings.rows_good + findings.rows_refused);
        assert_eq!(findings.rows_good, kept.rows.len() as u64);
        assert_eq!(findings.rows_refused, kept.refused.len() as u64);
        let lines: Vec<u64> = kept.rows.iter().map(|row| row.line).collect();
        assert!(lines.is_sorted() && lines.first() != Some(&0));
        // No row is made of more than the file holds.
        assert!(kept.rows.len() <= bytes.len() / 20);
    }
}

/// A list with everything in it that has a meaning to some layer.
fn list() -> Vec<u8> {
    let rich = row_with(&[
        ("SkuTitle", "Été, \"quoted\"\nand long"),
        ("UnitPrice", "1,234"),
        ("EffectiveStartDate", "4/1/2025 12:00:00 AM"),
        ("PreviousValues", "{'SkuTitle': \"it's\"}"),
    ]);
    format!("\u{FEFF}{HEADER}{ROW}{rich}{ROW}").into_bytes()
}

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        &b"\""[..],
        b"\"\"",
        b",",
        b";",
        b"\r",
        b"\n",
        b"\0",
        b"\xFF\xFE",
        b"\xE9",
        b"{'",
        b"1.234",
        b"01/02/2023",
        b"\xEF\xBB\xBF",
    ]);
    prop_oneof![vec(any::<u8>(), 1..8), vec(piece, 1..8).prop_map(|parts| parts.concat())]
}

fn magics() -> impl Strategy<Value = &'static [u8]> {
    prop::sample::select(vec![
        &b"PK\x03\x04"[..],
        b"PK\x05\x06",
        b"\xFF\xFE",
        b"\xFE\xFF",
        b"\xEF\xBB\xBF",
        b"%PDF",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn noise(bytes in vec(any::<u8>(), 0..4000)) {
        agree(&bytes);
    }

    #[test]
    fn noise_behind_a_header(bytes in vec(any::<u8>(), 0..4000), fragments in vec(pieces(), 0..60)) {
        agree(&[HEADER.as_bytes(), &bytes].concat());
        agree(&[HEADER.as_bytes(), ROW.as_bytes(), &fragments.concat(), b"\n", ROW.as_bytes()].concat());
    }

    #[test]
    fn noise_behind_a_magic(bytes in vec(any::<u8>(), 0..2000), magic in magics()) {
        agree(&[magic, &bytes].concat());
    }

    #[test]
    fn a_list_with_anything_put_into_it(
        edits in vec((any::<prop::sample::Index>(), pieces(), 0_usize..6), 1..6),
    ) {
        let mut bytes = list();
        for (place, put, gone) in edits {
            let at = place.index(bytes.len());
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, put);
            prop_assume!(!bytes.is_empty());
        }
        agree(&bytes);
    }

    #[test]
    fn a_list_cut_anywhere(at in any::<prop::sample::Index>()) {
        let list = list();
        agree(&list[..at.index(list.len())]);
    }
}
