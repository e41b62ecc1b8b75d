//! An item taken apart: its shape, and what it holds.

use super::header::{self, Header};
use super::{DEPTH, SHAPE_BYTES, WORD};

/// Marks in a shape, where an item holds something of its own. No item begins with
/// such a byte.
pub(super) mod mark {
    pub(in super::super) const NUMBER: u8 = 0xe0;
    pub(in super::super) const NEGATIVE: u8 = 0xe1;
    /// Bytes of a length that follows in one byte.
    pub(in super::super) const FIXED: u8 = 0xe2;
    pub(in super::super) const TEXT: u8 = 0xe3;
    pub(in super::super) const BYTES: u8 = 0xe4;
    /// Bytes that are an item themselves, whose shape follows.
    pub(in super::super) const NESTED: u8 = 0xe5;
    /// The whole item as it is.
    pub(in super::super) const WHOLE: u8 = 0xe6;
}

/// Lengths that ids, hashes, salts and signatures have.
pub(super) const fn is_fixed(length: usize) -> bool {
    matches!(length, 8 | 16 | 32 | 64)
}

/// Something that an item holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held<'i> {
    Number(u64),
    /// Of bytes or text; how many there are the mark says.
    Slice(&'i [u8]),
}

/// An item's shape and what it holds, in the shape's order.
#[derive(Debug, Default)]
pub(super) struct Apart<'i> {
    pub(super) shape: Vec<u8>,
    pub(super) held: Vec<Held<'i>>,
}

impl<'i> Apart<'i> {
    /// Takes an item apart, or leaves it whole.
    pub(super) fn take(&mut self, item: &'i [u8]) {
        self.shape.clear();
        self.held.clear();
        let taken = self.one(item, 0);
        if taken != Some(item.len()) || self.shape.len() > SHAPE_BYTES {
            self.whole(item);
        }
    }

    pub(super) fn whole(&mut self, item: &'i [u8]) {
        self.shape.clear();
        self.held.clear();
        self.shape.push(mark::WHOLE);
        self.held.push(Held::Slice(item));
    }

    /// How long the first item in `bytes` is; `None` for one that must stay whole.
    fn one(&mut self, bytes: &'i [u8], depth: usize) -> Option<usize> {
        if depth > DEPTH || self.shape.len() > SHAPE_BYTES {
            return None;
        }
        let (header, length) = header::read(bytes)?;
        let behind = bytes.get(length..)?;
        let own = |count: u64| behind.get(..usize::try_from(count).ok()?);
        match header {
            Header::Number(0..24) | Header::Negative(0..24) | Header::Simple => {
                self.shape.extend_from_slice(bytes.get(..length)?);
                Some(length)
            }
            Header::Number(number) => self.hold(mark::NUMBER, Held::Number(number), length),
            Header::Negative(number) => self.hold(mark::NEGATIVE, Held::Number(number), length),
            Header::Bytes(count) => Some(length + self.bytes(own(count)?, depth)?),
            Header::Text(count) => {
                let text = own(count)?;
                if text.contains(&0) {
                    return None;
                }
                self.hold(mark::TEXT, Held::Slice(text), length + text.len())
            }
            Header::List(count) => {
                self.shape.extend_from_slice(bytes.get(..length)?);
                self.list(bytes, length, count, depth)
            }
            Header::Map(count) => {
                self.shape.extend_from_slice(bytes.get(..length)?);
                self.map(bytes, length, count, depth)
            }
            Header::Mark(_) => None,
        }
    }

    fn hold(&mut self, mark: u8, held: Held<'i>, length: usize) -> Option<usize> {
        self.shape.push(mark);
        self.held.push(held);
        Some(length)
    }

    fn bytes(&mut self, bytes: &'i [u8], depth: usize) -> Option<usize> {
        let (shape, held) = (self.shape.len(), self.held.len());
        if let Some((Header::List(_) | Header::Map(_), _)) = header::read(bytes) {
            self.shape.push(mark::NESTED);
            if self.one(bytes, depth + 1) == Some(bytes.len()) {
                return Some(bytes.len());
            }
            self.shape.truncate(shape);
            self.held.truncate(held);
        }
        if is_fixed(bytes.len()) {
            self.shape.extend([mark::FIXED, bytes.len() as u8]);
        } else {
            self.shape.push(mark::BYTES);
        }
        self.held.push(Held::Slice(bytes));
        Some(bytes.len())
    }

    fn list(&mut self, bytes: &'i [u8], mut at: usize, count: u64, depth: usize) -> Option<usize> {
        let mut rest = count;
        if has_label(count)
            && let Some(label) = word(bytes.get(at..)?).filter(|label| is_code(label))
        {
            self.shape.extend_from_slice(label);
            at += label.len();
            rest -= 1;
        }
        for _ in 0..rest {
            at += self.one(bytes.get(at..)?, depth + 1)?;
        }
        Some(at)
    }

    fn map(&mut self, bytes: &'i [u8], mut at: usize, count: u64, depth: usize) -> Option<usize> {
        for _ in 0..count {
            let name = word(bytes.get(at..)?)?;
            self.shape.extend_from_slice(name);
            at += name.len();
            at += self.one(bytes.get(at..)?, depth + 1)?;
        }
        Some(at)
    }
}

/// Whether what begins a list of so many may say what the rest of it is.
pub(super) const fn has_label(count: u64) -> bool {
    matches!(count, 2..=4)
}

/// A short text at the beginning of `bytes`, with its head.
pub(super) fn word(bytes: &[u8]) -> Option<&[u8]> {
    match header::read(bytes)? {
        (Header::Text(count), head) if count <= WORD as u64 => {
            bytes.get(..head + usize::try_from(count).ok()?)
        }
        _ => None,
    }
}

/// Whether a text is a code, as fields and roles have, and not something that
/// somebody wrote.
fn is_code(word: &[u8]) -> bool {
    // The head of a text of 24 letters and more takes two bytes.
    let head = if word.len() > 24 { 2 } else { 1 };
    word.len() > head
        && word.iter().skip(head).all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}
