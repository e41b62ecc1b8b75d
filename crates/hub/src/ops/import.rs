//! A workspace from an archive. It is built and checked in a place of its own
//! first: what does not prove itself never comes near the hub.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::archive::{Item, Proof, Reader, blob, waiting};
use super::check::said;
use super::sign_in_again::sign_in_again;
use super::{Open, OpsError};
use crate::db::{Database as _, WorkspaceTx};
use crate::serve::{Folder, new_id};

/// Takes a workspace in. It begins a new epoch: this may be another hub than it
/// came from, or the archive an old one.
pub async fn import(data_dir: &Path, file: &Path) -> Result<Proof, OpsError> {
    let open = Open::at(Folder::make(data_dir)?).await?;
    let taken = take_in(&open, file).await;
    open.close().await;
    taken
}

async fn take_in(open: &Open, file: &Path) -> Result<Proof, OpsError> {
    let apart = open.folder.path().join(format!("import-{}", new_id()));
    let proven = prove(open, &apart, file).await;
    if apart.exists() {
        fs::remove_dir_all(&apart)?;
    }
    let expected = proven?;
    let proof = build(open, file).await?;
    if proof != expected {
        let what = "it changed while it was read".to_owned();
        return Err(OpsError::Damaged { path: file.to_owned(), what });
    }
    open.hub.new_epoch(proof.workspace).await?;
    sign_in_again(&*open.database, proof.workspace, &*open.clock).await?;
    Ok(proof)
}

async fn prove(open: &Open, apart: &Path, file: &Path) -> Result<Proof, OpsError> {
    let folder = Folder::make(apart)?;
    fs::copy(open.folder.key(), folder.key())?;
    let apart = Open::at(folder).await?;
    let judged = judge(&apart, file).await;
    apart.close().await;
    judged
}

async fn judge(apart: &Open, file: &Path) -> Result<Proof, OpsError> {
    let proof = build(apart, file).await?;
    let faults = apart.hub.verify(proof.workspace).await?;
    match faults.first() {
        None => Ok(proof),
        Some(fault) => Err(OpsError::Damaged { path: file.to_owned(), what: said(fault) }),
    }
}

/// Writes the archive into the database, all or nothing.
async fn build(open: &Open, file: &Path) -> Result<Proof, OpsError> {
    let mut archive = Reader::open(file)?;
    let Some(Item::Workspace(head)) = archive.next()? else {
        return Err(archive.damaged("it does not begin with its workspace"));
    };
    let (workspace, row) = (head.id(), head.row());
    let mut tx = open.database.begin(workspace).await?;
    if tx.workspace().await?.is_some() {
        return Err(OpsError::AlreadyThere { workspace });
    }
    tx.put_workspace(&row).await?;
    let mut chunks = BTreeMap::new();
    while let Some(item) = archive.next()? {
        put(&mut *tx, item, &mut chunks, &archive).await?;
    }
    tx.commit().await?;
    Ok(Proof::of(workspace, &row))
}

/// Chunks wait for the snapshot that they are of.
type Chunks = BTreeMap<[u8; 32], Vec<u8>>;

async fn put(
    tx: &mut dyn WorkspaceTx,
    item: Item,
    chunks: &mut Chunks,
    archive: &Reader,
) -> Result<(), OpsError> {
    match item {
        Item::Workspace(_) | Item::End => {
            return Err(archive.damaged("an item is in the wrong place"));
        }
        Item::Device(device) => tx.put_device(&device.row()).await?,
        Item::Numbers(numbers) => {
            let rows: Vec<_> = numbers.iter().map(|number| number.row()).collect();
            tx.put_commands(&rows).await?;
        }
        Item::Commands { device, page } => tx.add_command_page(&page.commands(device)).await?,
        Item::Events(page) => tx.add_event_page(&page.events()).await?,
        Item::Records(records) => {
            let kept: Vec<_> = records
                .into_iter()
                .map(|(row, scope)| crate::db::KeptRecord { row, scope })
                .collect();
            tx.put_records(&kept).await?;
        }
        Item::Waiting { id, device, device_seq, event_seq } => {
            tx.put_waiting(&waiting(id, device, device_seq, event_seq)).await?;
        }
        Item::Chunk { hash, bytes } => {
            if blake3::hash(&bytes) != blake3::Hash::from_bytes(hash.into_array()) {
                return Err(archive.damaged("a piece of a snapshot is another"));
            }
            chunks.insert(hash.into_array(), bytes.into_vec());
        }
        Item::Snapshot { seq, manifest } => {
            let mut own = Vec::new();
            for chunk in &manifest.chunks {
                if let Some(bytes) = chunks.remove(&chunk.hash) {
                    own.push((chunk.hash, bytes));
                }
            }
            tx.put_snapshot(&crate::db::SnapshotRow { seq, manifest }, &own).await?;
        }
        Item::Piece { hash, at, bytes } => {
            tx.put_upload(hash.into_array(), at, &bytes).await?;
        }
        Item::Blob { hash, bytes, device } => {
            tx.finish_upload(hash.into_array(), &blob(bytes, device)).await?;
        }
    }
    Ok(())
}
