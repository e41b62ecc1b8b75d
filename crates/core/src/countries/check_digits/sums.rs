//! The few ways to count that many countries share.

/// The digits, when there are no other signs.
pub(super) fn digits(text: &str) -> Option<Vec<u64>> {
    text.chars().map(|sign| sign.to_digit(10).map(u64::from)).collect()
}

/// Each digit times its weight; digits without a weight do not count.
pub(super) fn weighed(digits: &[u64], weights: &[u64]) -> u64 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// The same, where of a product of two digits both are added.
pub(super) fn crossed(digits: &[u64], weights: &[u64]) -> u64 {
    let both = |product: u64| product / 10 + product % 10;
    digits.iter().zip(weights).map(|(digit, weight)| both(digit * weight)).sum()
}

/// The digits as one number.
pub(super) fn number(digits: &[u64]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + digit)
}

/// Luhn: every other digit from the right is doubled.
pub(super) fn luhn(digits: &[u64]) -> bool {
    let doubled = |(place, digit): (usize, &u64)| match (place % 2, digit * 2) {
        (1, twice) => twice / 10 + twice % 10,
        _ => *digit,
    };
    digits.iter().rev().enumerate().map(doubled).sum::<u64>().is_multiple_of(10)
}

/// ISO 7064, MOD 11,10.
pub(super) fn mod_11_10(digits: &[u64]) -> bool {
    let Some((last, rest)) = digits.split_last() else { return false };
    let product = rest.iter().fold(10, |product, digit| match (product + digit) % 10 {
        0 => 20 % 11,
        sum => sum * 2 % 11,
    });
    (11 - product) % 10 == *last
}

/// The last digit is what is missing to a multiple of eleven; `ten` stands for ten where
/// the country writes something for it.
pub(super) fn to_eleven(digits: &[u64], weights: &[u64], ten: Option<u64>) -> bool {
    let wanted = match (11 - weighed(digits, weights) % 11) % 11 {
        10 => ten,
        digit => Some(digit),
    };
    digits.get(weights.len()).copied() == wanted
}

/// The last digit is what is left of a division by eleven; `ten` as above.
pub(super) fn of_eleven(digits: &[u64], weights: &[u64], ten: Option<u64>) -> bool {
    let wanted = match weighed(digits, weights) % 11 {
        10 => ten,
        digit => Some(digit),
    };
    digits.get(weights.len()).copied() == wanted
}
