//! Writes the files that tests compare: they are made by the tests' own code, asked to
//! write instead of to compare.

use crate::problem::Problem;
use crate::shell;

pub(crate) fn write() -> Result<(), Problem> {
    for (package, test, variable) in
        [("desk-app", "bindings", "UPDATE_BINDINGS"), ("desk-core", "matrix", "UPDATE_MATRIX")]
    {
        let mut update = shell::command("cargo", ["test", "-p", package, test]);
        update.env(variable, "1");
        shell::run(update)?;
    }
    Ok(())
}
