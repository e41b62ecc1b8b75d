//! A hub from a backup. What came after the backup is gone here but not with the
//! devices, so each workspace begins a new epoch and waits until somebody who may
//! has taken note.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{FORM, MANIFEST, Manifest, sums};
use super::sign_in_again::{sign_in_again, void_invitations};
use super::{Open, OpsError};
use crate::db::Database as _;
use crate::serve::{Folder, SystemClock, make_private_folder, now_ms};

/// A hub that was restored.
#[derive(Debug)]
pub struct Restored {
    pub workspaces: usize,
    /// Where the hub is that was there before.
    pub aside: Option<PathBuf>,
}

/// Makes a hub in `data_dir`, which is empty; or with `force` sets aside, beside
/// it, what is there.
pub async fn restore(backup: &Path, data_dir: &Path, force: bool) -> Result<Restored, OpsError> {
    check(backup)?;
    let aside = if is_empty(data_dir)? {
        None
    } else if force {
        Some(set_aside(data_dir)?)
    } else {
        return Err(OpsError::NotEmpty { path: data_dir.to_owned() });
    };
    let made = unfold(backup, data_dir).await;
    match (made, aside) {
        (Ok(workspaces), aside) => Ok(Restored { workspaces, aside }),
        (Err(error), None) => Err(error),
        (Err(error), Some(aside)) => {
            // Half a hub is worse than the one that was there.
            fs::remove_dir_all(data_dir)?;
            fs::rename(aside, data_dir)?;
            Err(error)
        }
    }
}

fn check(backup: &Path) -> Result<(), OpsError> {
    let damaged = |what: &str| OpsError::Damaged { path: backup.to_owned(), what: what.to_owned() };
    let text = fs::read(backup.join(MANIFEST)).map_err(|_| damaged("it has no backup.json"))?;
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|_| damaged("backup.json does not read"))?;
    if manifest.form > FORM {
        return Err(OpsError::Newer { path: backup.to_owned() });
    }
    let there = sums(backup)?;
    for (name, sum) in &manifest.files {
        if there.get(name) != Some(sum) {
            return Err(damaged(name));
        }
    }
    Ok(())
}

fn is_empty(folder: &Path) -> Result<bool, OpsError> {
    Ok(!folder.exists() || fs::read_dir(folder)?.next().is_none())
}

fn set_aside(data_dir: &Path) -> Result<PathBuf, OpsError> {
    // Not under the feet of a hub that runs there.
    drop(Folder::make(data_dir)?.hold()?);
    let mut name = data_dir.as_os_str().to_owned();
    name.push(format!(".before-{}", now_ms(&SystemClock::default())));
    let aside = PathBuf::from(name);
    fs::rename(data_dir, &aside)?;
    Ok(aside)
}

async fn unfold(backup: &Path, data_dir: &Path) -> Result<usize, OpsError> {
    make_private_folder(data_dir)?;
    let folder = Folder::make(data_dir)?;
    let held = folder.hold()?;
    for name in sums(backup)?.into_keys() {
        fs::copy(backup.join(&name), data_dir.join(&name))?;
    }
    let open = Open::at(folder).await?;
    let done = new_epochs(&open).await;
    open.close().await;
    drop(held);
    done
}

async fn new_epochs(open: &Open) -> Result<usize, OpsError> {
    let workspaces = open.database.workspaces().await?;
    for &workspace in &workspaces {
        open.hub.new_epoch(workspace).await?;
        sign_in_again(&*open.database, workspace, &*open.clock).await?;
    }
    void_invitations(&*open.database, None).await?;
    Ok(workspaces.len())
}
