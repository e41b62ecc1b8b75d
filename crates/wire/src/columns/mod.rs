//! Many messages of few shapes, written column by column.
//!
//! What a device sends after days without a network are thousands of messages that
//! differ in little but their ids and texts. Written one behind the other, the
//! compressor pays for the frame around each text again and again. So a list is
//! taken apart: its items' **shapes** (names, small numbers, lengths of lists), each
//! once; which item has which; and then every place in a shape as a **column** of
//! what the items hold there. Put together again, each item is what it was, byte for
//! byte: signatures and hashes are over the items, never over columns.
//!
//! The layout stands in docs/sync-protocol.md.

mod header;
mod plan;
mod read;
mod shape;
mod write;

pub(crate) mod items;
pub(crate) mod raw;

pub use read::each_item;
pub use write::ColumnsWriter;

/// How deep items may be nested, with what they carry as bytes.
const DEPTH: usize = 16;
/// A code at the beginning of a list, or a name: longer ones are texts like any other.
const WORD: usize = 32;
/// Different shapes in a list; whatever comes after them travels whole.
const SHAPES: usize = 2_000;
/// Bytes of one shape; what has a larger one travels whole.
const SHAPE_BYTES: usize = 4_096;

/// Columns that do not come to items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    #[error("a list of columns is cut short")]
    Short,
    #[error("a shape makes no sense")]
    Shape,
    #[error("the items come to more than {limit} bytes")]
    TooLarge { limit: usize },
}

/// Adds a number in as few bytes as it takes, seven bits each.
fn put_number(to: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use ciborium::value::Value;
    use proptest::prelude::*;

    use super::*;

    fn there_and_back(items: &[Vec<u8>]) -> Vec<u8> {
        let mut writer = ColumnsWriter::default();
        items.iter().for_each(|item| writer.push(item));
        let columns = writer.finish();
        let mut back = Vec::new();
        each_item(&columns, usize::MAX, |item| {
            back.push(item.to_vec());
            Ok::<_, ColumnsError>(())
        })
        .unwrap();
        assert_eq!(back, items);
        columns
    }

    fn cbor(value: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).unwrap();
        bytes
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn event(seq: u64, name: &str, field: u64) -> Value {
        let body = Value::Map(vec![
            (text("n"), seq.into()),
            (text("f"), field.into()),
            (text("v"), text(name)),
            (text("w"), (-70_000_i64).into()),
        ]);
        Value::Array(vec![
            Value::Bytes(vec![7; 16]),
            Value::Array(vec![text("phone"), text(name)]),
            Value::Bytes(cbor(&body)),
            Value::Bool(true),
            Value::Null,
        ])
    }

    #[test]
    fn what_is_alike_shares_a_shape_and_takes_few_bytes() {
        let items: Vec<_> =
            (0..1_000).map(|at| cbor(&event(1_000_000 + at, &format!("n{at}"), 3))).collect();
        let whole: usize = items.iter().map(Vec::len).sum();
        let columns = there_and_back(&items);
        assert!(columns.len() * 2 < whole, "{} of {whole}", columns.len());
    }

    #[test]
    fn what_cannot_be_taken_apart_travels_whole() {
        let odd: Vec<Vec<u8>> = vec![
            b"no cbor at all".to_vec(),
            Vec::new(),
            vec![0x18, 0x01],
            vec![0x9f, 0x01, 0xff],
            vec![0x61, 0x00],
            vec![0xfb, 0, 0, 0, 0, 0, 0, 0, 0],
            vec![0xc1, 0x00],
            vec![0xe0],
            vec![0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            vec![0x81; 100],
            cbor(&event(1, "a", 1)),
            [cbor(&event(1, "a", 1)), vec![0]].concat(),
            cbor(&Value::Bytes(vec![0x81; 100])),
            cbor(&Value::Array((0..3_000_u64).map(|n| (n % 24).into()).collect())),
            cbor(&Value::Array((0..9_000_u64).map(|n| (n % 24).into()).collect())),
            cbor(&Value::Map(vec![(Value::Bytes(vec![1]), 1.into())])),
        ];
        there_and_back(&odd);
        let many: Vec<_> = (0..SHAPES as u64 + 50)
            .map(|at| cbor(&Value::Map(vec![(text(&format!("k{at}")), text("v"))])))
            .collect();
        there_and_back(&many);
    }

    #[test]
    fn a_few_bytes_do_not_become_many() {
        let items = vec![cbor(&text(&"a".repeat(1_000))); 1_000];
        let mut writer = ColumnsWriter::default();
        items.iter().for_each(|item| writer.push(item));
        let columns = writer.finish();
        let none = |_: &[u8]| Ok::<_, ColumnsError>(());
        let limit = 999 * 1_003;
        assert_eq!(each_item(&columns, limit, none), Err(ColumnsError::TooLarge { limit }));
        assert_eq!(each_item(&columns, 1_000 * 1_003, none), Ok(()));
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<i64>().prop_map(Value::from),
            (0..30_u64).prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            Just(Value::Null),
            any::<f64>().prop_map(Value::from),
            ".{0,40}".prop_map(Value::Text),
            "[a-z_]{1,9}".prop_map(Value::Text),
            prop::collection::vec(any::<u8>(), 0..70).prop_map(Value::Bytes),
            prop::collection::vec(any::<u8>(), 16).prop_map(Value::Bytes),
        ];
        leaf.prop_recursive(5, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
                prop::collection::vec(("[a-z]{1,3}".prop_map(Value::Text), inner.clone()), 0..5)
                    .prop_map(Value::Map),
                inner.prop_map(|value| Value::Bytes(cbor(&value))),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_items_come_back_as_they_went(
            values in prop::collection::vec(any_value(), 0..30),
            again in 1..4_usize,
        ) {
            let once: Vec<_> = values.iter().map(cbor).collect();
            there_and_back(&std::iter::repeat_n(once, again).flatten().collect::<Vec<_>>());
        }

        #[test]
        fn bytes_of_a_stranger_are_an_error_or_items_and_never_a_panic(
            values in prop::collection::vec(any_value(), 0..8),
            noise in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut writer = ColumnsWriter::default();
            values.iter().for_each(|value| writer.push(&cbor(value)));
            let mut bytes = writer.finish();
            for (at, byte) in noise {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(cut.index(bytes.len()) + 1);
            let _ = each_item(&bytes, 1 << 16, |_| Ok::<_, ColumnsError>(()));
        }
    }
}
