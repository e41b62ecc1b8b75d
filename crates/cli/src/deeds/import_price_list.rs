//! `desk price-list import`: a bar while it runs, and Ctrl-C leaves no trace.

use std::path::Path;

use desk_app::deeds::price_list::{import_price_list, inspect_price_list, save_refused_rows};
use desk_app::views::{
    ImportPriceList, ImportReport, InspectPriceList, Markers, RefusedRowView, RefusedRowsSaved,
    SaveRefusedRows,
};
use desk_app::{AppError, Desk, ErrorCode};
use serde::Serialize;

use crate::args::ImportArgs;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::{Shell, absolute};
use crate::stop::stoppable;
use crate::table::{parts, table};

/// The one job of this process.
const JOB: &str = "import";

/// The most refused rows that are shown to a person.
const SHOWN: usize = 20;

#[derive(Serialize)]
struct Imported {
    list_id: String,
    kind: String,
    market: Option<String>,
    currency: Option<String>,
    month: String,
    rows_read: u32,
    rows_imported: u32,
    /// Rows of the list that the file completes, where it is one of refused rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows_before: Option<u32>,
    rows_refused: u32,
    refused: Vec<Refused>,
    /// The file of refused rows, where one was asked for and there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused_file: Option<String>,
    markers: Counts,
    preview: bool,
    offers: u32,
    current: bool,
}

#[derive(Serialize)]
struct Refused {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    line: u32,
    column: Option<String>,
    reason: String,
    code: String,
    found: Option<String>,
}

#[derive(Serialize)]
struct Counts {
    add: u32,
    change: u32,
    delete: u32,
    unchanged: u32,
}

pub(crate) async fn import(shell: &Shell, args: &ImportArgs) -> Result<Answer, Failure> {
    let (report, saved) = shell
        .in_workspace(async |desk| {
            are_in_file(shell, desk, args).await?;
            let ask = ImportPriceList {
                file: desk.hand_over(absolute(&args.file)).token,
                job: JOB.to_owned(),
                corrections: args.corrections(),
                strict: args.strict,
            };
            let report = stoppable(shell, desk, JOB, import_price_list(desk, ask)).await;
            let report = report.map(|(report, _)| report);
            let saved = match (&args.refused, &report) {
                (Some(target), Ok(report)) if report.rows_refused > 0 => {
                    Some(save(shell, desk, args, target).await?)
                }
                // Nothing came in, for its rows: all the more they are wanted.
                (Some(target), Err(why))
                    if matches!(why.code(), ErrorCode::RowsRefused | ErrorCode::NoRows) =>
                {
                    Some(save(shell, desk, args, target).await?)
                }
                (Some(_) | None, Ok(_) | Err(_)) => None,
            };
            shell.progress.clear();
            Ok((report?, saved))
        })
        .await?;
    let mut imported = Imported::new(report, shell);
    imported.refused_file = saved.map(|saved| saved.name);
    let text = text(shell, &imported);
    Answer::new(imported, text)
}

/// A header that was mistyped would be passed over in silence: a sheet of a workbook may
/// lack a column that another has. Where there is one table, it is told.
async fn are_in_file(shell: &Shell, desk: &Desk, args: &ImportArgs) -> Result<(), AppError> {
    if args.columns.is_empty() {
        return Ok(());
    }
    let ask = InspectPriceList {
        file: desk.hand_over(absolute(&args.file)).token,
        job: JOB.to_owned(),
        corrections: args.corrections(),
    };
    let (seen, _) = stoppable(shell, desk, JOB, inspect_price_list(desk, ask)).await?;
    let names: Vec<&str> = seen.columns.in_file.iter().map(|one| one.name.as_str()).collect();
    let said = args.columns.iter().filter_map(|choice| choice.from.as_deref());
    match said.into_iter().find(|from| !names.contains(from)) {
        Some(strange) if seen.sheets.len() < 2 => {
            let message = format!(
                "the file has no column “{strange}”; its columns are: {}",
                names.join(", ")
            );
            Err(AppError::new(ErrorCode::BadCorrection, message).about(strange))
        }
        Some(_) | None => Ok(()),
    }
}

