//! `desk price-list import`: a bar while it runs, and Ctrl-C leaves no trace.

use std::path::Path;

use desk_app::deeds::price_list::{import_price_list, inspect_price_list, save_refused_rows};
use desk_app::views::{
    ImportPriceList, ImportReport, InspectPriceList, Markers, RefusedRowsSaved, SaveRefusedRows,
};
use desk_app::{AppError, Desk, ErrorCode};
use serde::Serialize;

use super::refused_rows::{JOB, Refused, Told, stoppable, told};
use crate::args::ImportArgs;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::{Shell, absolute};
use crate::table::parts;

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
            let report = stoppable(shell, desk, import_price_list(desk, ask)).await;
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
    let seen = stoppable(shell, desk, inspect_price_list(desk, ask)).await?;
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
    stoppable(shell, desk, save_refused_rows(desk, ask)).await
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
        told(
            shell,
            &Told {
                refused: &imported.refused,
                total: imported.rows_refused,
                file: imported.refused_file.as_deref(),
            },
        ),
    ])
}
