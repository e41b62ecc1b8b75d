//! What importing a file of rows has in common, whatever it is a list of: Ctrl-C, and the
//! rows that were refused.

use std::future::Future;

use desk_app::views::RefusedRowView;
use desk_app::{AppError, Desk};
use serde::Serialize;

use crate::shell::Shell;
use crate::stop;
use crate::table::{parts, table};

/// The one job of this process.
pub(super) const JOB: &str = "import";

/// The most refused rows that are shown to a person.
const SHOWN: usize = 20;

#[derive(Serialize)]
pub(super) struct Refused {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    line: u32,
    column: Option<String>,
    reason: String,
    code: String,
    found: Option<String>,
}

impl Refused {
    pub(super) fn new(row: RefusedRowView, shell: &Shell) -> Self {
        let reason = (shell.texts.row)(&row.code, row.found.as_deref(), &row.reason);
        let RefusedRowView { sheet, line, column, code, found, .. } = row;
        Self { sheet, line, column, reason, code, found }
    }
}

/// Ctrl-C asks the one job of this process to stop; an import leaves no trace then.
pub(super) async fn stoppable<T>(
    shell: &Shell,
    desk: &Desk,
    deed: impl Future<Output = Result<T, AppError>>,
) -> Result<T, AppError> {
    Ok(stop::stoppable(shell, desk, JOB, deed).await?.0)
}

/// What there is to tell of the rows that were refused.
pub(super) struct Told<'r> {
    /// The first of them.
    pub(super) refused: &'r [Refused],
    pub(super) total: u32,
    /// The file that they are in.
    pub(super) file: Option<&'r str>,
}

/// Nothing where there are none.
pub(super) fn told(shell: &Shell, all: &Told<'_>) -> String {
    if all.total == 0 {
        return String::new();
    }
    let (heads, done) = (&shell.texts.heads, &shell.texts.done);
    let rows = all.refused.iter().take(SHOWN).map(|row| {
        let place = match &row.sheet {
            Some(sheet) => format!("{sheet} {}", row.line),
            None => row.line.to_string(),
        };
        [place, row.column.clone().unwrap_or_default(), row.reason.clone()]
    });
    let shown = u32::try_from(all.refused.len().min(SHOWN)).unwrap_or(u32::MAX);
    let more = all.total.saturating_sub(shown);
    parts([
        (done.rows_refused)(all.total),
        table([heads.line, heads.column, heads.reason], &[0], rows),
        if more == 0 { String::new() } else { (done.more_refused)(more) },
        all.file.map_or_else(String::new, |file| (done.refused_saved)(all.total, file)),
    ])
}
