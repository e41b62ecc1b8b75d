use std::path::PathBuf;

use desk_core::access::Right;
use desk_core::command::{AddPriceList, Command};
use desk_core::price_list::{Month, PriceListHead, PriceRow};
use desk_files::{FileError, Findings, ReadOptions, RefusedRow, RowSink, SinkStopped};
use desk_store::{STAGING_BATCH, StagedList, Staging};
use desk_wire::BlobHasher;
use tokio::sync::mpsc;

use super::completing::{add_rows_of, completed_by, places_in};
use super::reading::options;
use crate::deeds::table_file::Teller;
use crate::desk::{Desk, Here, Job};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{ImportPriceList, ImportReport};

/// The most refused rows that a report holds; the rest is counted.
const REFUSED_SHOWN: usize = 1_000;

/// Chunks that may wait between the reader and the file: enough to keep both
/// busy, few enough to keep memory small.
const CHUNKS_WAITING: usize = 2;

/// Imports a price list. The rows are staged while nobody sees them; one short
/// write at the end makes the list visible, and is one undo step.
pub async fn import_price_list(
    desk: &Desk,
    ask: ImportPriceList,
) -> Result<ImportReport, AppError> {
    let here = desk.here().await?;
    let importer = here.actor.price_list_importer()?;
    here.may_edit().await?;
    let path = desk.picked.path(&ask.file)?;
    let name = present::file_name(&path);
    let options = options(desk, name.clone(), &ask.corrections)?;
    let file = (path.clone(), options.clone());

    let job = desk.jobs.begin(&ask.job);
    let teller = Teller::of(desk, &job);
    let mut staging = here.store().begin_staging().await?;
    let read = stage(&mut staging, path, options, teller).await;
    let accepted = match read {
        Ok(read) => accept(&here, read, ask.strict).await,
        Err(error) => Err(error),
    };
    let whole = match accepted {
        Ok((mut read, month)) => complete(&here, file, &job, &mut staging, &mut read, month)
            .await
            .map(|()| (read, month)),
        Err(error) => Err(error),
    };
    match whole {
        Ok((read, month)) => {
            let staged = staging.finish().await?;
            let published = publish(&here, importer, staged, read, month, name).await;
            if published.is_err() {
                here.store().discard_staged(staged).await?;
            }
            published
        }
        Err(error) => {
            staging.discard().await?;
            Err(error)
        }
    }
}

/// What came out of the file.
struct Read {
    findings: Findings,
    refused: Vec<RefusedRow>,
    /// Has seen what is staged.
    hasher: BlobHasher,
    /// Rows of the list that the file completes.
    before: u64,
}

/// Reads on a thread of its own and stages as it goes.
async fn stage(
    staging: &mut Staging,
    path: PathBuf,
    options: ReadOptions,
    mut teller: Teller,
) -> Result<Read, AppError> {
    let (chunks, mut arriving) = mpsc::channel(CHUNKS_WAITING);
    let reader = tokio::task::spawn_blocking(move || {
        let mut collector = Collector {
            chunks,
            rows: Vec::with_capacity(STAGING_BATCH),
            refused: Vec::new(),
            hasher: BlobHasher::default(),
        };
        let findings = desk_files::read(&path, &options, &mut collector, &mut teller)?;
        collector.send()?;
        let Collector { refused, hasher, .. } = collector;
        Ok::<_, FileError>(Read { findings, refused, hasher, before: 0 })
    });
    while let Some(rows) = arriving.recv().await {
        // On an error the channel closes behind us and the reader stops.
        staging.stage(&rows).await?;
    }
    Ok(reader.await??)
}

/// Gathers rows into chunks and sends them on.
struct Collector {
    chunks: mpsc::Sender<Vec<PriceRow>>,
    rows: Vec<PriceRow>,
    refused: Vec<RefusedRow>,
    hasher: BlobHasher,
}

impl Collector {
    fn send(&mut self) -> Result<(), SinkStopped> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(STAGING_BATCH));
        self.chunks.blocking_send(rows).map_err(|gone| SinkStopped(gone.to_string().into()))
    }
}

impl RowSink for Collector {
    fn row(&mut self, row: PriceRow) -> Result<(), SinkStopped> {
        self.hasher.add(&row).map_err(|cause| SinkStopped(Box::new(cause)))?;
        self.rows.push(row);
        if self.rows.len() < STAGING_BATCH { Ok(()) } else { self.send() }
    }

    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped> {
        if self.refused.len() < REFUSED_SHOWN {
            self.refused.push(refused);
        }
        Ok(())
    }
}

