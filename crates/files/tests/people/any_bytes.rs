//! Whatever the bytes: no panic, no hang, an error or rows whose counts agree; and no
//! password, wherever the noise stands.

use desk_files::people::{PeopleKind, PeopleOptions};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::common::{ENTRA, M365, at, entra, m365, read_as};

/// Its letters are in no other part of the file.
const SECRET: &str = "Qzq9-Wxw!";

fn agree(bytes: &[u8]) {
    for options in [
        PeopleOptions::default(),
        PeopleOptions { kind: Some(PeopleKind::EntraBulkCreate), ..at("fabrikam.com") },
    ] {
        // The counts are looked at there.
        if let Ok((_, kept)) = read_as(bytes, &options) {
            let lines: Vec<u64> = kept.rows.iter().map(|person| person.line).collect();
            assert!(lines.is_sorted() && lines.first() != Some(&0));
            assert!(kept.rows.len() <= bytes.len() / 4);
        }
    }
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
        b"@",
        b"a@b.example",
        b"version:v1.0",
        b"Password,",
        b"User name",
        b"\xEF\xBB\xBF",
    ]);
    prop_oneof![vec(any::<u8>(), 1..8), vec(piece, 1..8).prop_map(|parts| parts.concat())]
}

fn list() -> Vec<u8> {
    let row = m365("ines@fabrikam.com", "Inès", "Caron", "\"Caron, Inès\nand long\"");
    format!("\u{FEFF}{M365}{row}{}", m365("b@fabrikam.com", "", "", "B")).into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn noise(bytes in vec(any::<u8>(), 0..3000)) {
        agree(&bytes);
    }

    #[test]
    fn noise_behind_a_header(bytes in vec(any::<u8>(), 0..2000), fragments in vec(pieces(), 0..40)) {
        agree(&[M365.as_bytes(), &bytes].concat());
        agree(&[ENTRA.as_bytes(), &fragments.concat(), b"\n"].concat());
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

    /// Commas come and go in the row of a file with passwords; the header stays.
    #[test]
    fn no_shift_lets_a_password_out(
        commas in vec((0_usize..17, any::<bool>()), 0..4),
        domain in any::<bool>(),
        filled in any::<bool>(),
    ) {
        let user_name = if domain { "jane@fabrikam.com" } else { "jane" };
        let row = entra("Jane", user_name, SECRET, "No");
        let mut cells: Vec<String> = row.trim_end().split(',').map(str::to_owned).collect();
        if filled {
            cells[4] = "Jane".to_owned();
            cells[8] = "France".to_owned();
        }
        for (at, more) in commas {
            let at = at.min(cells.len());
            if more {
                cells.insert(at, String::new());
            } else if at < cells.len() && cells[at] != SECRET {
                cells.remove(at);
            }
        }
        let text = format!("{ENTRA}{}\r\n", cells.join(","));
        for options in [PeopleOptions::default(), at("fabrikam.com")] {
            if let Ok((findings, kept)) = read_as(text.as_bytes(), &options) {
                let out = format!("{findings:?} {kept:?}");
                prop_assert!(!out.contains("Qzq9"), "{text} {out}");
            }
        }
    }
}
