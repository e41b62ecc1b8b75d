//! `desk-sample --rows 4000 --seed 1 --market FR --month 2026-11 --out FILE`
#![allow(clippy::print_stderr, reason = "a small tool for terminals")]

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use desk_core::price_list::Currency;
use desk_sample::{CsvForm, Plan, rows, usual_currency, write_csv};

const USAGE: &str = "desk-sample --rows N --seed N --market FR --month 2026-11 [--currency EUR] \
                     [--form portal|api|french] --out FILE";

fn main() -> ExitCode {
    let Some((plan, form, out)) = arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match write(&plan, &form, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}

fn write(plan: &Plan, form: &CsvForm, out: &PathBuf) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(out)?);
    write_csv(rows(plan), form, &mut file)?;
    file.flush()
}

/// `None` where the command line is not understood.
fn arguments(mut given: impl Iterator<Item = String>) -> Option<(Plan, CsvForm, PathBuf)> {
    let (mut count, mut seed) = (4000, 1);
    let (mut market, mut month, mut out) = (None, None, None);
    let mut currency: Option<Currency> = None;
    let mut form = CsvForm::default();
    while let Some(name) = given.next() {
        let value = given.next()?;
        match name.as_str() {
            "--rows" => count = value.parse().ok()?,
            "--seed" => seed = value.parse().ok()?,
            "--market" => market = Some(value.parse().ok()?),
            "--month" => month = Some(value.parse().ok()?),
            "--currency" => currency = Some(value.parse().ok()?),
            "--out" => out = Some(PathBuf::from(value)),
            "--form" => {
                form = match value.as_str() {
                    "portal" => CsvForm::default(),
                    "api" => CsvForm::api(),
                    "french" => CsvForm::french_excel(),
                    _ => return None,
                };
            }
            _ => return None,
        }
    }
    let market = market?;
    let currency = currency.or_else(|| usual_currency(market))?;
    Some((Plan { seed, rows: count, market, currency, month: month? }, form, out?))
}
