//! A workspace into an archive, read in one look while the hub goes on serving.

use std::collections::BTreeSet;
use std::path::Path;

use desk_wire::WireValue;
use uuid::Uuid;

use super::archive::{Item, Proof, Writer};
use super::{Open, OpsError};
use crate::db::{Database as _, KeptRecord, WorkspaceRead};

/// Rows at a time.
const ROWS: usize = 2_000;
const PAGES: usize = 64;

/// Writes the workspace to `target`, which must not exist. Sign-ins and open
/// invitations are not part of it: they belong to the hub.
pub async fn export(data_dir: &Path, workspace: Uuid, target: &Path) -> Result<Proof, OpsError> {
    let open = Open::existing(data_dir).await?;
    let written = write(&open, workspace, target).await;
    open.close().await;
    written
}

async fn write(open: &Open, workspace: Uuid, target: &Path) -> Result<Proof, OpsError> {
    let mut from = open.database.read(workspace).await?;
    let row = from.workspace().await?.ok_or(OpsError::NoWorkspace { workspace })?;
    let mut to = Writer::create(target)?;
    to.add(&Item::workspace(workspace, &row))?;
    devices(&mut *from, &mut to).await?;
    events(&mut *from, &mut to).await?;
    let blobs = records(&mut *from, &mut to).await?;
    for waiting in from.waiting().await? {
        to.add(&Item::waiting(waiting))?;
    }
    snapshots(&mut *from, &mut to).await?;
    for hash in blobs {
        blob(&mut *from, &mut to, hash).await?;
    }
    to.finish()?;
    Ok(Proof::of(workspace, &row))
}

async fn devices(from: &mut dyn WorkspaceRead, to: &mut Writer) -> Result<(), OpsError> {
    for device in from.devices().await? {
        let (id, last) = (device.id, device.last_seq);
        to.add(&Item::device(device))?;
        let numbers = from.numbers(id, 1, last).await?;
        for some in numbers.chunks(ROWS) {
            to.add(&Item::numbers(some))?;
        }
        let mut next = numbers.first().map(|row| row.device_seq);
        while let Some(first) = next.filter(|first| *first <= last) {
            let pages = from.command_pages(id, first, first).await?;
            next = None;
            for page in pages {
                next = Some(page.last + 1);
                to.add(&Item::commands(page))?;
            }
        }
    }
    Ok(())
}

async fn events(from: &mut dyn WorkspaceRead, to: &mut Writer) -> Result<(), OpsError> {
    let mut next = 1;
    loop {
        let pages = from.event_pages(next, PAGES).await?;
        if pages.is_empty() {
            return Ok(());
        }
        for page in pages {
            next = page.last + 1;
            to.add(&Item::events(page))?;
        }
    }
}

/// The records, and the blobs that they name.
async fn records(
    from: &mut dyn WorkspaceRead,
    to: &mut Writer,
) -> Result<BTreeSet<[u8; 32]>, OpsError> {
    let mut blobs = BTreeSet::new();
    let mut after = None;
    loop {
        let rows = from.records_after(after, ROWS).await?;
        let Some(last) = rows.last() else { return Ok(blobs) };
        after = Some(desk_agree::Record::from_row(last.row.clone()).0);
        blobs.extend(rows.iter().flat_map(named));
        to.add(&Item::records(rows))?;
    }
}

/// What could be the hash of a blob; whether it is one, the hub knows.
fn named(kept: &KeptRecord) -> impl Iterator<Item = [u8; 32]> + '_ {
    kept.row.fields.iter().filter_map(|(_, value)| match value {
        WireValue::Bytes(bytes) => bytes.as_slice().try_into().ok(),
        WireValue::Absent
        | WireValue::Text(_)
        | WireValue::Integer(_)
        | WireValue::Flag(_)
        | WireValue::Id(_) => None,
    })
}

async fn snapshots(from: &mut dyn WorkspaceRead, to: &mut Writer) -> Result<(), OpsError> {
    let mut written = BTreeSet::new();
    for snapshot in from.snapshots().await? {
        for chunk in &snapshot.manifest.chunks {
            if written.insert(chunk.hash)
                && let Some(bytes) = from.chunk(chunk.hash).await?
            {
                to.add(&Item::chunk(chunk.hash, bytes))?;
            }
        }
        to.add(&Item::snapshot(snapshot))?;
    }
    Ok(())
}

async fn blob(
    from: &mut dyn WorkspaceRead,
    to: &mut Writer,
    hash: [u8; 32],
) -> Result<(), OpsError> {
    let Some(row) = from.blob(hash).await? else { return Ok(()) };
    let mut next = 0;
    while next < row.bytes {
        let Some((at, bytes)) = from.blob_piece(hash, next).await? else { break };
        next = at + bytes.len() as u64;
        to.add(&Item::piece(hash, at, bytes))?;
    }
    to.add(&Item::blob(hash, row))
}
