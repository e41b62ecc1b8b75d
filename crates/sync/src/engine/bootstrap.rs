//! Begins again from a snapshot: in a new file beside the old one, which stays as
//! it is until the new one is whole. Cut short, it goes on where it was.

use std::path::{Path, PathBuf};

use desk_store::{Bootstrap, FollowError, NewWorkspace};
use desk_wire::protocol::Manifest;

use super::swap::Replace;
use super::trust::head_is_signed;
use super::{Ended, Failed, Run, Swap, misfit};
use crate::api::{HubApi, HubError};
use crate::machine::{At, Misfit};

/// Why filling a file ended early.
pub(crate) enum Unfilled {
    Hub(HubError),
    Misfit(Misfit),
    Here(desk_store::StoreError),
}

impl Run<'_> {
    pub(super) async fn bootstrap(&mut self) -> Result<Ended, Failed> {
        let store = &self.ctx.store;
        let refused = |error| Failed::Hub(At::Snapshot, error);
        let manifest = self.ctx.hub.manifest().await.map_err(refused)?;
        self.report.round_trips += 1;
        if !head_is_signed(store.workspace(), &self.ctx.hub_key, &manifest.head) {
            return Ok(Ended::Next(self.machine.misfit(Misfit::Forged)));
        }
        let path = filling_beside(store.path());
        let new = NewWorkspace {
            workspace: store.workspace(),
            device: store.device(),
            user: store.user(),
        };
        let hub = self.ctx.hub.as_ref();
        match fill(hub, &path, &self.ctx.file_key, new, manifest.clone()).await {
            Ok(()) => {}
            Err(Unfilled::Hub(error)) => return Err(refused(error)),
            Err(Unfilled::Misfit(found)) => return Ok(Ended::Next(self.machine.misfit(found))),
            Err(Unfilled::Here(error)) => return Err(error.into()),
        }
        let before = store.cursor().await?;
        let lost_after = before
            .is_some_and(|before| before.epoch != manifest.head.epoch)
            .then_some(manifest.device_seq);
        Ok(Ended::Swap(Swap::Replace(Replace {
            filled: path,
            lost_after,
            told_after: self.told_after,
        })))
    }
}

/// Fills a file from a snapshot whose head was verified.
pub(crate) async fn fill(
    hub: &dyn HubApi,
    path: &Path,
    key: &desk_store::FileKey,
    new: NewWorkspace,
    manifest: Manifest,
) -> Result<(), Unfilled> {
    let filling = Bootstrap::begin(path, key, new, manifest).await.map_err(unfit)?;
    let wanted = filling.wanted().await.map_err(unfit)?;
    let mut wanted = wanted.into_iter();
    // The next piece is on its way while one is written.
    let mut piece = fetched(hub, wanted.next()).await;
    while let Some(came) = piece.take() {
        let bytes = match came {
            Ok(bytes) => bytes,
            Err(error) => {
                filling.pause().await.map_err(unfit)?;
                return Err(Unfilled::Hub(error));
            }
        };
        let next = fetched(hub, wanted.next());
        let (written, next) = tokio::join!(filling.chunk(&bytes), next);
        if let Err(error) = written {
            filling.pause().await.map_err(unfit)?;
            return Err(unfit(error));
        }
        piece = next;
    }
    let store = filling.finish().await.map_err(unfit)?;
    store.close().await.map_err(Unfilled::Here)
}

async fn fetched(hub: &dyn HubApi, hash: Option<[u8; 32]>) -> Option<Result<Vec<u8>, HubError>> {
    match hash {
        Some(hash) => Some(hub.chunk(&hash).await),
        None => None,
    }
}

fn unfit(error: FollowError) -> Unfilled {
    match misfit(error) {
        // What does not sum up here was never ours to lose.
        Ok(Misfit::Diverged | Misfit::NotOurs | Misfit::Forged) => Unfilled::Misfit(Misfit::Forged),
        Err(error) => Unfilled::Here(error),
    }
}

/// Where the new file of a workspace is filled.
pub(crate) fn filling_beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-filling.db"))
}
