//! `desk`: what a person can do with Partner Desk, from a terminal. The same
//! deeds as in the window, with answers that programs can read (docs/cli.md).

mod args;
mod ask;
mod choose;
mod deeds;
mod failure;
mod help;
mod out;
mod person;
mod places;
mod plain;
mod progress;
mod secret_input;
mod shell;
mod table;
mod text;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use tracing_subscriber::EnvFilter;

use args::{Cli, Early};
use failure::Failure;
use out::Answer;
use shell::{Shell, environment};

fn main() -> ExitCode {
    log_to_standard_error();
    let words: Vec<OsString> = std::env::args_os().collect();
    let early = Early::of(&words);
    let lang = early.lang.unwrap_or_else(|| text::from_environment(environment));
    let texts = text::texts(lang);
    let cli = match args::parse(&words, texts) {
        Ok(cli) => cli,
        Err(asked) if is_help(asked.kind()) => return help(&asked),
        Err(wrong) => {
            let failure = Failure::Usage(usage::sentence(&wrong, &texts.usage));
            return out::report(&Err(failure), early.json, texts);
        }
    };
    let Cli { global, command } = cli;
    let shell = Shell::new(global, texts);
    let result = run(&shell, command);
    out::report(&result, shell.global.json, texts)
}

fn run(shell: &Shell, command: args::Command) -> Result<Answer, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|cause| {
        let message = "the program could not start its threads";
        desk_app::AppError::caused(desk_app::ErrorCode::Internal, message, cause)
    })?;
    runtime.block_on(deeds::perform(shell, command))
}

fn is_help(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

/// Help may be read by a program that has closed its end: nobody is left to tell.
fn help(asked: &clap::Error) -> ExitCode {
    let _ = asked.print();
    ExitCode::SUCCESS
}

/// Causes of errors, for whoever looks into them; more with `DESK_LOG`.
fn log_to_standard_error() {
    let filter = EnvFilter::try_from_env("DESK_LOG").unwrap_or_else(|_| EnvFilter::new("error"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
