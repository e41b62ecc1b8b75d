//! A copy of the whole hub, whole by itself, taken while it serves.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Open, OpsError, verify};
use crate::serve::{Folder, make_private_folder, now_ms, write_private};

/// What lies beside the files of a backup, and says what they must be.
pub(super) const MANIFEST: &str = "backup.json";
/// Of the form below. A newer one is refused.
pub(super) const FORM: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) form: u32,
    pub(super) made_ms: i64,
    /// BLAKE3 of each file, by name.
    pub(super) files: BTreeMap<String, String>,
}

/// A backup that was made and checked.
#[derive(Debug)]
pub struct BackupMade {
    pub workspaces: usize,
    pub made_ms: i64,
}

/// Copies the hub into `target`, which must not exist, and checks the copy as
/// closely as the hub itself would be checked.
pub async fn backup(data_dir: &Path, target: &Path) -> Result<BackupMade, OpsError> {
    if target.exists() {
        return Err(OpsError::NotEmpty { path: target.to_owned() });
    }
    // A copy that was cut off never has the name of a whole one.
    let beside = beside(target);
    if beside.exists() {
        fs::remove_dir_all(&beside)?;
    }
    make_private_folder(&beside)?;
    let open = Open::existing(data_dir).await?;
    let made_ms = now_ms(&*open.clock);
    let copied = copy(&open, &beside).await;
    open.close().await;
    let files = copied?;
    let manifest = Manifest { form: FORM, made_ms, files };
    let text = serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?;
    let workspaces = prove(&beside).await?;
    write_private(&beside.join(MANIFEST), &text)?;
    fs::rename(&beside, target)?;
    Ok(BackupMade { workspaces, made_ms })
}

async fn copy(open: &Open, into: &Path) -> Result<BTreeMap<String, String>, OpsError> {
    let copy = Folder::make(into)?;
    open.database.copy_to(&copy.database()).await?;
    write_private(&copy.key(), &fs::read(open.folder.key())?)?;
    // A hub with a given certificate has none of its own.
    let pairs = [
        (open.folder.certificate(), copy.certificate()),
        (open.folder.certificate_key(), copy.certificate_key()),
        (open.folder.addresses(), copy.addresses()),
    ];
    for (from, to) in pairs {
        if from.exists() {
            write_private(&to, &fs::read(from)?)?;
        }
    }
    sums(into)
}

/// Looks at a copy of the copy's database: opening one leaves traces.
async fn prove(made: &Path) -> Result<usize, OpsError> {
    let looked_at = made.join("looked-at");
    let folder = Folder::make(&looked_at)?;
    let original = Folder::make(made)?;
    fs::copy(original.database(), folder.database())?;
    fs::copy(original.key(), folder.key())?;
    let report = verify(&looked_at).await;
    fs::remove_dir_all(&looked_at)?;
    let report = report?;
    if !report.sound() {
        return Err(OpsError::Damaged { path: made.to_owned(), what: report.to_string() });
    }
    Ok(report.workspaces())
}

/// The sums of the files in a folder.
pub(super) fn sums(folder: &Path) -> Result<BTreeMap<String, String>, OpsError> {
    let mut sums = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && name != MANIFEST {
            let mut hasher = blake3::Hasher::new();
            io::copy(&mut fs::File::open(entry.path())?, &mut hasher)?;
            sums.insert(name, hasher.finalize().to_hex().to_string());
        }
    }
    Ok(sums)
}

fn beside(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".unfinished");
    PathBuf::from(name)
}
