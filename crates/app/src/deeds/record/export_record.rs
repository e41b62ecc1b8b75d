use std::fs::File;
use std::io::BufWriter;
use std::sync::atomic::{AtomicBool, Ordering};

use desk_files::{CsvForm, TableFile, TableForm};
use desk_store::HistoryFilter;
use tokio::sync::mpsc;

use super::pages::{Frame, Paper, only};
use super::verify_record::prove;
use super::{MOST, asked, rows};
use crate::desk::{Desk, Here, unwritable, write_whole_by};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{Event, ExportForm, ExportRecord, RecordEntry, RecordExported};
use crate::words::{Words, words};

/// Pages that may wait between the file of the workspace and the one that is written.
const PAGES_WAITING: usize = 2;

/// Writes the record, or what fits, into a file: as a table, or as pages with the end of
/// the chain on every foot. What stands at the target stays until the new file is whole.
pub async fn export_record(desk: &Desk, ask: ExportRecord) -> Result<RecordExported, AppError> {
    let here = desk.here().await?;
    here.actor.record_reader()?;
    let target = desk.chosen_target(&ask.target)?;
    let filter = asked::understood(ask.filter)?;
    let job = desk.jobs.begin(&ask.job);
    let stop = job.stop_sign();
    let words = words(ask.language);
    let has_hub = here.store().link().await?.is_some();
    let shape = match ask.form.table() {
        Some(form) => Shape::Table(table_form(form)),
        None => {
            let frame = frame(&here, &filter, words, has_hub, (&ask.job, &stop)).await?;
            Shape::Paper(Box::new(frame))
        }
    };
    let (pages, arriving) = mpsc::channel(PAGES_WAITING);
    let name = present::file_name(&target);
    let writer = tokio::task::spawn_blocking(move || {
        write_whole_by(&target, |out| match shape {
            Shape::Table(form) => table(out, form, (words, has_hub), arriving),
            Shape::Paper(frame) => paper(out, *frame, arriving),
        })
    });
    let sent = send(&here, &filter, (&ask.job, &stop), pages).await;
    // It cleans up after itself, whatever came of the sending.
    let written = writer.await??.unwrap_or(0);
    sent?;
    Ok(RecordExported { name, entries: present::count(written) })
}

enum Shape {
    Table(TableForm),
    Paper(Box<Frame>),
}

const fn table_form(form: ExportForm) -> TableForm {
    match form {
        ExportForm::CsvEnglish => TableForm::Csv(CsvForm::ENGLISH),
        ExportForm::CsvFrench => TableForm::Csv(CsvForm::FRENCH),
        ExportForm::CsvStandard => TableForm::Csv(CsvForm::STANDARD),
        ExportForm::Workbook => TableForm::Workbook,
    }
}

/// A page says whether the record was whole, so it is checked first.
async fn frame(
    here: &Here<'_>,
    filter: &HistoryFilter,
    words: &'static Words,
    has_hub: bool,
    (job, stop): (&str, &AtomicBool),
) -> Result<Frame, AppError> {
    let proof = prove(here, job, stop).await?;
    let (people, devices) = here.store().record_names().await?;
    let named = |id: &str| {
        let mut all = people.iter().chain(&devices);
        let found = all.find(|(one, _)| one.to_string() == id);
        found.map_or_else(|| id.to_owned(), |(_, name)| name.clone())
    };
    let only = only(words, filter, named);
    Ok(Frame { words, workspace: here.file.cover().name, proof, only, has_hub })
}

/// Sends page after page, and at the end that there are no more.
async fn send(
    here: &Here<'_>,
    filter: &HistoryFilter,
    (job, stop): (&str, &AtomicBool),
    pages: mpsc::Sender<Option<Vec<RecordEntry>>>,
) -> Result<(), AppError> {
    let this = here.store().device().uuid();
    let sees = |scope| present::may_see(&here.actor, scope);
    let mut told: u64 = 0;
    for offset in (0..).step_by(MOST as usize) {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let page = here.store().history(filter, &sees, (offset, MOST)).await?;
        let entries: Vec<RecordEntry> = page
            .entries
            .into_iter()
            .map(|entry| present::history_entry(this, &page.names, entry))
            .collect();
        told += entries.len() as u64;
        if pages.send(Some(entries)).await.is_err() {
            // A writer that cannot write takes no more, and says why itself.
            return Ok(());
        }
        here.desk.ports.announce.announce(Event::Progress {
            job: job.to_owned(),
            done: present::share(told, page.total.unwrap_or(told + u64::from(page.more))),
            rows: present::count(told),
            can_stop: true,
        });
        if !page.more {
            drop(pages.send(None).await);
            return Ok(());
        }
    }
    Err(AppError::new(ErrorCode::Cancelled, "the export was stopped"))
}

/// `None` where the pages end before the last one said that it is the last: then
/// there shall be no file.
fn table(
    out: &mut BufWriter<File>,
    form: TableForm,
    (words, has_hub): (&Words, bool),
    mut arriving: mpsc::Receiver<Option<Vec<RecordEntry>>>,
) -> Result<Option<u64>, AppError> {
    let mut file = TableFile::begin(out, form, &rows::headings(words)).map_err(unwritable)?;
    let mut many = 0;
    while let Some(page) = arriving.blocking_recv() {
        let Some(entries) = page else {
            file.finish().map_err(unwritable)?;
            return Ok(Some(many));
        };
        for entry in &entries {
            file.row(&rows::row(words, entry, has_hub)).map_err(unwritable)?;
            many += 1;
        }
    }
    Ok(None)
}

fn paper(
    out: &mut BufWriter<File>,
    frame: Frame,
    mut arriving: mpsc::Receiver<Option<Vec<RecordEntry>>>,
) -> Result<Option<u64>, AppError> {
    let mut paper = Paper::new(frame);
    while let Some(page) = arriving.blocking_recv() {
        let Some(entries) = page else { return paper.write(out).map(Some) };
        paper.add(entries);
    }
    Ok(None)
}
