//! The rows of an imported list go up before the command that names them. They
//! are packed on the way, piece by piece: nothing of them touches a disk, and a
//! long list takes no more memory than a short one.

use std::io::Write as _;
use std::sync::Arc;

use desk_core::command::Command;
use desk_core::ids::PriceListId;
use desk_store::{Store, StoreError};
use desk_wire::protocol::{Limits, ProblemCode};
use desk_wire::{CommandRecord, RowsSum};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::{Failed, Run};
use crate::api::{BlobStatus, HubApi, HubError};
use crate::machine::At;

/// The packed bytes must be the same each time, so that an upload that broke off
/// goes on where it was: one level, one thread, the store's own chunks.
const LEVEL: i32 = 9;

impl Run<'_> {
    /// Makes sure that the hub has the rows of every list that these commands add.
    pub(super) async fn upload_lists(&mut self, lists: &[Vec<u8>]) -> Result<(), Failed> {
        for record in lists {
            // What a newer version wrote is for the hub to read.
            let Ok(Command::AddPriceList(add)) = CommandRecord::from_bytes(record)
                .map_err(drop)
                .and_then(|record| record.command().map_err(drop))
            else {
                continue;
            };
            if self.uploaded.contains(&add.rows_blob) {
                continue;
            }
            let hub = self.ctx.hub.as_ref();
            upload_rows(&self.ctx.store, hub, add.head.id(), &add.rows_blob).await.map_err(
                |failed| match failed {
                    UploadError::Hub(error) => Failed::Hub(At::Upload, error),
                    UploadError::Store(error) => error.into(),
                },
            )?;
            self.uploaded.insert(add.rows_blob);
        }
        Ok(())
    }
}

/// Why rows did not go up.
#[derive(Debug)]
pub(crate) enum UploadError {
    Hub(HubError),
    Store(StoreError),
}

impl From<HubError> for UploadError {
    fn from(error: HubError) -> Self {
        Self::Hub(error)
    }
}

impl From<StoreError> for UploadError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Sends the rows of a list, from where an earlier try left off. Without rows
/// here nothing is sent: what names them waits at the hub for whoever has them.
pub(crate) async fn upload_rows(
    store: &Arc<Store>,
    hub: &dyn HubApi,
    list: PriceListId,
    hash: &[u8; 32],
) -> Result<(), UploadError> {
    let mut have = match hub.blob_status(hash).await? {
        BlobStatus::Whole => return Ok(()),
        BlobStatus::Part(have) => have,
    };
    let mut total = 0;
    let mut counting = Packing::begin(store, list)?;
    while let Some(piece) = counting.next().await? {
        total += piece.len() as u64;
    }
    if !counting.any {
        return Ok(());
    }
    if have >= total {
        // It broke off before the hub looked at the whole; or another version
        // of the program, which packs otherwise, began it. The hub looks now.
        match hub.blob_put(hash, (have, have), &[]).await {
            Ok(BlobStatus::Whole) => return Ok(()),
            Ok(BlobStatus::Part(left)) => have = left,
            Err(error) if error.code() == Some(ProblemCode::BadRequest) => have = 0,
            Err(error) => return Err(error.into()),
        }
    }
    let mut sending = Packing::begin(store, list)?;
    let mut pieces = Pieces { hub, hash, skip: have, offset: have, total };
    while let Some(packed) = sending.next().await? {
        if pieces.put(&packed).await? == BlobStatus::Whole {
            return Ok(());
        }
    }
    Err(HubError::nonsense("a blob that never ends").into())
}
/// The rows of a list, packed as they are read.
struct Packing {
    chunks: mpsc::Receiver<Vec<u8>>,
    writer: JoinHandle<Result<RowsSum, StoreError>>,
    encoder: Option<zstd::stream::write::Encoder<'static, Vec<u8>>>,
    /// Whether there are rows at all.
    any: bool,
}

impl Packing {
    fn begin(store: &Arc<Store>, list: PriceListId) -> Result<Self, StoreError> {
        let (out, chunks) = mpsc::channel(2);
        let store = Arc::clone(store);
        let writer = tokio::spawn(async move { store.write_list_rows(list, out).await });
        let encoder = zstd::stream::write::Encoder::new(Vec::new(), LEVEL)?;
        Ok(Self { chunks, writer, encoder: Some(encoder), any: false })
    }

    /// The next packed bytes; `None` behind the end.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(encoder) = self.encoder.as_mut() else { return Ok(None) };
        while let Some(chunk) = self.chunks.recv().await {
            self.any = true;
            encoder.write_all(&chunk)?;
            if encoder.get_ref().len() >= Limits::BLOB_PIECE / 2 {
                return Ok(Some(std::mem::take(encoder.get_mut())));
            }
        }
        let rest = self.encoder.take().map(zstd::stream::write::Encoder::finish).transpose()?;
        if !self.any {
            return Ok(None);
        }
        (&mut self.writer).await.map_err(|gone| StoreError::Io(gone.into()))??;
        Ok(rest)
    }
}

/// The packed bytes on their way.
struct Pieces<'a> {
    hub: &'a dyn HubApi,
    hash: &'a [u8; 32],
    /// Bytes that the hub has already.
    skip: u64,
    offset: u64,
    total: u64,
}

impl Pieces<'_> {
    async fn put(&mut self, packed: &[u8]) -> Result<BlobStatus, HubError> {
        let skipped = usize::try_from(self.skip).unwrap_or(usize::MAX).min(packed.len());
        self.skip -= skipped as u64;
        let mut status = BlobStatus::Part(self.offset);
        let rest = packed.get(skipped..).unwrap_or_default();
        for piece in rest.chunks(Limits::BLOB_PIECE) {
            let put = self.hub.blob_put(self.hash, (self.offset, self.total), piece);
            status = put.await?;
            self.offset += piece.len() as u64;
        }
        Ok(status)
    }
}
