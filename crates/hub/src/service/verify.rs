//! Whether everything that is kept still says what it said.

use std::collections::BTreeMap;

use desk_agree::{Digests, Record, RecordKey};
use desk_core::schema::{EntityType, device};
use desk_wire::protocol::{ProblemCode, chain_message};
use desk_wire::{EventBody, Receipt, WireValue, chain_hash};
use uuid::Uuid;

use super::Hub;
use super::error::HubResult;
use super::pages::{commands_of, events_of};
use super::push;
use super::seed::{count, rows_of, scope_of};
use crate::db::{WorkspaceRead, WorkspaceRow};

/// Pages or records read at once.
const AT_ONCE: usize = 16;

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The page of events that begins here does not read.
    EventPage { first: u64 },
    /// The chain breaks in front of this event, or ends elsewhere than the head says.
    EventChain { seq: u64 },
    /// The page of a device's commands that begins here does not read.
    CommandPage { device: Uuid, first: u64 },
    /// The device's chain breaks in front of this number.
    CommandChain { device: Uuid, device_seq: u64 },
    /// What an event says that a device signed, it did not sign.
    Receipt { seq: u64 },
    /// The records do not come to the sums.
    Digests,
    /// A record does not read.
    Records,
    /// A piece of a snapshot is another.
    Chunk { snapshot: u64, hash: [u8; 32] },
}

impl Hub {
    /// Reads everything of a workspace and says what is wrong with it.
    pub async fn verify(&self, workspace: Uuid) -> HubResult<Vec<Fault>> {
        let mut tx = self.db.read(workspace).await?;
        let row = tx.workspace().await?.ok_or(ProblemCode::NotFound)?;
        let mut faults = Vec::new();
        let keys = records(&mut *tx, &row, &mut faults).await?;
        let receipts = events(&mut *tx, &row, &mut faults).await?;
        for (seq, receipt) in &receipts {
            let message =
                chain_message(workspace, receipt.device(), receipt.device_seq, &receipt.chain);
            let signed = keys
                .get(&receipt.device())
                .is_some_and(|key| push::verify(key, &message, &receipt.signature).is_ok());
            if !signed {
                faults.push(Fault::Receipt { seq: *seq });
            }
        }
        commands(&mut *tx, &receipts, &mut faults).await?;
        chunks(&mut *tx, &mut faults).await?;
        Ok(faults)
    }
}

/// Walks the records; what is left is the key of every device.
async fn records(
    tx: &mut dyn WorkspaceRead,
    row: &WorkspaceRow,
    faults: &mut Vec<Fault>,
) -> HubResult<BTreeMap<Uuid, [u8; 32]>> {
    let mut keys = BTreeMap::new();
    let mut digests = Digests::default();
    let mut after = None;
    loop {
        let Ok(records) = tx.records_after(after, 1_000).await else {
            faults.push(Fault::Records);
            return Ok(keys);
        };
        if records.is_empty() {
            break;
        }
        for kept in records {
            let (key, record) = Record::from_row(kept.row);
            after = Some(key);
            count(&mut digests, key, &record);
            if scope_of(key, &record) != kept.scope {
                faults.push(Fault::Records);
            }
            if let Some(public) = device_key(key, &record) {
                keys.insert(key.id, public);
            }
        }
    }
    if digests != Digests::from_wire(&row.digests) {
        faults.push(Fault::Digests);
    }
    Ok(keys)
}

fn device_key(key: RecordKey, record: &Record) -> Option<[u8; 32]> {
    match record.value(device::KEY.number, "") {
        WireValue::Bytes(bytes) if key.entity_type == EntityType::Device.number() => {
            bytes.try_into().ok()
        }
        WireValue::Bytes(_)
        | WireValue::Absent
        | WireValue::Text(_)
        | WireValue::Integer(_)
        | WireValue::Flag(_)
        | WireValue::Id(_) => None,
    }
}

/// Walks the log; what is left are the receipts.
async fn events(
    tx: &mut dyn WorkspaceRead,
    row: &WorkspaceRow,
    faults: &mut Vec<Fault>,
) -> HubResult<Vec<(u64, Receipt)>> {
    let mut receipts = Vec::new();
    let (mut next, mut hash) = (1, [0; 32]);
    while next <= row.head_seq {
        let pages = tx.event_pages(next, AT_ONCE).await?;
        if pages.is_empty() {
            break;
        }
        for kept in pages {
            if (kept.first, kept.before) != (next, hash) {
                faults.push(Fault::EventChain { seq: next });
            }
            next = kept.last + 1;
            let Ok(page) = events_of(&kept) else {
                faults.push(Fault::EventPage { first: kept.first });
                // The page behind it says where the chain should be.
                hash = tx.event_pages(next, 1).await?.pop().map_or(row.head_hash, |p| p.before);
                continue;
            };
            hash = page.chain_hash(kept.before);
            for (seq, event) in (page.first..).zip(&page.events) {
                match event.body.body() {
                    Ok(Some(EventBody::Receipt(receipt))) => receipts.push((seq, receipt)),
                    Ok(Some(EventBody::Command(_) | EventBody::Seeded(_))) => {}
                    Ok(None) | Err(_) => faults.push(Fault::EventPage { first: kept.first }),
                }
            }
        }
    }
    if (next, hash) != (row.head_seq + 1, row.head_hash) {
        faults.push(Fault::EventChain { seq: next });
    }
    Ok(receipts)
}

/// Walks the commands of every device, up to what it signed at each push.
async fn commands(
    tx: &mut dyn WorkspaceRead,
    receipts: &[(u64, Receipt)],
    faults: &mut Vec<Fault>,
) -> HubResult<()> {
    for device in tx.devices().await? {
        let signed: BTreeMap<u64, [u8; 32]> = receipts
            .iter()
            .filter(|(_, receipt)| receipt.device() == device.id)
            .map(|(_, receipt)| (receipt.device_seq, receipt.chain))
            .collect();
        let mut chain = None;
        for kept in tx.command_pages(device.id, 1, device.last_seq).await? {
            let fault = |device_seq| Fault::CommandChain { device: device.id, device_seq };
            if chain.is_some_and(|chain| chain != (kept.first, kept.before)) {
                faults.push(fault(kept.first));
            }
            let Ok(commands) = commands_of(&kept) else {
                faults.push(Fault::CommandPage { device: device.id, first: kept.first });
                chain = None;
                continue;
            };
            let mut hash = kept.before;
            for (seq, record) in (kept.first..).zip(&commands) {
                hash = chain_hash(&hash, record);
                if signed.get(&seq).is_some_and(|signed| *signed != hash) {
                    faults.push(fault(seq));
                }
            }
            chain = Some((kept.last + 1, hash));
        }
        if chain.is_some_and(|chain| chain != (device.last_seq + 1, device.chain)) {
            faults.push(Fault::CommandChain { device: device.id, device_seq: device.last_seq });
        }
    }
    Ok(())
}

async fn chunks(tx: &mut dyn WorkspaceRead, faults: &mut Vec<Fault>) -> HubResult<()> {
    for kept in tx.snapshots().await? {
        for chunk in &kept.manifest.chunks {
            let bytes = tx.chunk(chunk.hash).await?;
            let good = bytes.is_some_and(|bytes| {
                *blake3::hash(&bytes).as_bytes() == chunk.hash && rows_of(&bytes).is_ok()
            });
            if !good {
                faults.push(Fault::Chunk { snapshot: kept.seq, hash: chunk.hash });
            }
        }
    }
    Ok(())
}
