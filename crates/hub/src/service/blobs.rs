//! Large things that commands name by their hash, such as the rows of a list.

use desk_core::schema::{EntityType, price_list};
use desk_wire::protocol::{Limits, ProblemCode};
use zstd::stream::raw::{Decoder, InBuffer, Operation, OutBuffer};

use super::error::{HubError, HubResult};
use super::ledger::Ledger;
use super::load::standing;
use super::{Caller, Hub, let_in};
use crate::db::{BlobRow, Find, WorkspaceRead, blob_name};

/// More must not come out of a blob.
const UNPACKED_BYTES: u64 = 4 << 30;

/// How much of a blob the hub has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobStatus {
    /// Bytes, as they are stored.
    pub have: u64,
    pub complete: bool,
}

/// A piece of a blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobPiece {
    pub from: u64,
    pub bytes: Vec<u8>,
    /// Of the whole blob.
    pub total: u64,
}

impl Hub {
    pub async fn blob_status(&self, caller: &Caller, hash: [u8; 32]) -> HubResult<BlobStatus> {
        let mut tx = self.db.read(caller.workspace).await?;
        let_in(&mut *tx, caller).await?;
        status(&mut *tx, hash).await
    }

    /// Takes a piece of a blob. A piece that does not begin where the hub stands
    /// changes nothing; the answer says where that is. With the `last` one, which may
    /// be empty, the whole is checked: what is stored must be a zstd frame whose
    /// content has the hash, or have the hash itself. Commands that waited for it go
    /// on.
    ///
    /// # Errors
    /// [`ProblemCode::BadRequest`] when the whole is not what its hash says; it is
    /// forgotten then.
    pub async fn blob_put(
        &self,
        caller: &Caller,
        hash: [u8; 32],
        offset: u64,
        bytes: &[u8],
        last: bool,
    ) -> HubResult<BlobStatus> {
        let end = offset.saturating_add(bytes.len() as u64);
        if bytes.len() > Limits::BLOB_PIECE || end > Limits::BLOB_BYTES {
            return Err(ProblemCode::TooLarge.into());
        }
        let mut tx = self.db.begin(caller.workspace).await?;
        let_in(&mut *tx, caller).await?;
        if standing(&mut *tx, caller.user).await?.out {
            return Err(ProblemCode::NotAllowed.into());
        }
        let mut now = status(&mut *tx, hash).await?;
        if now.complete {
            return Ok(now);
        }
        if offset == now.have && !bytes.is_empty() {
            tx.put_upload(hash, offset, bytes).await?;
            tx.commit().await?;
            now.have = end;
        } else {
            drop(tx);
        }
        if last && now.have == end { self.finish(caller, hash, end).await } else { Ok(now) }
    }

    /// Checks what has come, and if it is good the workspace has the blob.
    async fn finish(&self, caller: &Caller, hash: [u8; 32], total: u64) -> HubResult<BlobStatus> {
        // While it is checked, others may write.
        let mut tx = self.db.read(caller.workspace).await?;
        let good = is_what_it_says(&mut *tx, hash, total).await?;
        drop(tx);
        let mut tx = self.db.begin(caller.workspace).await?;
        let (row, mut device) = let_in(&mut *tx, caller).await?;
        let now = status(&mut *tx, hash).await?;
        if now.complete {
            return Ok(now);
        }
        if !good || now.have != total {
            tx.drop_upload(hash).await?;
            tx.commit().await?;
            return Err(ProblemCode::BadRequest.into());
        }
        tx.finish_upload(hash, &BlobRow { bytes: total, device: caller.device }).await?;
        let old_head = row.head_seq;
        let mut ledger = Ledger::open(self, row);
        self.look_again(&mut *tx, &mut device, &mut ledger).await?;
        let row = ledger.close(&mut *tx).await?;
        if row.head_seq != old_head {
            tx.put_device(&device).await?;
        }
        let now = status(&mut *tx, hash).await?;
        tx.commit().await?;
        if row.head_seq != old_head {
            self.poke(caller.workspace, &row);
        }
        Ok(now)
    }

