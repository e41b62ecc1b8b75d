use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use desk_core::access::Task;
use desk_files::people::{PeopleFindings, PeopleOptions, PersonRow};
use desk_files::{FileError, RefusedRow, RowSink, SinkStopped};
use desk_store::WriteTx;
use tokio::sync::mpsc;

use super::entry::Entries;
use super::known::Known;
use super::reading::options;
use crate::deeds::table_file::Teller;
use crate::desk::{Desk, Here, Job};
use crate::error::{AppError, ErrorCode};
use crate::present::{self, people_file};
use crate::views::{ImportPeople, PeopleImported};

/// The most refused rows that a report holds; the rest is counted.
const REFUSED_SHOWN: usize = 1_000;

/// Rows that go from the reader to the file together.
const CHUNK: usize = 200;

/// Chunks that may wait between them: memory does not grow with the file.
const CHUNKS_WAITING: usize = 2;

/// Brings the people of a file in, as one undo step: new ones as intents, those who exist
/// as observed. Nobody sees anything of it before all of it is there; what is refused is
/// told, row by row, and keeps the others from nothing.
pub async fn import_people(desk: &Desk, ask: ImportPeople) -> Result<PeopleImported, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersCreate)?;
    let path = desk.picked.path(&ask.file)?;
    let known = Arc::new(Known::load(&here, Arc::default()).await?);
    let options = options(present::file_name(&path), &ask.corrections, Arc::clone(&known))?;
    let job = desk.jobs.begin(&ask.job);
    let mut tx = here.begin_write().await?;
    let (read, mut entries) = enter(&here, &job, &mut tx, &known, path, options).await?;
    let came_in = std::mem::take(&mut entries.came_in);
    if entries.created + entries.observed > 0 {
        here.commit(tx).await?;
    }
    desk.imports.keep(&ask.file, came_in);
    let entered = people_file::Entered {
        created: entries.created,
        observed: entries.observed,
        against: entries.refused.len() as u64,
    };
    Ok(people_file::imported(read.findings, &entered, refused(read.refused, entries.refused)))
}

/// What came out of the file.
struct Read {
    findings: PeopleFindings,
    refused: Vec<RefusedRow>,
}

/// Reads on a thread of its own and writes as it goes.
async fn enter(
    here: &Here<'_>,
    job: &Job<'_>,
    tx: &mut WriteTx<'_>,
    known: &Known,
    path: PathBuf,
    options: PeopleOptions,
) -> Result<(Read, Entries), AppError> {
    let mut teller = Teller::of(here.desk, job);
    let (chunks, mut arriving) = mpsc::channel(CHUNKS_WAITING);
    let reader = tokio::task::spawn_blocking(move || {
        let mut collector = Collector { chunks, rows: Vec::new(), refused: Vec::new() };
        let findings = desk_files::people::read(&path, &options, &mut collector, &mut teller)?;
        collector.send()?;
        Ok::<_, FileError>(Read { findings, refused: collector.refused })
    });
    let stop = job.stop_sign();
    let mut entries = Entries::default();
    while let Some(rows) = arriving.recv().await {
        if stop.load(Ordering::Relaxed) {
            return Err(AppError::new(ErrorCode::Cancelled, "the import was stopped"));
        }
        for row in rows {
            // On an error the channel closes behind us and the reader stops.
            entries.take(here, tx, known, row).await?;
        }
    }
    Ok((reader.await??, entries))
}

/// The first of all that were refused, in the order of their lines.
fn refused(mut rows: Vec<RefusedRow>, against: Vec<RefusedRow>) -> Vec<RefusedRow> {
    rows.extend(against);
    rows.sort_by(|one, other| (&one.sheet, one.line).cmp(&(&other.sheet, other.line)));
    rows.truncate(REFUSED_SHOWN);
    rows
}

/// Gathers rows into chunks and sends them on.
struct Collector {
    chunks: mpsc::Sender<Vec<PersonRow>>,
    rows: Vec<PersonRow>,
    refused: Vec<RefusedRow>,
}

impl Collector {
    fn send(&mut self) -> Result<(), SinkStopped> {
        let rows = std::mem::take(&mut self.rows);
        self.chunks.blocking_send(rows).map_err(|gone| SinkStopped(gone.to_string().into()))
    }
}

impl RowSink<PersonRow> for Collector {
    fn row(&mut self, row: PersonRow) -> Result<(), SinkStopped> {
        self.rows.push(row);
        if self.rows.len() < CHUNK { Ok(()) } else { self.send() }
    }

    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped> {
        if self.refused.len() < REFUSED_SHOWN {
            self.refused.push(refused);
        }
        Ok(())
    }
}
