//! `desk-hub`: the hub's program (docs/hub.md).

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
