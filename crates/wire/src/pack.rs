//! Compression around whatever is large, with a bound on what comes out of it:
//! a few bytes from a stranger must not become gigabytes.

use std::io::Read;

/// Bytes that do not unpack.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("it unpacks to more than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("it does not unpack")]
    Broken(#[from] std::io::Error),
}

/// zstd's level: above it bytes get few and seconds many. Columns leave it little to find.
const LEVEL: i32 = 6;

/// The level for what stays on this machine, where time counts for more than bytes.
const QUICK: i32 = 3;

/// Compresses `bytes` that travel.
pub fn pack(bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    Ok(zstd::bulk::compress(bytes, LEVEL)?)
}

/// Compresses `bytes` that stay here, with a sum at the end: what lies for years is not
/// unpacked into something else unnoticed.
pub fn pack_quickly(bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    let mut compressor = zstd::bulk::Compressor::new(QUICK)?;
    compressor.include_checksum(true)?;
    Ok(compressor.compress(bytes)?)
}

/// The other way, for both.
///
/// # Errors
/// [`PackError::TooLarge`] as soon as more than `limit` bytes come out.
pub fn unpack(bytes: &[u8], limit: usize) -> Result<Vec<u8>, PackError> {
    let mut reader = zstd::stream::read::Decoder::new(bytes)?.take(limit as u64 + 1);
    let mut out = Vec::new();
    reader.read_to_end(&mut out)?;
    if out.len() > limit { Err(PackError::TooLarge { limit }) } else { Ok(out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_unpacks_and_a_bomb_does_not() {
        let text = "offre ".repeat(1_000_000);
        let quickly = pack_quickly(text.as_bytes()).unwrap();
        let packed = pack(text.as_bytes()).unwrap();
        for packed in [&quickly, &packed] {
            assert!(packed.len() < 10_000);
            assert_eq!(unpack(packed, text.len()).unwrap(), text.as_bytes());
        }
        assert!(matches!(unpack(&packed, 1_000), Err(PackError::TooLarge { limit: 1_000 })));
        let mut damaged = quickly.clone();
        for place in 0..damaged.len() {
            damaged[place] ^= 1;
            assert!(unpack(&damaged, text.len()).map_or(true, |out| out == text.as_bytes()));
            damaged[place] ^= 1;
        }
        assert!(matches!(unpack(b"no frame", 1_000), Err(PackError::Broken(_))));
    }
}
