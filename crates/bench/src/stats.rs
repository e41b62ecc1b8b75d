//! Medians and percentiles.

use crate::problem::Problem;

/// The middle of some values; of an even number of them, the lower one.
pub(crate) fn median(values: &[f64]) -> Result<f64, Problem> {
    percentile(values, 50)
}

/// The smallest value that `percent` of all are not above.
pub(crate) fn percentile(values: &[f64], percent: usize) -> Result<f64, Problem> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().ok_or(Problem::NothingMeasured)
}

/// Element by element, `ours` as a multiple of `floor`.
pub(crate) fn ratios(ours: &[f64], floor: &[f64]) -> Vec<f64> {
    ours.iter().zip(floor).map(|(ours, floor)| ours / floor).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle_and_the_99th_percentile_nearly_at_the_end() {
        let values: Vec<f64> = (1..=300).rev().map(f64::from).collect();
        assert!((median(&[3.0, 1.0, 2.0]).unwrap() - 2.0).abs() < f64::EPSILON);
        assert!((percentile(&values, 50).unwrap() - 150.0).abs() < f64::EPSILON);
        assert!((percentile(&values, 99).unwrap() - 297.0).abs() < f64::EPSILON);
        assert!(median(&[]).is_err());
    }
}
