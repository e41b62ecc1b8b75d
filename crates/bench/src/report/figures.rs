//! Figures as people read them: the median, and from which to which.

use crate::problem::Problem;
use crate::stats::{median, percentile};

pub(crate) fn seconds(values: &[f64]) -> Result<String, Problem> {
    spread(values, if median(values)? < 1.0 { 2 } else { 1 }, "s")
}

pub(crate) fn milliseconds(values: &[f64]) -> Result<String, Problem> {
    let digits = if median(values)? < 10.0 { 2 } else { 0 };
    spread(values, digits, "ms")
}

pub(crate) fn megabytes(values: &[f64]) -> Result<String, Problem> {
    spread(values, 0, "MB")
}

pub(crate) fn few_megabytes(values: &[f64]) -> Result<String, Problem> {
    spread(values, 2, "MB")
}

fn spread(values: &[f64], digits: usize, unit: &str) -> Result<String, Problem> {
    let (least, most) = (percentile(values, 0)?, percentile(values, 100)?);
    let middle = median(values)?;
    Ok(format!("{middle:.digits$} {unit} ({least:.digits$}–{most:.digits$})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_show_their_spread() {
        assert_eq!(seconds(&[3.0, 1.0, 2.26]).unwrap(), "2.3 s (1.0–3.0)");
        assert_eq!(milliseconds(&[1.0, 2.0, 3.456]).unwrap(), "2.00 ms (1.00–3.46)");
        assert_eq!(milliseconds(&[100.0, 20.0, 30.4]).unwrap(), "30 ms (20–100)");
    }
}
