//! A file of refused rows that came back repaired belongs to the list whose import left
//! them out. Both become one list: by itself the file would take the list's place, and
//! the catalog would show its few rows alone.

use std::collections::HashSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use desk_core::ids::PriceListId;
use desk_core::price_list::{PriceListHead, PricePlace, PriceRow};
use desk_files::{Findings, ReadOptions, RefusedRow, RowSink, SinkStopped, Unwatched};
use desk_store::{ImportedList, STAGING_BATCH, Staging, Store, StoreError};
use desk_wire::{BlobHasher, BlobReader};
use tokio::sync::mpsc;

use crate::error::{AppError, ErrorCode};

/// Pieces that may wait between who writes and who reads.
const WAITING: usize = 2;

/// The list that the file completes: the last one of its kind, market, currency and
/// month, where the file is one of refused rows.
pub(super) async fn completed_by(
    store: &Store,
    findings: &Findings,
    head: &PriceListHead,
) -> Result<Option<ImportedList>, AppError> {
    if !findings.is_refused_file {
        return Ok(None);
    }
    // But for the file that it came from.
    let scope = |of: &PriceListHead| PriceListHead { source_sha256: [0; 32], ..of.clone() };
    let lists = store.imported_lists().await?;
    Ok(lists.into_iter().find(|list| scope(&list.head) == scope(head)))
}

/// What the file says the prices for.
pub(super) async fn places_in(
    path: PathBuf,
    options: ReadOptions,
) -> Result<HashSet<PricePlace>, AppError> {
    let read = tokio::task::spawn_blocking(move || {
        let mut places = Places::default();
        desk_files::read(&path, &options, &mut places, &mut Unwatched).map(|_| places.0)
    });
    Ok(read.await??)
}

#[derive(Default)]
struct Places(HashSet<PricePlace>);

impl RowSink for Places {
    fn row(&mut self, row: PriceRow) -> Result<(), SinkStopped> {
        self.0.insert(row.place());
        Ok(())
    }

    fn refused(&mut self, _refused: RefusedRow) -> Result<(), SinkStopped> {
        Ok(())
    }
}

/// What was staged behind the rows of the file.
pub(super) struct Added {
    pub(super) hasher: BlobHasher,
    pub(super) rows: u64,
}

/// Stages the rows of `list` too, but for those that `places` has anew.
pub(super) async fn add_rows_of(
    store: &Store,
    list: PriceListId,
    staging: &mut Staging,
    hasher: BlobHasher,
    places: HashSet<PricePlace>,
    stop: Arc<AtomicBool>,
) -> Result<Added, AppError> {
    let (pieces, arriving) = mpsc::channel(WAITING);
    let (chunks, mut staged) = mpsc::channel(WAITING);
    let reader = tokio::task::spawn_blocking(move || {
        let blob = BlobReader::new(Pieces { arriving, piece: Vec::new(), read: 0 });
        take(blob, hasher, &places, &chunks, &stop)
    });
    let stage = async move {
        while let Some(rows) = staged.recv().await {
            staging.stage(&rows).await?;
        }
        Ok::<_, StoreError>(())
    };
    let (written, staged) = tokio::join!(store.write_list_rows(list, pieces), stage);
    staged?;
    // Where it stopped, whoever writes found nobody to take more.
    let added = reader.await??;
    written?;
    Ok(added)
}

fn take(
    mut blob: BlobReader<Pieces>,
    mut hasher: BlobHasher,
    places: &HashSet<PricePlace>,
    chunks: &mpsc::Sender<Vec<PriceRow>>,
    stop: &AtomicBool,
) -> Result<Added, AppError> {
    let mut rows = Vec::with_capacity(STAGING_BATCH);
    let mut count = 0;
    loop {
        let row = blob.next_row().map_err(StoreError::from)?;
        let done = row.is_none();
        if let Some(row) = row.filter(|row| !places.contains(&row.place())) {
            hasher.add(&row).map_err(StoreError::from)?;
            rows.push(row);
            count += 1;
        }
        if rows.len() == STAGING_BATCH || done {
            if stop.load(Ordering::Relaxed) {
                return Err(AppError::new(ErrorCode::Cancelled, "the import was cancelled"));
            }
            let full = std::mem::replace(&mut rows, Vec::with_capacity(STAGING_BATCH));
            // Nobody takes them where staging failed, which is told by itself.
            let gone = !full.is_empty() && chunks.blocking_send(full).is_err();
            if gone || done {
                return Ok(Added { hasher, rows: count });
            }
        }
    }
}

/// A list on its way, read piece by piece on a thread that may wait.
struct Pieces {
    arriving: mpsc::Receiver<Vec<u8>>,
    piece: Vec<u8>,
    read: usize,
}

impl io::Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.read == self.piece.len() {
            let Some(piece) = self.arriving.blocking_recv() else { return Ok(0) };
            (self.piece, self.read) = (piece, 0);
        }
        let mut rest = self.piece.get(self.read..).unwrap_or_default();
        let count = rest.read(into)?;
        self.read += count;
        Ok(count)
    }
}
