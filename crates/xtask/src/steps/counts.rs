//! How many tests passed and failed, read from what each test runner reports.

use serde_json::Value;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Counts {
    pub(crate) fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// A runner can fail without a failing test: it did not compile, it was killed.
    /// That must not look like success.
    pub(crate) fn or_one_failure(self, succeeded: bool) -> Self {
        if succeeded || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }
}

/// The sum of all `test result:` lines; there is one per test program.
pub(crate) fn from_cargo(output: &str) -> Counts {
    let results = output.lines().filter_map(|line| line.trim().strip_prefix("test result:"));
    results.fold(Counts::default(), |sum, result| {
        let number = |what: &str| number_before(result, what).unwrap_or(0);
        sum.and(Counts { passed: number(" passed"), failed: number(" failed") })
    })
}

fn number_before(text: &str, what: &str) -> Option<u64> {
    text[..text.find(what)?].rsplit(' ').next()?.parse().ok()
}

/// The totals at the end of node's TAP report. A cancelled test did not pass.
pub(crate) fn from_tap(report: &str) -> Option<Counts> {
    let total = |name: &str| {
        report.lines().rev().find_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok())
    };
    let cancelled = total("# cancelled ").unwrap_or(0);
    Some(Counts { passed: total("# pass ")?, failed: total("# fail ")? + cancelled })
}

/// Vitest's JSON report. A file that could not be loaded fails without any test in it.
pub(crate) fn from_vitest(report: &Value) -> Option<Counts> {
    let passed = report.get("numPassedTests")?.as_u64()?;
    let failed = report.get("numFailedTests")?.as_u64()?;
    let files = report.get("testResults")?.as_array()?;
    let unloaded = files.iter().filter(|file| {
        let is_empty = file["assertionResults"].as_array().is_none_or(Vec::is_empty);
        file["status"] == "failed" && is_empty
    });
    Some(Counts { passed, failed: failed + unloaded.count() as u64 })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn cargos_results_are_summed_over_all_test_programs() {
        let output = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured\n";
        assert_eq!(from_cargo(output), Counts { passed: 15, failed: 2 });
    }

    #[test]
    fn a_crash_without_a_result_is_a_failure() {
        let counts = from_cargo("running 3 tests\n").or_one_failure(false);
        assert_eq!(counts, Counts { passed: 0, failed: 1 });
    }

    #[test]
    fn the_last_totals_of_a_tap_report_count() {
        let report = "ok 1 - a\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0\n";
        assert_eq!(from_tap(report), Some(Counts { passed: 2, failed: 2 }));
        assert_eq!(from_tap("TAP version 13\n"), None, "a report that broke off says nothing");
    }

    #[test]
    fn a_vitest_file_that_does_not_load_is_a_failure() {
        let report = json!({
            "numPassedTests": 7, "numFailedTests": 1,
            "testResults": [
                { "status": "failed", "assertionResults": [{ "status": "failed" }] },
                { "status": "failed", "assertionResults": [] },
                { "status": "passed", "assertionResults": [{ "status": "passed" }] },
            ],
        });
        assert_eq!(from_vitest(&report), Some(Counts { passed: 7, failed: 2 }));
    }
}
