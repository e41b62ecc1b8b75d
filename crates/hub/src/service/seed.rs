//! A workspace moves in: a device brings the state along that it had so far.

use desk_agree::{Digests, FieldKey, Record, RecordKey, scope};
use desk_core::schema::{EntityType, conflict};
use desk_wire::protocol::{Chunk, Cursor, Limits, Manifest, ProblemCode, RecordRow, Seed};
use desk_wire::{EventBody, Seeded, WireValue, unpack};

use super::error::{HubError, HubResult};
use super::ledger::Ledger;
use super::pages::events_of;
use super::pull::hash_at;
use super::{Caller, Hub, let_in};
use crate::db::{KeptRecord, WorkspaceRead, WorkspaceRow};

/// Rows written at once.
const AT_ONCE: usize = 2_000;

/// What a device may bring along in all, as it travels: far above what a team's
/// workspace comes to, and little enough to look at in one go.
const SEED_BYTES: u64 = 64 << 20;

/// Each piece once, and not more than anybody needs.
fn check_chunks(seed: &Seed) -> HubResult<()> {
    let each: std::collections::BTreeSet<[u8; 32]> =
        seed.chunks.iter().map(|chunk| chunk.hash).collect();
    let bytes = seed.chunks.iter().fold(0_u64, |sum, chunk| sum.saturating_add(chunk.bytes));
    if each.len() < seed.chunks.len() {
        return Err(ProblemCode::BadRequest.into());
    }
    if bytes > SEED_BYTES {
        return Err(ProblemCode::TooLarge.into());
    }
    Ok(())
}

impl Hub {
    /// Writes the state of the seed's chunks, if it comes to the seed's digests. Only
    /// where nothing was written yet but the device that asks; asked once more by
    /// the same device, it answers the same.
    ///
    /// Every value gets the number of the Seeded event: numbers of another log mean
    /// nothing in this one. Whoever follows begins from a snapshot behind it.
    pub async fn seed(&self, caller: &Caller, seed: Seed) -> HubResult<Manifest> {
        let mut tx = self.db.begin(caller.workspace).await?;
        let (row, device) = let_in(&mut *tx, caller).await?;
        let device_seq = device.last_seq;
        if row.head_seq != 1 || row.founded {
            return self.seeded_before(&mut *tx, caller, &row, device_seq).await;
        }
        let seq = row.head_seq + 1;
        check_chunks(&seed)?;
        let mut digests = Digests::default();
        let mut brought = Vec::new();
        for chunk in &seed.chunks {
            for row in rows_of(&read_chunk(&mut *tx, chunk).await?)? {
                let (key, record) = Record::from_row(row);
                count(&mut digests, key, &record);
                let record = Record { created_seq: seq, seqs: Default::default(), ..record };
                brought.push((key, record));
            }
        }
        if digests != Digests::from_wire(&seed.digests) {
            return Err(ProblemCode::BadRequest.into());
        }
        // The device that asks was let in here just now; what it brings along about
        // itself is older.
        let mut digests = Digests::from_wire(&row.digests);
        let mut founded = false;
        for brought in brought.chunks(AT_ONCE) {
            let keys: Vec<RecordKey> = brought.iter().map(|(key, _)| *key).collect();
            let there: Vec<RecordKey> =
                tx.records(&keys).await?.iter().map(|kept| key_of(&kept.row)).collect();
            let new = brought.iter().filter(|(key, _)| !there.contains(key));
            let kept: Vec<KeptRecord> = new
                .map(|(key, record)| {
                    count(&mut digests, *key, record);
                    founded |= key.entity_type == EntityType::User.number();
                    KeptRecord { row: record.to_row(*key), scope: scope_of(*key, record) }
                })
                .collect();
            tx.put_records(&kept).await?;
        }
        let mut ledger = Ledger::open(self, row);
        let body = Seeded::new(caller.device, digests.to_wire(), seed.from);
        ledger.append(&EventBody::Seeded(body), scope::EVERYONE, None)?;
        let mut row = ledger.close_with(&mut *tx, &digests, founded).await?;
        // The log before does not hold what the seed brought.
        row.min_seq = row.head_seq + 1;
        tx.put_workspace(&row).await?;
        tx.commit().await?;
        self.poke(caller.workspace, &row);
        Ok(Manifest {
            head: self.head(caller.workspace, &row),
            digests: digests.to_wire(),
            chunks: Vec::new(),
            device_seq,
        })
    }

