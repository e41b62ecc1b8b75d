//! `cargo xtask <command>`: everything a contributor does here, by one name.
//!
//! It has to compile in seconds on a machine that has only Rust and Node, because
//! it is what installs the rest. So: two small dependencies and none of our crates.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks on its standard streams"
)]

mod args;
mod bench;
mod codegen;
mod demo;
mod deny;
mod headless;
mod licences;
mod package;
mod problem;
mod repo;
mod run;
mod screenshots;
mod setup;
mod shell;
mod steps;
mod ui;

use std::process::ExitCode;

use args::Command;
use problem::Problem;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let command = match args::parse(&words) {
        Ok(command) => command,
        Err(wrong) => {
            eprintln!("{wrong}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match perform(command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// True when everything went well; false when steps failed and have been told already.
fn perform(command: Command) -> Result<bool, Problem> {
    match command {
        Command::Help => println!("{}", args::USAGE),
        Command::Setup { yes, purpose } => setup::setup(purpose, yes)?,
        Command::Run { yes } => run::run(yes)?,
        Command::Test { yes } => return Ok(steps::test(yes)),
        Command::Ci { yes } => return Ok(steps::ci(yes)),
        Command::Screenshots { yes } => return screenshots::take(yes),
        Command::Package { yes, check } => package::package(yes, check)?,
        Command::Deny => deny::check()?,
        Command::Licences => licences::write()?,
        Command::Codegen => codegen::write()?,
        Command::Bench { passed_on } => bench::bench(&passed_on)?,
    }
    Ok(true)
}
