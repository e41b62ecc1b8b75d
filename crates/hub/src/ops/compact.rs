//! A fresh snapshot of every workspace.

use std::path::Path;

use super::{Open, OpsError};
use crate::db::Database as _;

/// How many workspaces have a new snapshot. A hub may serve meanwhile.
pub async fn compact(data_dir: &Path) -> Result<usize, OpsError> {
    let open = Open::existing(data_dir).await?;
    let mut done = 0;
    for workspace in open.database.workspaces().await? {
        open.hub.snapshot(workspace).await?;
        open.hub.compact(workspace, None).await?;
        done += 1;
    }
    open.close().await;
    Ok(done)
}
