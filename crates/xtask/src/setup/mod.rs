//! The set-up a fresh machine needs: system packages, Node, npm packages.

mod ask;
mod debian;
mod node;
mod npm;
mod packages;
mod prerequisites;

use crate::problem::Problem;

/// What the machine is being prepared for. Testing needs more than running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Run,
    Test,
    /// Building the packages, and looking into them.
    Package,
}

pub(crate) fn setup(purpose: Purpose, yes: bool) -> Result<(), Problem> {
    if debian::is_this() {
        debian::install_missing(purpose, yes)?;
    } else {
        prerequisites::check(purpose)?;
    }
    node::check()?;
    npm::install(purpose)
}
