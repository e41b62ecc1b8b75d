//! The hub's command line. English: it is for whoever runs a server.

mod answer;
mod args;
mod deeds;
mod failure;
mod log;

use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use args::Cli;

/// Reads the words, does what they say, and says how it went.
pub(crate) fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(asked) => {
            let help = matches!(asked.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            // Help may be read by a program that has closed its end.
            let _ = asked.print();
            return ExitCode::from(if help { 0 } else { failure::USAGE });
        }
    };
    log::to_standard_error(cli.log_json);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => return answer::report(&Err(cause.into()), cli.json),
    };
    let json = cli.json;
    answer::report(&runtime.block_on(deeds::perform(cli)), json)
}
