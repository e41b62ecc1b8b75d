//! The heads of CBOR items, in their shortest form only: an item that has another
//! would not come back as it went.

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    Number(u64),
    Negative(u64),
    Bytes(u64),
    Text(u64),
    List(u64),
    Map(u64),
    /// False, true, null or undefined.
    Simple,
    /// A byte that no item of ours begins with: in a shape, a mark.
    Mark(u8),
}

/// The head at the beginning of `bytes` and how long it is; `None` for what is no
/// head, is not the shortest, or is of a kind that nothing here writes.
pub(super) fn read(bytes: &[u8]) -> Option<(Header, usize)> {
    let first = *bytes.first()?;
    if let 0xe0..=0xf3 = first {
        return Some((Header::Mark(first), 1));
    }
    if let 0xf4..=0xf7 = first {
        return Some((Header::Simple, 1));
    }
    let (number, length) = match first & 0x1f {
        small @ 0..24 => (u64::from(small), 1),
        24 => (u64::from(*bytes.get(1)?), 2),
        25 => (u64::from(u16::from_be_bytes(*bytes.get(1..)?.first_chunk()?)), 3),
        26 => (u64::from(u32::from_be_bytes(*bytes.get(1..)?.first_chunk()?)), 5),
        27 => (u64::from_be_bytes(*bytes.get(1..)?.first_chunk()?), 9),
        _ => return None,
    };
    let kind = match first >> 5 {
        0 => Header::Number,
        1 => Header::Negative,
        2 => Header::Bytes,
        3 => Header::Text,
        4 => Header::List,
        5 => Header::Map,
        _ => return None,
    };
    (length == length_of(number)).then_some((kind(number), length))
}

const fn length_of(number: u64) -> usize {
    match number {
        0..24 => 1,
        24..0x100 => 2,
        0x100..0x1_0000 => 3,
        0x1_0000..0x1_0000_0000 => 5,
        _ => 9,
    }
}

/// Kinds of heads that [`write`] writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
}

pub(super) fn write(to: &mut Vec<u8>, kind: Kind, number: u64) {
    let major = (kind as u8) << 5;
    let bytes = number.to_be_bytes();
    match number {
        0..24 => to.push(major | number as u8),
        24..0x100 => to.extend([major | 24, number as u8]),
        0x100..0x1_0000 => {
            to.push(major | 25);
            to.extend_from_slice(&bytes[6..]);
        }
        0x1_0000..0x1_0000_0000 => {
            to.push(major | 26);
            to.extend_from_slice(&bytes[4..]);
        }
        _ => {
            to.push(major | 27);
            to.extend_from_slice(&bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_as_they_are_written() {
        for number in
            [0, 1, 23, 24, 255, 256, 65_535, 65_536, u64::from(u32::MAX), 1 << 40, u64::MAX]
        {
            for (kind, header) in [
                (Kind::Number, Header::Number(number)),
                (Kind::Negative, Header::Negative(number)),
                (Kind::Bytes, Header::Bytes(number)),
                (Kind::Text, Header::Text(number)),
            ] {
                let mut bytes = Vec::new();
                write(&mut bytes, kind, number);
                assert_eq!(read(&bytes), Some((header, bytes.len())));
                bytes.pop();
                assert_eq!(read(&bytes), None, "cut short");
            }
        }
    }

    #[test]
    fn what_is_longer_than_it_need_be_is_no_head() {
        for bytes in [&[0x18, 23][..], &[0x19, 0, 255], &[0x1a, 0, 0, 255, 255], &[0x5f], &[0xc1]] {
            assert_eq!(read(bytes), None);
        }
    }
}
