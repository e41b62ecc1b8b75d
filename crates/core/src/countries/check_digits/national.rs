//! How each country counts.

use super::sums::{crossed, digits, luhn, mod_11_10, number, of_eleven, to_eleven, weighed};

/// `None` where it is not known how such a number is counted.
pub(super) fn is_right(country: &str, bare: &str) -> Option<bool> {
    match country {
        "BR" => return cnpj(bare),
        "CH" => return swiss(bare),
        "CL" => return chilean(bare),
        "CN" => return chinese(bare),
        "ES" => return spanish(bare),
        "IE" => return irish(bare),
        "NL" => return dutch(bare),
        _ => {}
    }
    let plain = match country {
        "AT" => bare.strip_prefix('U')?,
        "CA" => bare.get(..9)?,
        "JP" => bare.strip_prefix('T').unwrap_or(bare),
        "NO" => bare.strip_suffix("MVA").unwrap_or(bare),
        _ => bare,
    };
    by_digits(country, &digits(plain)?)
}

/// The weights of several countries.
const FALLING_2: [u64; 7] = [8, 7, 6, 5, 4, 3, 2];
const FROM_5: [u64; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const FROM_3: [u64; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

fn by_digits(country: &str, d: &[u64]) -> Option<bool> {
    let last = *d.last()?;
    Some(match (country, d.len()) {
        ("AR", 11) => to_eleven(d, &FROM_5, Some(9)),
        ("AT", 8) => (10 - (crossed(d, &[1, 2, 1, 2, 1, 2, 1]) + 4) % 10) % 10 == last,
        ("AU", 11) => {
            // The first digit counts one less.
            let sum = weighed(d, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
            sum >= 10 && (sum - 10).is_multiple_of(89)
        }
        ("BE", 9 | 10) => 97 - number(d) / 100 % 97 == number(d) % 100,
        ("BG", 9) => twice(d, &[1, 2, 3, 4, 5, 6, 7, 8], &[3, 4, 5, 6, 7, 8, 9, 10]),
        ("BY", 9) => of_eleven(d, &[29, 23, 19, 17, 13, 7, 5, 3], None),
        ("CA" | "IL", 9) | ("IT", 11) => luhn(d),
        ("CO", 10) => weighed_of_eleven(d, &[41, 37, 29, 23, 19, 17, 13, 7, 3]),
        ("CZ", 8) => (11 - weighed(d, &FALLING_2) % 11) % 10 == last,
        ("DE", 9) | ("HR", 11) | ("RS", 9) => mod_11_10(d),
        ("DK", 8) => weighed(d, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        ("EE", 9) => weighed(d, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10),
        ("FI", 8) => to_eleven(d, &[7, 9, 10, 5, 8, 4, 2], None),
        ("FR", 11) => (12 + 3 * (number(d) % 1_000_000_000 % 97)) % 97 == number(d) / 1_000_000_000,
        ("GB", 9 | 12) => british(d),
        ("GR", 9) => weighed(d, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == last,
        ("HU", 8 | 11) => weighed(d, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10),
        ("JP", 13) => japanese(d),
        ("KR", 10) => korean(d),
        ("KZ", 12) => kazakh(d),
        ("LT", 9) => twice(d, &[1, 2, 3, 4, 5, 6, 7, 8], &[3, 4, 5, 6, 7, 8, 9, 1]),
        ("LT", 12) => {
            twice(d, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2], &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4])
        }
        ("LU", 8) => number(d) / 100 % 89 == number(d) % 100,
        // Others are numbers of persons.
        ("LV", 11) if d.first().is_some_and(|first| *first > 3) => {
            weighed(d, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3
        }
        ("MD", 13) => weighed(d, &[7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 == last,
        ("MT", 8) => 37 - weighed(d, &[3, 4, 6, 7, 8, 9]) % 37 == number(d) % 100,
        ("NO", 9) => to_eleven(d, &FROM_3, None),
        ("PE", 11) => (11 - weighed(d, &FROM_5) % 11) % 10 == last,
        ("PL", 10) => of_eleven(d, &[6, 5, 7, 2, 3, 4, 5, 6, 7], None),
        ("PL", 11) => weighed(d, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).is_multiple_of(10),
        ("PT", 9) => match 11 - weighed(d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 {
            10 | 11 => last == 0,
            digit => digit == last,
        },
        ("RO", 2..=10) => romanian(d),
        ("RU", 10) => weighed(d, &[2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == last,
        ("RU", 12) => russian_person(d),
        ("SE", 12) => luhn(d.get(..10)?),
        ("SI", 8) => to_eleven(d, &FALLING_2, Some(0)),
        ("SK", 10) => number(d).is_multiple_of(11),
        ("TH", 13) => {
            (11 - weighed(d, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10 == last
        }
        ("TR", 10) => turkish(d),
        ("TR", 11) => turkish_person(d),
        ("TW", 8) => taiwanese(d),
        ("UA", 8) => ukrainian(d),
        ("UY", 12) => to_eleven(d, &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], None),
        ("VN", 10) => 10 - weighed(d, &[31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11 == last,
        _ => return None,
    })
}

/// What is left of a division by eleven; where ten is left, other weights count.
fn twice(d: &[u64], weights: &[u64], others: &[u64]) -> bool {
    if weighed(d, weights) % 11 == 10 {
        of_eleven(d, others, Some(0))
    } else {
        of_eleven(d, weights, None)
    }
}

/// Nought and one stay; of the others, what is missing to eleven.
fn weighed_of_eleven(d: &[u64], weights: &[u64]) -> bool {
    let wanted = match weighed(d, weights) % 11 {
        left @ (0 | 1) => left,
        left => 11 - left,
    };
    d.get(weights.len()) == Some(&wanted)
}

fn british(d: &[u64]) -> bool {
    let sum = weighed(d, &[8, 7, 6, 5, 4, 3, 2, 10, 1]);
    sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97)
}

/// The check digit is the first.
fn japanese(d: &[u64]) -> bool {
    9 - weighed(d, &[0, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]) % 9 == d.first().copied().unwrap_or(0)
}

fn korean(d: &[u64]) -> bool {
    let ninth = d.get(8).copied().unwrap_or(0);
    (weighed(d, &[1, 3, 7, 1, 3, 7, 1, 3, 5, 1]) + ninth * 5 / 10).is_multiple_of(10)
}

fn kazakh(d: &[u64]) -> bool {
    let first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    if weighed(d, &first) % 11 == 10 {
        of_eleven(d, &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], None)
    } else {
        of_eleven(d, &first, None)
    }
}

/// The weights end at the digit before the last, however many there are.
fn romanian(d: &[u64]) -> bool {
    let Some((last, rest)) = d.split_last() else { return false };
    let from_right: Vec<u64> = rest.iter().rev().copied().collect();
    weighed(&from_right, &[2, 3, 5, 7, 1, 2, 3, 5, 7]) * 10 % 11 % 10 == *last
}

fn russian_person(d: &[u64]) -> bool {
    let eleventh = weighed(d, &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    let twelfth = weighed(d, &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    d.get(10..) == Some([eleventh, twelfth].as_slice())
}

fn turkish(d: &[u64]) -> bool {
    let part = |(digit, place): (&u64, u32)| match (digit + u64::from(place)) % 10 {
        9 => 9,
        moved => moved * 2_u64.pow(place) % 9,
    };
    let sum: u64 = d.iter().zip((1..=9).rev()).map(part).sum();
    d.last() == Some(&((10 - sum % 10) % 10))
}

fn turkish_person(d: &[u64]) -> bool {
    let odd = weighed(d, &[1, 0, 1, 0, 1, 0, 1, 0, 1]);
    let even = weighed(d, &[0, 1, 0, 1, 0, 1, 0, 1]);
    let tenth = (odd * 7 + 10 * 9 - even) % 10;
    d.get(9..) == Some([tenth, (odd + even + tenth) % 10].as_slice())
}

/// The seventh digit, when it is a seven, counts one or nothing.
fn taiwanese(d: &[u64]) -> bool {
    let sum = crossed(d, &[1, 2, 1, 2, 1, 2, 4, 1]);
    sum.is_multiple_of(5) || (d.get(6) == Some(&7) && (sum + 1).is_multiple_of(5))
}

fn ukrainian(d: &[u64]) -> bool {
    let (first, others) = match number(d) {
        30_000_000..60_000_000 => ([7, 1, 2, 3, 4, 5, 6], [9, 3, 4, 5, 6, 7, 8]),
        _ => ([1, 2, 3, 4, 5, 6, 7], [3, 4, 5, 6, 7, 8, 9]),
    };
    twice(d, &first, &others)
}

/// Since 2026 letters stand in new numbers, too; each is worth its place in ASCII.
fn cnpj(bare: &str) -> Option<bool> {
    let d: Vec<u64> =
        bare.bytes().map(|sign| sign.checked_sub(b'0').map(u64::from)).collect::<Option<_>>()?;
    let left = |weights: &[u64]| match weighed(&d, weights) % 11 {
        0 | 1 => 0,
        left => 11 - left,
    };
    let thirteenth = left(&[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
    let last = left(&[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
    (d.len() == 14).then(|| d.get(12..) == Some([thirteenth, last].as_slice()))
}

fn swiss(bare: &str) -> Option<bool> {
    let d = digits(bare.strip_prefix("CHE")?.get(..9)?)?;
    Some(to_eleven(&d, &FROM_5[..8], None))
}

/// The last sign is a digit or `K`.
fn chilean(bare: &str) -> Option<bool> {
    let (last, rest) = (bare.chars().last()?, bare.get(..bare.len().checked_sub(1)?)?);
    let d: Vec<u64> = digits(rest)?.into_iter().rev().collect();
    let wanted = match (11 - weighed(&d, &[2, 3, 4, 5, 6, 7, 2, 3]) % 11) % 11 {
        10 => 'K',
        digit => char::from_digit(u32::try_from(digit).ok()?, 10)?,
    };
    Some(last == wanted)
}

/// Thirty-one signs, without the letters that look like digits.
fn chinese(bare: &str) -> Option<bool> {
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    if bare.len() != 18 {
        return None;
    }
    let Some(places) =
        bare.chars().map(|sign| SIGNS.find(sign).and_then(|at| u64::try_from(at).ok())).collect()
    else {
        return Some(false);
    };
    let places: Vec<u64> = places;
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    Some((31 - weighed(&places, &weights) % 31) % 31 == *places.last()?)
}

/// Of a person eight digits and a letter, of a foreigner `X`, `Y` or `Z` in front; of a
/// company a letter, seven digits, and a digit or a letter.
fn spanish(bare: &str) -> Option<bool> {
    const PERSONS: &str = "TRWAGMYFPDXBNJZSQVHLCKE";
    const COMPANIES: &str = "JABCDEFGHI";
    if bare.chars().count() != 9 {
        return None;
    }
    let (first, last) = (bare.chars().next()?, bare.chars().last()?);
    let middle = bare.get(1..bare.len().checked_sub(1)?)?;
    let d = digits(middle)?;
    let letter = |signs: &str, at: u64| signs.chars().nth(usize::try_from(at).ok()?);
    let foreigner = "XYZ".find(first).and_then(|at| u64::try_from(at).ok());
    let person = first.to_digit(10).map(u64::from).or(foreigner);
    Some(match person {
        Some(front) => letter(PERSONS, (front * 10_000_000 + number(&d)) % 23)? == last,
        None if "ABCDEFGHJNPQRSUVW".contains(first) => {
            let check = (10 - crossed(&d, &[2, 1, 2, 1, 2, 1, 2]) % 10) % 10;
            last.to_digit(10).map_or(letter(COMPANIES, check)? == last, |it| u64::from(it) == check)
        }
        None => return None,
    })
}

/// Seven digits, a letter, and sometimes one more; older ones are not known here.
fn irish(bare: &str) -> Option<bool> {
    let worth = |sign: char| match sign {
        'W' => Some(0),
        'A'..='V' => Some(u64::from(u32::from(sign) - u32::from('A') + 1)),
        _ => None,
    };
    let d = digits(bare.get(..7)?)?;
    let mut letters = bare.get(7..)?.chars();
    let check = letters.next().and_then(worth)?;
    let behind = letters.next().map_or(Some(0), worth)?;
    Some((weighed(&d, &[8, 7, 6, 5, 4, 3, 2]) + behind * 9) % 23 == check)
}

/// By the old way, or by the new one for sole traders, in which letters are numbers.
fn dutch(bare: &str) -> Option<bool> {
    let old = of_eleven(&digits(bare.get(..9)?)?, &[9, 8, 7, 6, 5, 4, 3, 2], None);
    let worth = |sign: char| sign.to_digit(36).map(u64::from);
    let new = "NL".chars().chain(bare.chars()).try_fold(0_u64, |left, sign| {
        let value = worth(sign)?;
        Some((left * if value > 9 { 100 } else { 10 } + value) % 97)
    })?;
    Some(old || new == 1)
}
