//! The made-up list that is imported and searched.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use desk_core::price_list::Month;
use desk_sample::{CsvForm, Plan, company, rows, usual_file_name, write_csv};

use crate::problem::Problem;

/// Always the same catalog, whatever its length.
pub(crate) fn plan(rows: u64) -> Plan {
    #[expect(clippy::expect_used, reason = "a constant")]
    let month = Month::new(2026, 11).expect("a month");
    let company = company();
    Plan { seed: 7, rows, market: company.market, currency: company.currency, month }
}

/// As the portal would give it away.
pub(crate) fn write(count: u64, folder: &Path) -> Result<PathBuf, Problem> {
    let plan = plan(count);
    let path = folder.join(usual_file_name(&plan));
    let mut file = BufWriter::new(File::create(&path)?);
    write_csv(rows(&plan), &CsvForm::default(), &mut file)?;
    file.flush()?;
    Ok(path)
}
