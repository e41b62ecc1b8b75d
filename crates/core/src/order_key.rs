//! Keys that sort in a chosen order and always leave room between two of them
//! (sync.md, A11). A key is a fraction in base 62, written without its "0.".

/// The digits, in the order that text comparison gives them.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A key strictly between `low` and `high`; `None` is the end on that side.
///
/// Never ends in the lowest digit, so there is room before every key. Keys that
/// are not ours, or that stand in the wrong order, count as the open end: the
/// order of a damaged list gets odd, and no deed fails for it.
pub fn between(low: Option<&str>, high: Option<&str>) -> String {
    let low = low.and_then(digits).unwrap_or_default();
    let high = high.and_then(digits).filter(|high| *high > low);
    let mut key = Vec::new();
    let mut bounded = high.is_some();
    for place in 0.. {
        let from = low.get(place).copied().unwrap_or(0);
        let to = match &high {
            Some(high) if bounded => high.get(place).copied().unwrap_or(0),
            Some(_) | None => 62,
        };
        if to > from + 1 {
            key.push(from + (to - from) / 2);
            break;
        }
        // No room at this digit: keep the low one and go on behind it. Once
        // the key is below `high`, only `low` bounds it.
        key.push(from);
        bounded &= from == to;
    }
    key.iter().filter_map(|&digit| DIGITS.get(usize::from(digit))).map(|&b| char::from(b)).collect()
}

/// The key's digits, or `None` for text that is no key.
fn digits(key: &str) -> Option<Vec<u8>> {
    let digit = |byte| DIGITS.iter().position(|&d| d == byte).and_then(|d| u8::try_from(d).ok());
    let digits: Vec<u8> = key.bytes().map(digit).collect::<Option<_>>()?;
    digits.last().is_some_and(|&last| last != 0).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_room() {
        let mut keys = vec![between(None, None)];
        // Insert at the front, at the end and always at the same spot.
        for round in 0..200_usize {
            let at = match round % 3 {
                0 => 0,
                1 => keys.len(),
                _ => keys.len().min(3),
            };
            let low = at.checked_sub(1).and_then(|i| keys.get(i)).map(String::as_str);
            let key = between(low, keys.get(at).map(String::as_str));
            keys.insert(at, key);
        }
        assert!(keys.is_sorted_by(|a, b| a < b), "strictly ascending: {keys:?}");
        assert!(keys.iter().all(|key| !key.ends_with('0')));
    }

    #[test]
    fn a_key_that_is_not_ours_counts_as_the_open_end() {
        assert_eq!(between(Some("é"), None), between(None, None));
        assert_eq!(between(Some("V"), Some("A")), between(Some("V"), None));
    }
}
