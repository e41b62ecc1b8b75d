//! `cargo xtask bench`: what the program costs, as ratios to the least that
//! anybody would have to pay for the same, measured in the same run.
//!
//! A machine has good and bad minutes. So nothing here is an absolute time: the
//! program and its floor take turns, and the median of the ratios counts.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks on its standard streams"
)]
#![allow(clippy::float_arithmetic, reason = "ratios of times, never money")]

mod args;
mod child;
mod encrypted;
mod import;
mod list;
mod machine;
mod people;
mod problem;
mod record;
mod report;
mod search;
mod size;
mod start;
mod stats;
mod sync;
mod took;
mod users;
mod window;
mod world;

use std::process::ExitCode;

use args::{Asked, Part, Size};
use problem::Problem;
use report::{Report, Section};

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some((role, rest)) = child::role(&words) {
        return told(child::play(role, rest).await.map(|()| true));
    }
    match args::parse(&words) {
        Ok(asked) => told(measure(&asked).await),
        Err(wrong) => {
            eprintln!("{wrong}\n\n{}", args::USAGE);
            ExitCode::from(2)
        }
    }
}

fn told(outcome: Result<bool, Problem>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("desk-bench: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// True when every target was met, or none is set for so small a run.
async fn measure(asked: &Asked) -> Result<bool, Problem> {
    let size = &asked.size;
    let folder = tempfile::Builder::new().prefix("desk-bench-").tempdir_in(machine::scratch()?)?;
    let list = list::write(size.rows, folder.path())?;
    let mut sections = Vec::new();
    for part in &asked.parts {
        println!("measuring: {}", part.word());
        sections.push(match part {
            Part::Import => import::measure(size, &list, folder.path()).await?,
            Part::People => people::measure(size, folder.path())?,
            Part::Users => users::measure(size, folder.path())?,
            Part::Record => record::measure(size, folder.path())?,
            Part::Search => search::measure(size, &list, folder.path()).await?,
            Part::Start => {
                or_why_not(size, start::TITLE, start::measure(size, &list, folder.path()))?
            }
            Part::Window => {
                sections.extend(window::measure(size, &list, folder.path())?);
                continue;
            }
            Part::Size => or_why_not(size, size::TITLE, size::measure())?,
            Part::Sync => {
                sections.extend(sync::measure(size, folder.path()).await?);
                continue;
            }
            Part::History => sync::history(size, folder.path()).await?,
        });
    }
    let report = Report { machine: machine::told(), size: *size, sections };
    print!("{}", report.in_terminal());
    if asked.is_whole() {
        report.write_into(&asked.document)?;
        println!("written: {}", asked.document.display());
    }
    Ok(size.quick || report.missed().is_empty())
}

/// In a small run, windows that were not built are no reason to fail.
fn or_why_not(
    size: &Size,
    title: &str,
    measured: Result<Section, Problem>,
) -> Result<Section, Problem> {
    match measured {
        Err(problem) if size.quick => Ok(Section::without(title, &problem.to_string())),
        outcome => outcome,
    }
}
