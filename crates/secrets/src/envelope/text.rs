//! Text of any length in a block of one length, so that the file tells nothing of it.

use zeroize::Zeroizing;

use crate::secret::SecretText;

/// Two bytes of length, the text, and zeros.
pub(super) const PADDED: usize = 1_026;
pub(super) const LONGEST: usize = PADDED - 2;

/// `None` where it is empty or too long.
pub(super) fn padded(text: &SecretText) -> Option<Zeroizing<Vec<u8>>> {
    let text = text.expose().as_bytes();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let length = u16::try_from(text.len()).ok()?;
    let mut block = Zeroizing::new(Vec::with_capacity(PADDED));
    block.extend_from_slice(&length.to_le_bytes());
    block.extend_from_slice(text);
    block.resize(PADDED, 0);
    Some(block)
}

pub(super) fn unpadded(block: &[u8]) -> Option<SecretText> {
    let (length, rest) = block.split_first_chunk()?;
    let text = rest.get(..usize::from(u16::from_le_bytes(*length)))?;
    std::str::from_utf8(text).ok().map(|text| SecretText::new(text.to_owned()))
}
