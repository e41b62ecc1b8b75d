//! Tokens of a device whose file does not keep them yet.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use zeroize::Zeroizing;

use crate::api::Cause;
use crate::doors::TokenShelf;

/// Forgets at the end. What it holds by then goes into the file.
pub(super) struct MemoryShelf(Mutex<Zeroizing<[u8; 32]>>);

impl MemoryShelf {
    pub(super) fn new(token: [u8; 32]) -> Self {
        Self(Mutex::new(Zeroizing::new(token)))
    }

    pub(super) fn newest(&self) -> [u8; 32] {
        **self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl TokenShelf for MemoryShelf {
    async fn refresh_token(&self) -> Result<Option<[u8; 32]>, Cause> {
        Ok(Some(self.newest()))
    }

    async fn keep_refresh_token(&self, token: &[u8; 32]) -> Result<(), Cause> {
        **self.0.lock().unwrap_or_else(PoisonError::into_inner) = *token;
        Ok(())
    }
}