    /// The piece of a blob that holds byte `from`, from there on; at most
    /// [`Limits::BLOB_PIECE`]. Nothing is left of it behind its end.
    pub async fn blob_get(
        &self,
        caller: &Caller,
        hash: [u8; 32],
        from: u64,
    ) -> HubResult<BlobPiece> {
        let mut tx = self.db.read(caller.workspace).await?;
        let_in(&mut *tx, caller).await?;
        let kept = tx.blob(hash).await?.ok_or(ProblemCode::NotFound)?;
        if !may_read(&mut *tx, caller, hash, &kept).await? {
            return Err(ProblemCode::NotFound.into());
        }
        let bytes = match tx.blob_piece(hash, from).await? {
            Some((at, mut piece)) => {
                piece.drain(..usize::try_from(from - at).unwrap_or(usize::MAX).min(piece.len()));
                piece
            }
            None => Vec::new(),
        };
        Ok(BlobPiece { from, bytes, total: kept.bytes })
    }
}

async fn status(tx: &mut dyn WorkspaceRead, hash: [u8; 32]) -> HubResult<BlobStatus> {
    if let Some(kept) = tx.blob(hash).await? {
        return Ok(BlobStatus { have: kept.bytes, complete: true });
    }
    Ok(BlobStatus { have: tx.upload(hash).await?, complete: false })
}

/// Whoever brought it may, and whoever may see a record that names it.
async fn may_read(
    tx: &mut dyn WorkspaceRead,
    caller: &Caller,
    hash: [u8; 32],
    kept: &BlobRow,
) -> HubResult<bool> {
    let standing = standing(tx, caller.user).await?;
    if standing.out {
        return Ok(false);
    }
    let by = tx.device(kept.device).await?;
    if by.is_some_and(|by| by.user == caller.user) {
        return Ok(true);
    }
    let field = price_list::ROWS_BLOB.number;
    let find = Find::Named(EntityType::PriceList.number(), field, blob_name(&hash));
    let keys = tx.find(&find).await?;
    let scopes = standing.scopes();
    Ok(tx.records(&keys).await?.iter().any(|kept| scopes.contains(&kept.scope)))
}

/// Whether what has come is what its hash says.
async fn is_what_it_says(
    tx: &mut dyn WorkspaceRead,
    hash: [u8; 32],
    total: u64,
) -> HubResult<bool> {
    let mut stored = blake3::Hasher::new();
    let mut inside = Unpacking::new()?;
    let mut at = 0;
    while at < total {
        let Some((first, piece)) = tx.upload_piece(hash, at).await? else {
            return Ok(false);
        };
        let skip = usize::try_from(at - first).unwrap_or(usize::MAX);
        let piece = piece.get(skip..).unwrap_or(&[]);
        stored.update(piece);
        inside.feed(piece);
        at += piece.len() as u64;
    }
    Ok(*stored.finalize().as_bytes() == hash || inside.finish() == Some(hash))
}

/// Hashes what comes out of a frame, without keeping it.
struct Unpacking {
    decoder: Decoder<'static>,
    hasher: blake3::Hasher,
    out: Vec<u8>,
    bytes: u64,
    /// Whether the frame has ended; what comes behind it is too much.
    ended: bool,
    broken: bool,
}

impl Unpacking {
    fn new() -> HubResult<Self> {
        let decoder = Decoder::new().map_err(|cause| HubError::Damaged(cause.to_string()))?;
        let hasher = blake3::Hasher::new();
        Ok(Self { decoder, hasher, out: vec![0; 1 << 17], bytes: 0, ended: false, broken: false })
    }

    fn feed(&mut self, piece: &[u8]) {
        let mut input = InBuffer::around(piece);
        while !self.broken && input.pos() < piece.len() {
            self.broken = self.ended || !self.step(&mut input);
        }
    }

    /// Takes some of the input; `false` when it is not a frame, or too much of one.
    fn step(&mut self, input: &mut InBuffer<'_>) -> bool {
        loop {
            let mut output = OutBuffer::around(self.out.as_mut_slice());
            let Ok(hint) = self.decoder.run(input, &mut output) else {
                return false;
            };
            let came = output.as_slice();
            self.hasher.update(came);
            self.bytes += came.len() as u64;
            let full = came.len() == self.out.len();
            self.ended = hint == 0;
            if self.bytes > UNPACKED_BYTES {
                return false;
            }
            // A full buffer may mean that there is more to come of the same input.
            if !full || self.ended {
                return true;
            }
        }
    }

    fn finish(&self) -> Option<[u8; 32]> {
        (self.ended && !self.broken).then(|| *self.hasher.finalize().as_bytes())
    }
}
