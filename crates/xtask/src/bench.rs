//! Builds what is measured, in the profile that people get, and hands over to desk-bench.

use crate::problem::Problem;
use crate::repo;
use crate::setup::{self, Purpose};
use crate::shell;
use crate::ui;

pub(crate) fn bench(passed_on: &[String]) -> Result<(), Problem> {
    setup::setup(Purpose::Test, false)?;
    ui::build()?;
    // One call for one set of features. The example is the empty window that the
    // program is measured against.
    let build = ["build", "--release", "--bins", "--example", "blank"];
    let packages =
        ["-p", "partner-desk", "-p", "desk-cli", "-p", "desk-sample", "-p", "desk-bench"];
    shell::run(shell::command("cargo", build.iter().chain(&packages)))?;
    shell::run(shell::command(repo::built_for_release("desk-bench"), passed_on))
}
