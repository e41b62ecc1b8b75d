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
mod snake;
mod stop;
mod table;
mod text;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

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

/// Causes of errors, for whoever looks into them; more with `DESK_LOG`, a level.
/// What libraries write may hold a file's name or a statement, so of theirs only
/// errors are let in.
fn log_to_standard_error() {
    let asked = std::env::var("DESK_LOG").ok().and_then(|word| word.parse().ok());
    let level = asked.unwrap_or(LevelFilter::ERROR);
    let targets =
        Targets::new().with_default(LevelFilter::ERROR.min(level)).with_target("desk", level);
    tracing_subscriber::registry()
        .with(tracing_subscriber::fmt::layer().with_writer(std::io::stderr))
        .with(targets)
        .init();
}