    async fn seeded_before(
        &self,
        tx: &mut dyn WorkspaceRead,
        caller: &Caller,
        row: &WorkspaceRow,
        device_seq: u64,
    ) -> HubResult<Manifest> {
        let second = tx.event_pages(2, 1).await?.pop();
        if let Some(kept) = second
            && let Some(event) = events_of(&kept)?.events.get(2_usize.saturating_sub(first(&kept)))
            && let Some(EventBody::Seeded(seeded)) = event.body.body()?
            && seeded.device() == caller.device
            && let Some(hash) = hash_at(tx, row, 2).await?
        {
            let at = Cursor { seq: 2, hash, epoch: row.epoch };
            let head = self.signed_head(caller.workspace, at);
            let digests = seeded.digests;
            return Ok(Manifest { head, digests, chunks: Vec::new(), device_seq });
        }
        Err(ProblemCode::AlreadyThere.into())
    }
}

fn first(page: &crate::db::EventPage) -> usize {
    usize::try_from(page.first).unwrap_or(usize::MAX)
}

fn key_of(row: &RecordRow) -> RecordKey {
    RecordKey { entity_type: row.entity_type, id: row.entity() }
}

/// The scope of a record that is not in a working set.
pub(super) fn scope_of(key: RecordKey, record: &Record) -> u16 {
    let subject = match record.value(conflict::SUBJECT_TYPE.number, "") {
        WireValue::Integer(number) => Some(number),
        WireValue::Absent
        | WireValue::Text(_)
        | WireValue::Flag(_)
        | WireValue::Bytes(_)
        | WireValue::Id(_) => None,
    };
    scope::of_record(key.entity_type, subject)
}

/// Adds a record to the sums.
pub(super) fn count(digests: &mut Digests, key: RecordKey, record: &Record) {
    let scope = scope_of(key, record);
    for (field, value) in record.values(key) {
        let nothing = FieldKey::nothing(&field);
        digests.replace(scope, &field, &nothing, &value);
    }
}

/// A chunk that was uploaded, as it is stored.
async fn read_chunk(tx: &mut dyn WorkspaceRead, chunk: &Chunk) -> HubResult<Vec<u8>> {
    let kept = tx.blob(chunk.hash).await?.ok_or(ProblemCode::NotFound)?;
    if kept.bytes > Limits::MESSAGE_BYTES as u64 {
        return Err(ProblemCode::TooLarge.into());
    }
    let mut bytes: Vec<u8> = Vec::new();
    while (bytes.len() as u64) < kept.bytes {
        let (_, piece) = tx
            .blob_piece(chunk.hash, bytes.len() as u64)
            .await?
            .ok_or_else(|| HubError::Damaged("a blob has a hole".to_owned()))?;
        bytes.extend(piece);
    }
    if *blake3::hash(&bytes).as_bytes() != chunk.hash {
        return Err(ProblemCode::BadRequest.into());
    }
    Ok(bytes)
}

/// The records of a chunk.
pub(super) fn rows_of(chunk: &[u8]) -> HubResult<Vec<RecordRow>> {
    let bytes = unpack(chunk, Limits::MESSAGE_BYTES).map_err(|_| ProblemCode::BadRequest)?;
    Ok(RecordRow::all_from_bytes(&bytes).map_err(|_| ProblemCode::BadRequest)?)
}
