//! Sums over everything confirmed. The chain proves that two sides read the same
//! log; equal sums prove that they made the same of it (sync.md, A8).

use std::collections::BTreeMap;

use desk_wire::{ScopeDigest, WireValue};

use crate::key::FieldKey;

/// A 256-bit number, the low word first.
type Sum = [u64; 4];

/// For each scope, the sum modulo 2²⁵⁶ of the hashes of its values. A sum does
/// not care in which order things happened, and one value more or less costs one
/// hash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digests {
    sums: BTreeMap<u16, Sum>,
}

impl Digests {
    pub fn from_wire(digests: &[ScopeDigest]) -> Self {
        let mut sums = BTreeMap::new();
        for one in digests {
            let mut sum = [0; 4];
            for (word, bytes) in sum.iter_mut().zip(one.digest.as_chunks::<8>().0) {
                *word = u64::from_le_bytes(*bytes);
            }
            sums.insert(one.scope, sum);
        }
        let mut digests = Self { sums };
        digests.drop_empty();
        digests
    }

    /// Without scopes that hold nothing.
    pub fn to_wire(&self) -> Vec<ScopeDigest> {
        self.sums
            .iter()
            .map(|(scope, sum)| {
                let mut digest = [0; 32];
                for (bytes, word) in digest.as_chunks_mut::<8>().0.iter_mut().zip(sum) {
                    *bytes = word.to_le_bytes();
                }
                ScopeDigest { scope: *scope, digest }
            })
            .collect()
    }

    /// The sums of these scopes only.
    #[must_use]
    pub fn of(&self, scopes: &[u16]) -> Self {
        let sums = self.sums.iter().filter(|(scope, _)| scopes.contains(scope));
        Self { sums: sums.map(|(scope, sum)| (*scope, *sum)).collect() }
    }

    /// A field of a record within `scope` was `old` and is `new`.
    pub fn replace(&mut self, scope: u16, key: &FieldKey, old: &WireValue, new: &WireValue) {
        if old == new {
            return;
        }
        let sum = self.sums.entry(scope).or_default();
        if let Some(hash) = field_hash(key, old) {
            subtract(sum, &hash);
        }
        if let Some(hash) = field_hash(key, new) {
            add(sum, &hash);
        }
        if *sum == [0; 4] {
            self.drop_empty();
        }
    }

    fn drop_empty(&mut self) {
        self.sums.retain(|_, sum| *sum != [0; 4]);
    }
}

/// What a value adds to a sum; `None` for what is as good as not there.
pub fn field_hash(key: &FieldKey, value: &WireValue) -> Option<[u64; 4]> {
    let mut hasher = blake3::Hasher::new_derive_key("partner-desk 2026 state digest");
    hasher.update(&key.record.entity_type.to_le_bytes());
    hasher.update(key.record.id.as_bytes());
    hasher.update(&key.field.to_le_bytes());
    hasher.update(&(key.member.len() as u64).to_le_bytes());
    hasher.update(key.member.as_bytes());
    match value {
        WireValue::Absent | WireValue::Flag(false) if *value == key.nothing() => return None,
        WireValue::Absent => hasher.update(b"n"),
        WireValue::Text(text) => hasher.update(b"t").update(text.as_bytes()),
        WireValue::Integer(number) => hasher.update(b"i").update(&number.to_le_bytes()),
        WireValue::Flag(flag) => hasher.update(b"f").update(&[u8::from(*flag)]),
        WireValue::Bytes(bytes) => hasher.update(b"b").update(bytes),
        WireValue::Id(id) => hasher.update(b"u").update(id),
    };
    let mut words = [0; 4];
    let hash = hasher.finalize();
    for (word, bytes) in words.iter_mut().zip(hash.as_bytes().as_chunks::<8>().0) {
        *word = u64::from_le_bytes(*bytes);
    }
    Some(words)
}

fn add(sum: &mut Sum, other: &Sum) {
    let mut carry = false;
    for (word, other) in sum.iter_mut().zip(other) {
        let (once, first) = word.overflowing_add(*other);
        let (twice, second) = once.overflowing_add(u64::from(carry));
        *word = twice;
        carry = first || second;
    }
}

fn subtract(sum: &mut Sum, other: &Sum) {
    let mut borrow = false;
    for (word, other) in sum.iter_mut().zip(other) {
        let (once, first) = word.overflowing_sub(*other);
        let (twice, second) = once.overflowing_sub(u64::from(borrow));
        *word = twice;
        borrow = first || second;
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::key::RecordKey;

    fn key(n: u128) -> FieldKey {
        let record = RecordKey { entity_type: 2, id: Uuid::from_u128(n) };
        FieldKey { record, field: 1, member: String::new() }
    }

    #[test]
    fn the_order_does_not_matter_and_what_goes_leaves_nothing() {
        let text = |text: &str| WireValue::Text(text.to_owned());
        let (mut one, mut other) = (Digests::default(), Digests::default());
        let moves = [
            (key(1), WireValue::Absent, text("a")),
            (key(2), WireValue::Absent, text("b")),
            (key(1), text("a"), text("c")),
        ];
        for (key, old, new) in &moves {
            one.replace(0, key, old, new);
        }
        other.replace(0, &key(2), &WireValue::Absent, &text("b"));
        other.replace(0, &key(1), &WireValue::Absent, &text("c"));
        assert_eq!(one, other);
        assert_eq!(Digests::from_wire(&one.to_wire()), one);
        one.replace(0, &key(1), &text("c"), &WireValue::Absent);
        assert_ne!(one, other);
        one.replace(0, &key(2), &text("b"), &WireValue::Absent);
        assert_eq!(one, Digests::default(), "nothing is left");
    }

    #[test]
    fn kinds_records_and_scopes_are_told_apart() {
        let hash = |key: &FieldKey, value| field_hash(key, &value);
        assert_ne!(
            hash(&key(1), WireValue::Text("1".to_owned())),
            hash(&key(1), WireValue::Bytes(b"1".to_vec()))
        );
        assert_ne!(hash(&key(1), WireValue::Integer(1)), hash(&key(2), WireValue::Integer(1)));
        assert_eq!(hash(&key(1), WireValue::Absent), None);
        assert!(hash(&key(1), WireValue::Flag(false)).is_some(), "a plain flag may be false");
        let mut two = Digests::default();
        two.replace(0, &key(1), &WireValue::Absent, &WireValue::Integer(1));
        two.replace(3, &key(1), &WireValue::Absent, &WireValue::Integer(1));
        assert_eq!(two.to_wire().len(), 2);
        assert_eq!(two.of(&[3]).to_wire().len(), 1);
    }
}
