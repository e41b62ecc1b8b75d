//! Signs that come along when text is copied from a page or a sheet.

use crate::countries::pattern::sets_apart;

/// A code or a number without what sets its parts apart, in capitals: also written
/// with wide letters, with Arabic digits, with another hyphen or a space that does not
/// break.
pub fn bare(text: &str) -> String {
    let signs = text.chars().filter(|sign| !is_unseen(*sign)).map(plain);
    signs.filter(|sign| !sets_apart(*sign)).flat_map(char::to_uppercase).collect()
}

/// Whether there is nothing to see in it.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|sign| sign.is_whitespace() || is_unseen(sign))
}

/// The plain sign for one that looks like it.
pub(super) fn plain(sign: char) -> char {
    let wide = |from: char, to: char| {
        let step = u32::from(sign).checked_sub(u32::from(from))?;
        char::from_u32(u32::from(to).checked_add(step)?)
    };
    match sign {
        '\u{ff01}'..='\u{ff5e}' => wide('\u{ff01}', '!').unwrap_or(sign),
        '\u{660}'..='\u{669}' => wide('\u{660}', '0').unwrap_or(sign),
        '\u{6f0}'..='\u{6f9}' => wide('\u{6f0}', '0').unwrap_or(sign),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ if sign.is_whitespace() => ' ',
        _ => sign,
    }
}

/// Signs without a picture, that say how to lay text out.
pub(super) const fn is_unseen(sign: char) -> bool {
    matches!(sign,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{61c}')
}

/// Whether there is a sign in it that a name should not have: a control sign, or one
/// that turns text around or is not seen. What joins letters and marks the direction
/// of a word is good: Persian and Hindi names need it.
pub fn hidden_sign(text: &str) -> bool {
    let joins = |sign| matches!(sign, '\u{200c}'..='\u{200f}' | '\u{61c}');
    text.chars().any(|sign| sign.is_control() || (is_unseen(sign) && !joins(sign)))
}
