//! A verified copy of the workspace once a day, so that a damaged file has a
//! good one beside it. Nobody waits for it.

use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::OpenFile;
use crate::error::AppError;

/// How many copies are kept; the oldest go first.
const KEPT: usize = 7;

/// How old the newest copy may be.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// Copies in the background if it is time to.
pub(super) fn make_if_due(file: &Arc<OpenFile>, now: Timestamp) {
    let folder = file.folder.backups();
    if file.store.is_read_only() || newest(&folder).is_some_and(|made| now < made + EVERY) {
        return;
    }
    let file = Arc::clone(file);
    tokio::spawn(async move {
        if let Err(error) = make(&file).await {
            // The next opening tries again; the work itself is not in danger.
            tracing::info!(code = error.code().as_str(), "no daily copy was made");
        }
    });
}

async fn make(file: &OpenFile) -> Result<(), AppError> {
    let folder = file.folder.backups();
    file.store.copy_into(&folder).await?;
    let mut copies = copies(&folder);
    copies.sort_by_key(|(made, _)| std::cmp::Reverse(*made));
    for (_, old) in copies.split_off(KEPT.min(copies.len())) {
        std::fs::remove_file(old).map_err(super::unwritable)?;
    }
    Ok(())
}

fn newest(folder: &Path) -> Option<Timestamp> {
    copies(folder).into_iter().map(|(made, _)| made).max()
}

fn copies(folder: &Path) -> Vec<(Timestamp, std::path::PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .filter_map(|path| {
            let made = std::fs::metadata(&path).ok()?.modified().ok()?;
            Some((Timestamp::try_from(made).ok()?, path))
        })
        .collect()
}
