//! Check digits of company numbers, where the way to count them is public and certain.
//! They find a wrong digit, and two that changed places.

mod national;
mod sums;

use super::Country;

/// Whether the check digits do not go with the others. Of numbers that are counted in a
/// way not known here it never says so. `bare` has no country in front.
pub fn is_wrong(country: Country, bare: &str) -> bool {
    national::is_right(country.code(), bare) == Some(false)
}

#[cfg(test)]
mod tests;
