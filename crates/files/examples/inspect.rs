//! What is this file? `cargo run -p desk-files --example inspect -- FILE [today]`
//!
//! Prints what a pass finds and how long it took, never the rows themselves:
//! price lists are partner-only.
#![allow(clippy::print_stdout, reason = "it is what this program is for")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use desk_core::price_list::{Month, PriceRow};
use desk_files::{FileError, ReadOptions, RefusedRow, RowSink, SinkStopped, Unwatched};

#[derive(Default)]
struct Count {
    rows: u64,
    shown: usize,
}

impl RowSink for Count {
    fn row(&mut self, _: PriceRow) -> Result<(), SinkStopped> {
        self.rows += 1;
        Ok(())
    }

    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped> {
        self.shown += 1;
        if self.shown <= 20 {
            let column = refused.column.unwrap_or_default();
            println!("line {}, {column}: {}", refused.line, refused.problem.code());
        }
        Ok(())
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(path) = arguments.next().map(PathBuf::from) else {
        println!("which file?");
        return ExitCode::from(2);
    };
    let today = arguments.next().and_then(|month| month.to_str()?.parse::<Month>().ok());
    let Some(today) = today.or_else(|| Month::new(2026, 11)) else { return ExitCode::from(2) };
    let start = Instant::now();
    let mut count = Count::default();
    match desk_files::read(&path, &ReadOptions::new(today), &mut count, &mut Unwatched) {
        Ok(findings) => {
            let took = start.elapsed();
            println!("{findings:#?}");
            let per_second = u128::from(count.rows) * 1_000_000 / took.as_micros().max(1);
            println!("{} rows in {took:?}: {per_second} rows/s", count.rows);
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{}, {:?}: {error}", error.code(), error.reason());
            if let FileError::Unreadable(cause) = error {
                println!("{cause}");
            }
            ExitCode::from(4)
        }
    }
}
