//! One sync at a time for each file, in this program and any other.

use std::fs::{File, OpenOptions};
use std::path::Path;

/// The turn could not be taken.
#[derive(Debug, thiserror::Error)]
#[error("it could not be made sure that nobody else synchronises this workspace")]
pub struct TurnError(#[source] std::io::Error);

/// Held while a sync goes on. A program that dies gives it back.
#[derive(Debug)]
pub struct Turn(#[allow(dead_code, reason = "held, not read")] File);

impl Turn {
    /// Waits until nobody else synchronises the file.
    pub async fn take(database: &Path) -> Result<Self, TurnError> {
        let path = database.with_extension("syncing");
        let locked = tokio::task::spawn_blocking(move || {
            let file = open(&path)?;
            file.lock()?;
            Ok(file)
        });
        locked.await.map_err(|gone| TurnError(gone.into()))?.map(Self).map_err(TurnError)
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}
