//! Runs the unit tests of both languages and counts.

use std::fs;

use serde_json::Value;

use super::counts::{self, Counts};
use crate::headless;
use crate::problem::{Problem, file};
use crate::repo::{self, NPM};
use crate::shell;

pub(crate) fn cargo_test(packages: &[&str]) -> Result<Counts, Problem> {
    let words = ["test", "--no-fail-fast"];
    let test = shell::command("cargo", words.iter().chain(packages));
    let (output, status) = shell::tee(test)?;
    Ok(counts::from_cargo(&output).or_one_failure(status.success()))
}

pub(crate) fn vitest() -> Result<Counts, Problem> {
    let report_path = repo::notes().join("vitest.json");
    forget(&report_path)?;
    let mut test = shell::command_in(&repo::ui(), NPM, ["test", "--", "--reporter=default"]);
    test.arg("--reporter=json").arg(format!("--outputFile.json={}", report_path.display()));
    let (_, status) = shell::tee(test)?;
    let report = fs::read(&report_path).map_err(file("read", &report_path))?;
    let report: Value = serde_json::from_slice(&report)
        .map_err(|cause| Problem::Json { path: report_path, cause })?;
    let counts = counts::from_vitest(&report)
        .ok_or_else(|| Problem::Uncounted { what: "vitest".to_owned() })?;
    Ok(counts.or_one_failure(status.success()))
}

/// The same with a session bus and an unlocked keyring of its own, so that the
/// keychain is a real one. Elsewhere than on Linux the system has one.
pub(crate) fn cargo_test_with_keychain(packages: &[&str]) -> Result<Counts, Problem> {
    let mut words = vec!["test", "--no-fail-fast"];
    words.extend(packages);
    let mut test = if cfg!(target_os = "linux") {
        headless::with_keyring("cargo", words)
    } else {
        shell::command("cargo", words)
    };
    // From here on "no keychain answers" is a failure, not a reason to skip.
    test.env("PARTNER_DESK_TEST_KEYCHAIN", "1");
    // And so is a hub that was not built.
    test.env("DESK_HUB_BIN", repo::built("desk-hub"));
    let (output, status) = shell::tee(test)?;
    Ok(counts::from_cargo(&output).or_one_failure(status.success()))
}

/// An old report must never be counted as the new one.
pub(crate) fn forget(report: &std::path::Path) -> Result<(), Problem> {
    if let Some(folder) = report.parent() {
        fs::create_dir_all(folder).map_err(file("make", folder))?;
    }
    match fs::remove_file(report) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(file("remove", report)(cause))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
