//! Builds what is measured, in the profile that people get, and hands over to desk-bench.

use crate::problem::Problem;
use crate::repo;
use crate::setup::{self, Purpose};
use crate::shell;
use crate::ui;

pub(crate) fn bench(passed_on: &[String]) -> Result<(), Problem> {
    setup::setup(Purpose::Test, false)?;
    // One call for one set of features. The example is the empty window that the
    // program is measured against.
    let mut build = vec!["build", "--release", "-p", "desk-bench", "-p", "desk-hub", "--bins"];
    if wants_windows(passed_on) {
        ui::build()?;
        build.extend(["--example", "blank"]);
        build.extend(["-p", "partner-desk", "-p", "desk-cli", "-p", "desk-sample"]);
        build.extend(["-p", "desk-devhost"]);
    }
    shell::run(shell::command("cargo", build))?;
    shell::run(shell::command(repo::built_for_release("desk-bench"), passed_on))
}

/// Parts about files, devices and a hub, without a window.
const ALONE: [&str; 4] = ["users", "record", "sync", "history"];

/// The window takes longest to build.
fn wants_windows(passed_on: &[String]) -> bool {
    let mut named = passed_on.iter().filter(|word| !word.starts_with("--")).peekable();
    named.peek().is_none()
        || named.any(|word| !ALONE.contains(&word.as_str()) && word.parse::<u64>().is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_only_files_and_a_hub_needs_no_window() {
        for (line, wants) in [
            ("", true),
            ("--quick", true),
            ("sync", false),
            ("--only history --rounds 3", false),
            ("sync --quick", false),
            ("--only users --only record", false),
            ("--only record --rows 200000", false),
            ("--only start sync", true),
            ("--only window", true),
            ("--only size --quick", true),
        ] {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            assert_eq!(wants_windows(&words), wants, "{line:?}");
        }
    }
}
