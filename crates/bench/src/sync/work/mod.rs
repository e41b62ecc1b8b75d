//! The work: the same records and edits for the program and for its floor, on
//! every machine. What other programs needed for this very work stands in the
//! design; records and edits are as many and as large as theirs.

mod words;

use desk_core::user_field::UserField;
use desk_sample::Random;
use uuid::Uuid;

use words::{name, phone, phrase};

/// The ten texts of a record.
pub(crate) const FIELDS: [UserField; 10] = [
    UserField::DisplayName,
    UserField::FirstName,
    UserField::LastName,
    UserField::UserName,
    UserField::ContactEmail,
    UserField::Phone,
    UserField::JobTitle,
    UserField::Department,
    UserField::Office,
    UserField::Mobile,
];

/// A person, as a file brings many of them.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) id: Uuid,
    /// In the order of [`FIELDS`].
    pub(crate) texts: Vec<String>,
}

/// One field of one record gets another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    /// Which record, counted from 0.
    pub(crate) record: u64,
    /// Which of [`FIELDS`].
    pub(crate) field: usize,
    pub(crate) text: String,
}

/// One of the two who edit at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    One,
    Other,
}

/// How many edits of each kind two sides make at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clash {
    pub(crate) same_field: u64,
    pub(crate) same_record: u64,
    pub(crate) apart: u64,
}

const SEED: u64 = 7;
/// When the records' ids say that they were made, milliseconds.
const ID_TIME: u64 = 0x019f_0000_0000;
/// Records that were made within one millisecond.
const IDS_PER_MS: u64 = 50;

/// What stands in a record's id, like any UUID of version 7.
pub(crate) fn id(record: u64) -> Uuid {
    let mut dice = Random::of(&[SEED, 1, record]);
    let (high, low) = (u128::from(dice.draw() & 0xfff), u128::from(dice.draw() >> 2));
    let time = u128::from(ID_TIME + record / IDS_PER_MS % (1 << 40));
    Uuid::from_u128((time << 80) | (7 << 76) | (high << 64) | (0b10 << 62) | low)
}

pub(crate) fn record(number: u64) -> Record {
    let mut dice = Random::of(&[SEED, 2, number]);
    let (first, last) = (name(&mut dice), name(&mut dice));
    let local = format!("{first}.{last}").to_ascii_lowercase();
    let texts = vec![
        format!("{first} {last}"),
        first,
        last,
        format!("{local}.{number}@contoso.com"),
        format!("{local}@fabrikam.com"),
        phone(&mut dice),
        phrase(&mut dice, 9),
        phrase(&mut dice, 5),
        phrase(&mut dice, 9),
        phone(&mut dice),
    ];
    Record { id: id(number), texts }
}

/// `count` edits of `records` records behind the first `from`, in their order.
pub(crate) fn edits(records: u64, from: u64, count: u64) -> impl Iterator<Item = Edit> {
    (from..from + count).map(move |at| {
        let mut dice = Random::of(&[SEED, 3, at]);
        let (record, field) = (dice.below(records), pick(&mut dice));
        edit(record, field, at, dice)
    })
}

/// What one side edits while the other does, too. The two touch the same fields
/// of the first records, different fields of the next, and then nothing common.
pub(crate) fn clash(side: Side, records: u64, clash: Clash) -> impl Iterator<Item = Edit> {
    let number = u64::from(side == Side::Other);
    let Clash { same_field, same_record, apart } = clash;
    let shared = same_field + same_record;
    (0..shared + apart).map(move |at| {
        let mut together = Random::of(&[SEED, 4, at]);
        let field = pick(&mut together);
        let own = Random::of(&[SEED, 5, number, at]);
        let serial = 1_000_000 + 2 * at + number;
        if at < same_field {
            edit(at, field, serial, own)
        } else if at < shared {
            let other = (field + 1 + usize::from(side == Side::One)) % FIELDS.len();
            edit(at, other, serial, own)
        } else {
            edit((shared + 2 * (at - shared) + number) % records, field, serial, own)
        }
    })
}

fn pick(dice: &mut Random) -> usize {
    usize::try_from(dice.below(FIELDS.len() as u64)).unwrap_or(0)
}

/// The `field` of [`FIELDS`] as it might be anew; `serial` keeps two edits from
/// asking for the same.
fn edit(record: u64, field: usize, serial: u64, mut dice: Random) -> Edit {
    let dice = &mut dice;
    let text = match field {
        0 => format!("{} {} {serial}", name(dice), name(dice)),
        1 | 2 => format!("{} {serial}", name(dice)),
        3 => format!("{}.{serial}@contoso.com", words::word(dice)),
        4 => format!("{}.{serial}@fabrikam.com", words::word(dice)),
        5 | 9 => phone(dice),
        7 => phrase(dice, 5),
        _ => phrase(dice, 9),
    };
    Edit { record, field, text }
}

#[cfg(test)]
impl Record {
    /// As anybody would write it down.
    pub(crate) fn json(&self) -> serde_json::Value {
        let mut map = serde_json::Map::new();
        map.insert("id".to_owned(), self.id.to_string().into());
        for (field, text) in FIELDS.iter().zip(&self.texts) {
            map.insert(field.code().to_owned(), text.as_str().into());
        }
        map.into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::Write as _;

    use super::*;

    /// Bytes are compared with what others measured, so they must be worth the same.
    #[test]
    fn the_records_are_as_large_as_those_of_the_other_measurement_packed_or_not() {
        let people: Vec<_> = (0..5_000).map(|number| record(number).json()).collect();
        let json = serde_json::to_vec(&people).unwrap();
        assert!(
            (480..=496).contains(&(json.len() / 5_000)),
            "{} bytes a record",
            json.len() / 5000
        );
        let level = flate2::Compression::new(6);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), level);
        gzip.write_all(&json).unwrap();
        let packed = gzip.finish().unwrap().len();
        assert!((540_000..=600_000).contains(&packed), "{packed} bytes under gzip");
    }

    #[test]
    fn every_text_is_one_that_its_field_takes() {
        for number in 0..2_000 {
            for (field, text) in FIELDS.iter().zip(record(number).texts) {
                assert_eq!(field.clean(&text), Ok(Some(text.clone())), "{field:?}");
            }
        }
        for edit in edits(2_000, 0, 2_000) {
            assert_eq!(FIELDS[edit.field].clean(&edit.text), Ok(Some(edit.text.clone())));
        }
    }

    #[test]
    fn two_sides_meet_where_they_shall_and_nowhere_else() {
        let sizes = Clash { same_field: 100, same_record: 100, apart: 800 };
        let of = |side| clash(side, 5_000, sizes).collect::<Vec<_>>();
        let (one, other) = (of(Side::One), of(Side::Other));
        let places = |edits: &[Edit]| -> BTreeSet<(u64, usize)> {
            edits.iter().map(|edit| (edit.record, edit.field)).collect()
        };
        assert_eq!(places(&one).intersection(&places(&other)).count(), 100);
        let records =
            |edits: &[Edit]| -> BTreeSet<u64> { edits.iter().map(|e| e.record).collect() };
        assert_eq!(records(&one).intersection(&records(&other)).count(), 200);
        assert_eq!((one.len(), records(&one).len()), (1_000, 1_000));
        assert!(one.iter().zip(&other).all(|(one, other)| one.text != other.text));
    }
}