/// Every refused row into `target`, as this terminal speaks.
async fn save(
    shell: &Shell,
    desk: &Desk,
    args: &ImportArgs,
    target: &Path,
) -> Result<RefusedRowsSaved, AppError> {
    let ask = SaveRefusedRows {
        file: desk.hand_over(absolute(&args.file)).token,
        target: desk.hand_over(absolute(target)).token,
        job: JOB.to_owned(),
        corrections: args.corrections(),
        language: shell.texts.language,
    };
    Ok(stoppable(shell, desk, JOB, save_refused_rows(desk, ask)).await?.0)
}

impl Imported {
    fn new(report: ImportReport, shell: &Shell) -> Self {
        let Markers { add, change, delete, unchanged } = report.markers;
        Self {
            list_id: report.list_id,
            kind: report.kind,
            market: report.market,
            currency: report.currency,
            month: report.month,
            rows_read: report.rows_read,
            rows_imported: report.rows_imported,
            rows_before: Some(report.rows_before).filter(|rows| *rows > 0),
            rows_refused: report.rows_refused,
            refused: report.refused.into_iter().map(|row| Refused::new(row, shell)).collect(),
            refused_file: None,
            markers: Counts { add, change, delete, unchanged },
            preview: report.preview,
            offers: report.offers,
            current: report.current,
        }
    }
}

impl Refused {
    fn new(row: RefusedRowView, shell: &Shell) -> Self {
        let reason = (shell.texts.row)(&row.code, row.found.as_deref(), &row.reason);
        let RefusedRowView { sheet, line, column, code, found, .. } = row;
        Self { sheet, line, column, reason, code, found }
    }
}

fn text(shell: &Shell, imported: &Imported) -> String {
    let (done, words) = (&shell.texts.done, &shell.texts.words);
    let Counts { add, change, delete, unchanged } = imported.markers;
    let kind = (words.kind)(&imported.kind).unwrap_or(&imported.kind);
    let marked = [add, change, delete, unchanged].iter().any(|count| *count > 0);
    parts([
        format!("{}, {}.", (done.imported)(imported.rows_imported), (done.found)(imported.offers)),
        imported.rows_before.map_or_else(String::new, done.completed),
        format!(
            "{kind}, {}, {}, {}",
            words.market(&imported.kind, imported.market.as_deref()),
            words.currency(imported.currency.as_deref()),
            imported.month
        ),
        if marked { (done.markers)(add, change, delete, unchanged) } else { String::new() },
        (if imported.current { done.now_current } else { done.not_current }).to_owned(),
        refused(shell, imported),
    ])
}

fn refused(shell: &Shell, imported: &Imported) -> String {
    if imported.rows_refused == 0 {
        return String::new();
    }
    let (heads, done) = (&shell.texts.heads, &shell.texts.done);
    let rows = imported.refused.iter().take(SHOWN).map(|row| {
        let place = match &row.sheet {
            Some(sheet) => format!("{sheet} {}", row.line),
            None => row.line.to_string(),
        };
        [place, row.column.clone().unwrap_or_default(), row.reason.clone()]
    });
    let shown = u32::try_from(imported.refused.len().min(SHOWN)).unwrap_or(u32::MAX);
    let more = imported.rows_refused.saturating_sub(shown);
    parts([
        (done.rows_refused)(imported.rows_refused),
        table([heads.line, heads.column, heads.reason], &[0], rows),
        if more == 0 { String::new() } else { (done.more_refused)(more) },
        imported
            .refused_file
            .as_deref()
            .map_or_else(String::new, |file| (done.refused_saved)(imported.rows_refused, file)),
    ])
}
