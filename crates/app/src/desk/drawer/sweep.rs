//! What is over is wiped, whoever looks next: when the workspace is opened, when the
//! envelopes are listed, and when one could not be opened.

use std::collections::HashSet;

use desk_store::{EnvelopeEnd, Store};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Drawer, DrawerTurn};
use crate::error::AppError;

impl Drawer {
    /// For whoever opens the workspace, which is not kept from opening by it.
    pub(crate) async fn sweep_at_opening(&self, store: &Store, now: Timestamp) {
        if !self.path().exists() {
            return;
        }
        if let Err(error) = self.sweep_if_free(store, now).await {
            tracing::warn!(code = error.code().as_str(), "the envelopes could not be looked after");
        }
    }

    /// Whoever has the turn meanwhile may be waiting for a person; the next look sweeps.
    pub(crate) async fn sweep_if_free(
        &self,
        store: &Store,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let drawer = self.clone();
        match tokio::task::spawn_blocking(move || drawer.turn_if_free()).await? {
            Some(turn) => self.sweep(store, now, &turn).await,
            None => Ok(()),
        }
    }

    /// Wipes what is over, and notes of what is not there that it is lost.
    pub(crate) async fn sweep(
        &self,
        store: &Store,
        now: Timestamp,
        _turn: &DrawerTurn,
    ) -> Result<(), AppError> {
        if store.is_read_only() {
            return Ok(());
        }
        let mut there: HashSet<Uuid> = self.all().into_iter().collect();
        for one in store.envelopes(u32::MAX).await? {
            if one.ended.is_some() {
                continue;
            }
            let is_there = there.remove(&one.id);
            if one.expires_at <= now {
                // Where the keychain keeps the key, the next look tries again.
                if self.wiped(one.id).await? {
                    store.envelope_ended(one.id, EnvelopeEnd::Expired, now).await?;
                }
            } else if !is_there {
                store.envelope_ended(one.id, EnvelopeEnd::Lost, now).await?;
            }
        }
        // What nobody knows of, or what ended while its file could not be removed.
        for id in there {
            self.wiped(id).await?;
        }
        Ok(())
    }

    async fn wiped(&self, id: Uuid) -> Result<bool, AppError> {
        let drawer = self.clone();
        match tokio::task::spawn_blocking(move || drawer.wipe(id)).await? {
            Ok(()) => Ok(true),
            Err(error) => {
                tracing::warn!(code = error.code().as_str(), "an envelope could not be wiped");
                Ok(false)
            }
        }
    }
}
