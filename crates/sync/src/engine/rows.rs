//! The rows of lists whose record came without them: fetched, unpacked and staged
//! in one stream, and shown only when they are the ones that the record names.

use std::io::{self, Read};

use desk_store::{ListWithoutRows, StoreError};
use desk_wire::BlobReader;
use tokio::sync::mpsc;

use super::{Run, SyncError};
use crate::api::HubError;
use crate::machine::{At, Step, Stop};

/// A frame may not ask for more memory than this (2²⁵) to be unpacked.
const LARGEST_WINDOW: u32 = 25;

/// How fetching one list ended.
enum Fetched {
    Shown,
    /// It was not what its record says.
    Wrong,
    Refused(HubError),
}

impl Run<'_> {
    /// Fetches what is missing. A list that cannot be had now does not keep the
    /// others from coming.
    pub(super) async fn fetch_rows(&mut self) -> Result<Option<Stop>, SyncError> {
        for wanted in self.ctx.store.lists_without_rows().await? {
            match self.fetch(&wanted).await? {
                Fetched::Shown => {
                    self.report.lists += 1;
                    self.report.touched.insert(desk_core::schema::EntityType::PriceList);
                }
                Fetched::Wrong => {}
                Fetched::Refused(error) => match self.refused(At::Rows, &error).await? {
                    Step::Skip => {}
                    Step::Stop(stop) => return Ok(Some(stop)),
                    // The next sync begins with it.
                    Step::Round
                    | Step::Smaller
                    | Step::Resend { .. }
                    | Step::Fork
                    | Step::Bootstrap
                    | Step::Done => return Ok(None),
                },
            }
        }
        Ok(None)
    }

    async fn fetch(&self, wanted: &ListWithoutRows) -> Result<Fetched, SyncError> {
        let (pieces, arriving) = mpsc::channel(2);
        let reader = Arriving { pieces: arriving, piece: Vec::new(), read: 0 };
        let mut decoder =
            zstd::stream::read::Decoder::new(reader).map_err(StoreError::from)?.single_frame();
        decoder.window_log_max(LARGEST_WINDOW).map_err(StoreError::from)?;
        let staging = self.ctx.store.stage_list_rows(BlobReader::new(decoder), wanted);
        let (staged, came) = tokio::join!(staging, self.download(&wanted.rows_blob, pieces));
        let staged = match (staged, came) {
            (Ok(staged), Ok(())) => staged,
            (Ok(staged), Err(error)) => {
                self.ctx.store.discard_staged(staged).await?;
                return Ok(Fetched::Refused(error));
            }
            (Err(StoreError::Wire(_)), Err(error)) => return Ok(Fetched::Refused(error)),
            (Err(StoreError::Wire(error)), Ok(())) => {
                let list = wanted.list;
                tracing::warn!(%list, cause = %super::causes(&error), "rows of another list came");
                return Ok(Fetched::Wrong);
            }
            (Err(error), _) => return Err(error.into()),
        };
        match self.ctx.store.adopt_list_rows(staged, wanted.list).await {
            Ok(()) => Ok(Fetched::Shown),
            // The record was changed meanwhile; the next sync looks again.
            Err(StoreError::Nonsense { .. }) => Ok(Fetched::Wrong),
            Err(error) => Err(error.into()),
        }
    }

    /// Hands on what comes until the blob ends, or nobody takes it any more.
    async fn download(
        &self,
        hash: &[u8; 32],
        pieces: mpsc::Sender<Vec<u8>>,
    ) -> Result<(), HubError> {
        let mut offset = 0;
        loop {
            let piece = self.ctx.hub.blob_get(hash, offset).await?;
            if piece.bytes.is_empty() && !piece.last {
                return Err(HubError::nonsense("an empty piece of a blob"));
            }
            offset += piece.bytes.len() as u64;
            if pieces.send(piece.bytes).await.is_err() || piece.last {
                return Ok(());
            }
        }
    }
}

/// Pieces, read one behind the other on a thread that may wait.
struct Arriving {
    pieces: mpsc::Receiver<Vec<u8>>,
    piece: Vec<u8>,
    read: usize,
}

impl Read for Arriving {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.read == self.piece.len() {
            let Some(piece) = self.pieces.blocking_recv() else { return Ok(0) };
            (self.piece, self.read) = (piece, 0);
        }
        let mut rest = self.piece.get(self.read..).unwrap_or_default();
        let read = rest.read(buffer)?;
        self.read += read;
        Ok(read)
    }
}
