//! The confirmed state in pieces, for a device that begins.

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::{Digests, RecordKey};
use desk_wire::protocol::{Chunk, Manifest, Pile, ProblemCode};
use uuid::Uuid;

use super::error::HubResult;
use super::load::standing;
use super::{Caller, Hub, let_in};
use crate::db::{Offered, SnapshotRow, WorkspaceRow};

/// So far behind may a snapshot be for a device that begins; the rest is told as
/// events.
const BEHIND: u64 = 1_000;
/// After so many events there is a new one even if nobody asks.
const EVERY: u64 = 10_000;
/// Snapshots that are kept: somebody may be reading the one before.
const KEPT: usize = 2;
/// Records read at once.
const AT_ONCE: usize = 2_000;

#[derive(Default)]
struct Chunks {
    listed: Vec<Chunk>,
    packed: BTreeMap<[u8; 32], Vec<u8>>,
}

impl Chunks {
    fn finish(&mut self, scope: u16, pile: Pile) -> HubResult<()> {
        if let Some((chunk, bytes)) = pile.pack(scope)? {
            self.packed.insert(chunk.hash, bytes);
            self.listed.push(chunk);
        }
        Ok(())
    }
}

/// Whether the newest snapshot is none that a device should begin from.
const fn is_stale(row: &WorkspaceRow) -> bool {
    let behind = row.head_seq.saturating_sub(row.snapshot_seq);
    row.snapshot_seq == 0 || row.snapshot_seq + 1 < row.min_seq || behind > BEHIND
}

impl Hub {
    /// What a device that begins has to fetch. From there it goes on with events.
    pub async fn manifest(&self, caller: &Caller) -> HubResult<Manifest> {
        let mut tx = self.db.read(caller.workspace).await?;
        let (row, _) = let_in(&mut *tx, caller).await?;
        drop(tx);
        if is_stale(&row) {
            self.prepare_snapshot(caller.workspace).await?;
        }

        let mut tx = self.db.begin(caller.workspace).await?;
        let (row, mut device) = let_in(&mut *tx, caller).await?;
        let standing = standing(&mut *tx, caller.user).await?;
        if standing.out {
            return Err(ProblemCode::NotAllowed.into());
        }
        let newest = tx.snapshots().await?.into_iter().next().ok_or(ProblemCode::Unavailable)?;
        let scopes = standing.scopes();
        let offered = Some(Offered { seq: newest.seq, scopes: scopes.clone() });
        if device.offered != offered {
            device.offered = offered;
            device.seen_ms = self.now_ms();
            tx.put_device(&device).await?;
            tx.commit().await?;
        }
        let mut manifest = newest.manifest;
        manifest.chunks.retain(|chunk| scopes.contains(&chunk.scope));
        manifest.digests = Digests::from_wire(&manifest.digests).of(&scopes).to_wire();
        manifest.device_seq = device.last_seq;
        // The epoch may be another than when it was made.
        let at = desk_wire::protocol::Cursor {
            seq: manifest.head.seq,
            hash: manifest.head.hash,
            epoch: row.epoch,
        };
        manifest.head = self.signed_head(caller.workspace, at);
        Ok(manifest)
    }

    /// A piece of one of the snapshots that are kept.
    pub async fn chunk(&self, caller: &Caller, hash: [u8; 32]) -> HubResult<Vec<u8>> {
        let mut tx = self.db.read(caller.workspace).await?;
        let_in(&mut *tx, caller).await?;
        let standing = standing(&mut *tx, caller.user).await?;
        if standing.out {
            return Err(ProblemCode::NotAllowed.into());
        }
        let scopes = standing.scopes();
        let listed = tx.snapshots().await?.into_iter().any(|kept| {
            let mut chunks = kept.manifest.chunks.iter();
            chunks.any(|chunk| chunk.hash == hash && scopes.contains(&chunk.scope))
        });
        if !listed {
            return Err(ProblemCode::NotFound.into());
        }
        Ok(tx.chunk(hash).await?.ok_or(ProblemCode::NotFound)?)
    }

    /// Makes a snapshot, unless there is one that a device may well begin from. Whoever
    /// comes while it is made waits for it.
    pub async fn prepare_snapshot(&self, workspace: Uuid) -> HubResult<()> {
        let _turn = self.snapshots.lock().await;
        let mut tx = self.db.read(workspace).await?;
        let row = tx.workspace().await?.ok_or(ProblemCode::NotFound)?;
        drop(tx);
        if is_stale(&row) {
            self.snapshot(workspace).await?;
        }
        Ok(())
    }

    /// Makes a snapshot of the state as it is at this moment, while everybody goes
    /// on working.
    pub async fn snapshot(&self, workspace: Uuid) -> HubResult<u64> {
        let (row, chunks) = self.pile_up(workspace).await?;
        let manifest = Manifest {
            head: self.head(workspace, &row),
            digests: row.digests.clone(),
            chunks: chunks.listed,
            // Told to each device of its own.
            device_seq: 0,
        };
        let mut tx = self.db.begin(workspace).await?;
        let mut now = tx.workspace().await?.ok_or(ProblemCode::NotFound)?;
        let packed: Vec<([u8; 32], Vec<u8>)> = chunks.packed.into_iter().collect();
        tx.put_snapshot(&SnapshotRow { seq: row.head_seq, manifest }, &packed).await?;
        now.snapshot_seq = now.snapshot_seq.max(row.head_seq);
        tx.put_workspace(&now).await?;

        let kept = tx.snapshots().await?;
        let (keep, over) = kept.split_at(kept.len().min(KEPT));
        let hashes = |of: &[SnapshotRow]| -> BTreeSet<[u8; 32]> {
            of.iter().flat_map(|one| &one.manifest.chunks).map(|chunk| chunk.hash).collect()
        };
        for old in over {
            tx.drop_snapshot(old.seq).await?;
        }
        let gone: Vec<[u8; 32]> = hashes(over).difference(&hashes(keep)).copied().collect();
        tx.drop_chunks(&gone).await?;
        tx.commit().await?;
        Ok(row.head_seq)
    }

    async fn pile_up(&self, workspace: Uuid) -> HubResult<(WorkspaceRow, Chunks)> {
        let mut tx = self.db.read(workspace).await?;
        let row = tx.workspace().await?.ok_or(ProblemCode::NotFound)?;
        let mut chunks = Chunks::default();
        let mut piles: BTreeMap<u16, Pile> = BTreeMap::new();
        let mut after = None;
        loop {
            let records = tx.records_after(after, AT_ONCE).await?;
            let Some(last) = records.last() else {
                break;
            };
            after = Some(RecordKey { entity_type: last.row.entity_type, id: last.row.entity() });
            for kept in records {
                let full = piles.entry(kept.scope).or_default().add(&kept.row)?;
                if let Some(full) = full {
                    chunks.finish(kept.scope, full)?;
                }
            }
        }
        for (scope, pile) in piles {
            chunks.finish(scope, pile)?;
        }
        Ok((row, chunks))
    }

    /// What is done now and then behind the back of whoever works: a snapshot after
    /// many events, and small pages put together. For whoever hears the pokes.
    pub async fn tidy(&self, workspace: Uuid) -> HubResult<()> {
        let mut tx = self.db.read(workspace).await?;
        let Some(row) = tx.workspace().await? else {
            return Ok(());
        };
        drop(tx);
        if row.head_seq.saturating_sub(row.snapshot_seq) >= EVERY {
            self.snapshot(workspace).await?;
            self.merge_new(workspace).await?;
        }
        Ok(())
    }
}
