//! A verified copy of the workspace once a day, so that a damaged file has a
//! good one beside it. Nobody waits for it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::OpenFile;
use super::copies::{copies, superfluous};
use crate::error::AppError;

/// How old the newest copy may be.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// Copies in the background if it is time to.
pub(super) fn make_if_due(file: &Arc<OpenFile>, now: Timestamp) {
    let newest = copies(&file.folder.backups()).last().map(|(made, _)| *made);
    if file.store.is_read_only() || newest.is_some_and(|made| now < made + EVERY) {
        return;
    }
    let file = Arc::clone(file);
    tokio::spawn(async move {
        if let Err(error) = file.copy(now).await {
            // The next opening tries again; the work itself is not in danger.
            tracing::info!(code = error.code().as_str(), "no daily copy was made");
        }
    });
}

impl OpenFile {
    /// Makes a copy, and clears away those that need not be kept beside it.
    pub(crate) async fn copy(&self, now: Timestamp) -> Result<(), AppError> {
        let folder = self.folder.backups();
        self.store.copy_into(&folder).await?;
        for (_, old) in superfluous(&copies(&folder), now) {
            std::fs::remove_file(old).map_err(super::unwritable)?;
        }
        Ok(())
    }
}