/// Says no to what must not become a list.
async fn accept(here: &Here<'_>, read: Read, strict: bool) -> Result<(Read, Month), AppError> {
    let findings = &read.findings;
    if strict && findings.rows_refused > 0 {
        let first = read.refused.first();
        let place = first.map(|row| format!("; the first is line {}: {}", row.line, row.problem));
        let message = format!(
            "{} of {} rows cannot be read{}",
            findings.rows_refused,
            findings.rows_read,
            place.unwrap_or_default()
        );
        return Err(AppError::new(ErrorCode::RowsRefused, message).about(findings.rows_refused));
    }
    if findings.rows_good == 0 {
        let first = read.refused.first();
        let place = first.map(|row| format!("; line {}: {}", row.line, row.problem));
        let message = format!("no row of the file can be read{}", place.unwrap_or_default());
        return Err(AppError::new(ErrorCode::NoRows, message));
    }
    let month = findings.month.ok_or_else(|| {
        AppError::new(
            ErrorCode::MonthUnknown,
            "nothing in the file tells which month it is for; say it with --month, like 2025-11",
        )
    })?;
    let id = head(findings, month).id();
    let lists = here.store().imported_lists().await?;
    if let Some(same) = lists.iter().find(|list| list.id == id) {
        let message = format!(
            "this very file is imported already, as the list of {} by {}",
            same.head.month, same.imported_by_name
        );
        return Err(AppError::new(ErrorCode::AlreadyImported, message).about(id));
    }
    Ok((read, month))
}

/// The list is the file's, by its hash: the same file with other cells repaired, or
/// other columns, is the same list, and its rows differ only in their own hash.
pub(super) fn head(findings: &Findings, month: Month) -> PriceListHead {
    PriceListHead {
        kind: findings.kind,
        market: findings.market,
        currency: findings.currency,
        month,
        preview: findings.preview,
        source_sha256: findings.source_sha256,
    }
}

/// A file of refused rows becomes one list with the list that it is from.
async fn complete(
    here: &Here<'_>,
    (path, options): (PathBuf, ReadOptions),
    job: &Job<'_>,
    staging: &mut Staging,
    read: &mut Read,
    month: Month,
) -> Result<(), AppError> {
    let head = head(&read.findings, month);
    let Some(list) = completed_by(here.store(), &read.findings, &head).await? else {
        return Ok(());
    };
    let places = places_in(path, options).await?;
    let hasher = std::mem::take(&mut read.hasher);
    let stop = job.stop_sign();
    let added = add_rows_of(here.store(), list.id, staging, hasher, places, stop).await?;
    (read.hasher, read.before) = (added.hasher, added.rows);
    Ok(())
}

/// Makes the staged rows a list that everybody sees.
async fn publish(
    here: &Here<'_>,
    importer: Right,
    staged: StagedList,
    read: Read,
    month: Month,
    file_name: String,
) -> Result<ImportReport, AppError> {
    let findings = &read.findings;
    let head = head(findings, month);
    let list = head.id();
    let add = Command::AddPriceList(AddPriceList {
        head,
        file_name,
        rows_blob: read.hasher.sum().hash,
        rows: staged.rows,
        rows_refused: findings.rows_refused,
        imported_by: here.actor.user(),
        imported_at: here.desk.ports.clock.now().wall,
    });
    let mut tx = here.begin_write().await?;
    tx.execute(&add, &importer).await?;
    tx.adopt_rows(&staged, list).await?;
    // The first list of a workspace tells its market, unless somebody did.
    let glance = here.store().glance().await?;
    if let (None, Some(market), Ok(editor)) =
        (glance.home_market, findings.market, here.actor.settings_editor())
    {
        let workspace = here.store().workspace();
        tx.execute(&Command::SetHomeMarket { workspace, market: Some(market) }, &editor).await?;
    }
    here.commit(tx).await?;
    let lists = here.store().imported_lists().await?;
    let current = lists.iter().any(|one| one.id == list && one.current);
    let Read { findings, refused, before, .. } = read;
    let mut of_file = staged;
    of_file.rows = staged.rows.saturating_sub(before);
    let report = present::import_report(list, month, of_file, &findings, refused, current);
    Ok(ImportReport { rows_before: present::count(before), ..report })
}
