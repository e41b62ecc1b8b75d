//! Where things are on disk.
//!
//! `workspaces/<id>/` holds one workspace: `workspace.db` (encrypted),
//! `cover.json` (name, colour and key slots: all that is outside the
//! encryption) and `backups/`. What is set aside goes to `set-aside/` and is
//! never deleted by the program.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use desk_core::ids::WorkspaceId;
use desk_store::FileKey;
use jiff::{SignedDuration, Timestamp};

use super::cover::Cover;
use crate::error::{AppError, ErrorCode};

/// The mark of an unfinished folder that is whole.
const READY: &str = "ready";

/// How long a copy that is being made may take; an older one was given up.
const COPYING: SignedDuration = SignedDuration::from_hours(24);

/// The folder that everything is kept under.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    root: PathBuf,
}

/// The folder of one workspace.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folders {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn of(&self, id: WorkspaceId) -> Folder {
        Folder { path: self.workspaces().join(id.to_string()) }
    }

    /// A folder for a workspace that is being made or restored; its name says
    /// that it is none yet.
    pub(crate) fn unfinished(&self, id: WorkspaceId) -> Result<Folder, AppError> {
        let path = self.workspaces().join(format!("{id}.unfinished"));
        if path.exists() {
            fs::remove_dir_all(&path).map_err(unwritable)?;
        }
        make_private(&path).map_err(unwritable)?;
        Ok(Folder { path })
    }

    /// The same, going on with what a try that broke off left there.
    pub(crate) fn begun(&self, id: WorkspaceId) -> Result<Folder, AppError> {
        let path = self.workspaces().join(format!("{id}.unfinished"));
        make_private(&path).map_err(unwritable)?;
        Ok(Folder { path })
    }

    /// Every workspace that can be told from its cover, by name.
    pub(crate) fn list(&self) -> Vec<(WorkspaceId, Folder, Cover)> {
        self.finish_interrupted();
        let Ok(entries) = fs::read_dir(self.workspaces()) else {
            return Vec::new();
        };
        let mut found: Vec<_> = entries
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let id = entry.file_name().to_str()?.parse().ok()?;
                let folder = Folder { path: entry.path() };
                let cover = folder.cover().ok()?;
                Some((id, folder, cover))
            })
            .collect();
        found.sort_by(|a, b| (&a.2.name, a.0).cmp(&(&b.2.name, b.0)));
        found
    }

    /// A restore that ended between setting the old folder aside and naming the
    /// new one: the new one is whole, so it gets its name now.
    fn finish_interrupted(&self) {
        let Ok(entries) = fs::read_dir(self.workspaces()) else {
            return;
        };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            let is_ready = path.extension().is_some_and(|word| word == "unfinished")
                && path.join(READY).exists();
            let real = path.with_extension("");
            if is_ready
                && !real.exists()
                && let Err(error) = (Folder { path }).finish(&Folder { path: real })
            {
                tracing::warn!(code = error.code().as_str(), "a restore could not be finished");
            }
        }
    }

    /// Moves the folder of a workspace away, whole, and says where.
    pub(crate) fn set_aside(&self, folder: &Folder, name: &str) -> Result<PathBuf, AppError> {
        self.move_aside(&folder.path, name)
    }

    /// The folder of a workspace that was set aside under this name.
    pub(crate) fn aside(&self, name: &str) -> Folder {
        Folder { path: self.set_aside_folder().join(name) }
    }

    /// Moves away anything that the program keeps.
    pub(super) fn move_aside(&self, path: &Path, name: &str) -> Result<PathBuf, AppError> {
        let aside = self.set_aside_folder();
        make_private(&aside).map_err(unwritable)?;
        let target = aside.join(name);
        fs::rename(path, &target).map_err(unwritable)?;
        // It is there, whatever the disk says of it: nobody may go on as if it were not.
        for folder in [Some(aside.as_path()), path.parent()].into_iter().flatten() {
            if let Err(error) = sync_folder(folder) {
                tracing::warn!(code = error.code().as_str(), "a move may not survive a power cut");
            }
        }
        Ok(target)
    }

    /// The names of what was set aside of a workspace, in the order of names.
    pub(crate) fn aside_of(&self, id: WorkspaceId) -> Vec<String> {
        let entries = fs::read_dir(self.set_aside_folder()).into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> =
            names.filter(|name| name.starts_with(&format!("{id}-"))).collect();
        names.sort();
        names
    }

    /// The folder that was set aside and whose database `path` is.
    pub(crate) fn set_aside_around(&self, path: &Path) -> Option<Folder> {
        let aside = fs::canonicalize(self.set_aside_folder()).ok()?;
        let path = fs::canonicalize(path).ok()?;
        let folder = Folder { path: path.parent()?.to_owned() };
        (folder.path.starts_with(aside) && folder.database() == path).then_some(folder)
    }

    /// Whether `target` is, or lies among, what the program keeps itself:
    /// nothing of a person's choosing is written there.
    pub(crate) fn keeps(&self, target: &Path, key_file: Option<&Path>) -> bool {
        let targets = ways_to(target);
        let inside = [self.workspaces(), self.set_aside_folder()]
            .iter()
            .flat_map(|folder| ways_to(folder))
            .any(|folder| targets.iter().any(|target| target.starts_with(&folder)));
        let settings = self.root.join(crate::system::SettingsFile::NAME);
        inside
            || [Some(settings.as_path()), key_file]
                .into_iter()
                .flatten()
                .flat_map(ways_to)
                .any(|own| targets.contains(&own))
    }

    fn workspaces(&self) -> PathBuf {
        self.root.join("workspaces")
    }

    fn set_aside_folder(&self) -> PathBuf {
        self.root.join("set-aside")
    }
}

impl Folder {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path.join("workspace.db")
    }

    /// Where the database is copied under another key, before it takes the place of
    /// the one that is there.
    pub(crate) fn next_database(&self) -> PathBuf {
        self.path.join("workspace-next.db")
    }

    pub(crate) fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// Where sealed envelopes lie. See [`super::Drawer`].
    pub(super) fn envelopes(&self) -> PathBuf {
        self.path.join("envelopes")
    }

    /// Takes over the sealed envelopes of the folder that was set aside: a copy of one
    /// there would otherwise keep its key. Those of which the workspace does not know
    /// are wiped at the next look.
    pub(crate) fn take_envelopes(&self, aside: &Path) {
        let theirs = Self { path: aside.to_owned() }.envelopes();
        if theirs.exists()
            && let Err(error) = fs::rename(theirs, self.envelopes())
        {
            tracing::warn!(%error, "envelopes stay with the workspace that was set aside");
        }
    }

    pub(crate) fn cover(&self) -> Result<Cover, AppError> {
        let bytes = fs::read(self.path.join("cover.json")).map_err(|cause| {
            AppError::caused(ErrorCode::FileUnreadable, "the workspace has no cover", cause)
        })?;
        serde_json::from_slice(&bytes).map_err(|cause| {
            AppError::caused(ErrorCode::WorkspaceDamaged, "the workspace's cover is damaged", cause)
        })
    }

    pub(crate) fn write_cover(&self, cover: &Cover) -> Result<(), AppError> {
        let text = serde_json::to_vec_pretty(cover)
            .map_err(|cause| unwritable(io::Error::other(cause)))?;
        write_whole(&self.path.join("cover.json"), &text)
    }

    /// The copies in a folder that was set aside which `key` opens.
    pub(crate) async fn backups_under(aside: &Path, key: &FileKey) -> Vec<PathBuf> {
        let theirs = Self { path: aside.to_owned() }.backups();
        let entries = fs::read_dir(theirs).into_iter().flatten().filter_map(Result::ok);
        let mut under = Vec::new();
        for path in entries.map(|entry| entry.path()) {
            match key.opens(&path).await {
                Ok(true) => under.push(path),
                Ok(false) => {}
                Err(error) => {
                    tracing::warn!(%error, "a copy stays with the workspace that was set aside");
                }
            }
        }
        under
    }

    /// Takes over copies from the folder that was set aside, so that they are
    /// still offered. One that stays there is not lost, so nothing fails by it.
    pub(crate) fn take_backups(&self, theirs: Vec<PathBuf>) {
        let move_all = || -> io::Result<()> {
            make_private(&self.backups())?;
            for path in theirs {
                let Some(name) = path.file_name() else { continue };
                let target = self.backups().join(name);
                if !target.exists() {
                    fs::rename(path, target)?;
                }
            }
            Ok(())
        };
        if let Err(error) = move_all() {
            tracing::warn!(%error, "copies stay with the workspace that was set aside");
        }
    }

    /// Removes a copy of the database under another key that never took its place. Only
    /// for whoever has the turn.
    pub(super) fn clear_next(&self) -> Result<(), AppError> {
        match fs::remove_file(self.next_database()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Removes unfinished copies and a file that was being filled, whoever left them.
    /// Nobody may be at them.
    pub(super) fn clear_unfinished(&self) -> Result<(), AppError> {
        let is_rest = |path: &Path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let name = name.unwrap_or_default();
            [".copy", ".unfinished", "-journal"].iter().any(|tail| name.ends_with(tail))
                || name.starts_with("workspace-filling.")
        };
        for entry in [self.path.clone(), self.backups()].iter().flat_map(fs::read_dir).flatten() {
            let path = entry.map_err(unwritable)?.path();
            if path.is_file() && is_rest(&path) {
                fs::remove_file(path).map_err(unwritable)?;
            }
        }
        Ok(())
    }

    /// Removes what programs left that ended while they made a copy. A young
    /// one may be under way, in another program.
    pub(crate) fn sweep_copies(&self, now: Timestamp) {
        let is_left = |path: &Path| {
            path.extension().is_some_and(|word| word == "copy" || word == "unfinished")
                && fs::metadata(path)
                    .ok()
                    .filter(fs::Metadata::is_file)
                    .and_then(|file| Timestamp::try_from(file.modified().ok()?).ok())
                    .is_some_and(|written| written + COPYING < now)
        };
        for entry in [self.path.clone(), self.backups()].iter().flat_map(fs::read_dir).flatten() {
            let Ok(path) = entry.map(|entry| entry.path()) else { continue };
            if is_left(&path)
                && let Err(error) = fs::remove_file(&path)
            {
                tracing::warn!(%error, "an unfinished copy could not be removed");
            }
        }
    }

    /// Says that an unfinished folder is whole and only waits for its name.
    pub(crate) fn mark_ready(&self) -> Result<(), AppError> {
        write_whole(&self.path.join(READY), b"")
    }

    /// Gives an unfinished folder its real name. From now on it is a workspace.
    pub(crate) fn finish(&self, folder: &Self) -> Result<(), AppError> {
        fs::rename(&self.path, &folder.path).map_err(unwritable)?;
        // The mark has served; a later look does not mind it either.
        let _ = fs::remove_file(folder.path.join(READY));
        match folder.path.parent() {
            Some(parent) => sync_folder(parent),
            None => Ok(()),
        }
    }

    /// Removes an unfinished folder: nothing in it was ever acknowledged.
    pub(crate) fn drop_unfinished(&self) {
        if let Err(error) = fs::remove_dir_all(&self.path) {
            tracing::warn!(%error, "an unfinished workspace folder could not be removed");
        }
    }
}

/// The file itself where it is there, and its name in its folder, with the links
/// on the way followed: replacing either would replace it.
fn ways_to(path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let named = fs::canonicalize(folder.unwrap_or(Path::new(".")))
        .ok()
        .zip(path.file_name())
        .map(|(folder, name)| folder.join(name));
    fs::canonicalize(path).ok().into_iter().chain(named).collect()
}

/// Makes a folder that is nobody else's business, where systems know such a thing.
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Writes a file so that there is always either the old one or the new one.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let next = path.with_extension("next");
    let write = || -> io::Result<()> {
        let mut file = File::create(&next)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&next, path)
    };
    write().map_err(unwritable)?;
    match path.parent() {
        Some(folder) => sync_folder(folder),
        None => Ok(()),
    }
}

/// As [`write_whole`], for what is written part by part. Where `write` fails or has
/// nothing to say, everything is as it was.
pub(crate) fn write_whole_by<T>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<Option<T>, AppError>,
) -> Result<Option<T>, AppError> {
    // Beside a file of the person's there may be others of theirs.
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let next = path.with_file_name(name);
    let mut file = BufWriter::new(File::create(&next).map_err(unwritable)?);
    let written = write(&mut file).and_then(|answer| {
        let file = file.into_inner().map_err(|error| unwritable(error.into_error()))?;
        file.sync_all().map_err(unwritable)?;
        Ok(answer)
    });
    match written {
        Ok(Some(answer)) => {
            fs::rename(&next, path).map_err(unwritable)?;
            if let Some(folder) = path.parent() {
                sync_folder(folder)?;
            }
            Ok(Some(answer))
        }
        nothing => {
            fs::remove_file(&next).map_err(unwritable)?;
            nothing
        }
    }
}

/// Makes a rename in `folder` survive a power cut, where folders can be synced.
pub(super) fn sync_folder(folder: &Path) -> Result<(), AppError> {
    if cfg!(unix) {
        // The parent of a bare file name is the empty path: the folder we are in.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(unwritable)?;
    }
    Ok(())
}

/// A name under which something is set aside: it tells what and when.
pub(crate) fn set_aside_name(id: WorkspaceId, now: jiff::Timestamp, why: &str) -> String {
    format!("{id}-{why}-{}", now.strftime("%Y%m%dT%H%M%S%3fZ"))
}

pub(crate) fn unwritable(cause: io::Error) -> AppError {
    if cause.kind() == io::ErrorKind::StorageFull {
        return AppError::caused(ErrorCode::DiskFull, "there is no room on the disk", cause);
    }
    AppError::caused(ErrorCode::FileUnwritable, "a file could not be written", cause)
}

#[cfg(test)]
mod tests {
    use desk_secrets::Slots;
    use uuid::Uuid;

    use super::*;
    use crate::views::Colour;

    fn cover(id: WorkspaceId) -> Cover {
        Cover::new("A".to_owned(), Colour::Blue, Slots::new(id.to_string()))
    }

    #[test]
    fn a_restore_that_was_cut_off_between_its_two_renames_is_finished() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::new(root.path().to_owned());
        let id = WorkspaceId::new(Uuid::from_u128(7));
        let unfinished = folders.unfinished(id).unwrap();
        unfinished.write_cover(&cover(id)).unwrap();
        assert!(folders.list().is_empty(), "not whole yet: nobody touches it");
        assert!(unfinished.path().exists());
        unfinished.mark_ready().unwrap();
        let listed = folders.list();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].0, id);
        assert!(!unfinished.path().exists());
    }

    #[test]
    fn copies_come_along_and_none_is_overwritten() {
        let root = tempfile::tempdir().unwrap();
        let folder = |name: &str| Folder { path: root.path().join(name) };
        let (old, new) = (folder("old"), folder("new"));
        for (folder, name, text) in
            [(&old, "1.db", "old"), (&old, "2.db", "old"), (&new, "2.db", "new")]
        {
            make_private(&folder.backups()).unwrap();
            fs::write(folder.backups().join(name), text).unwrap();
        }
        new.take_backups(["1.db", "2.db"].map(|name| old.backups().join(name)).to_vec());
        let read = |folder: &Folder, name| fs::read_to_string(folder.backups().join(name)).ok();
        assert_eq!(read(&new, "1.db").as_deref(), Some("old"));
        assert_eq!(read(&new, "2.db").as_deref(), Some("new"));
        assert_eq!(read(&old, "1.db"), None);
        assert_eq!(read(&old, "2.db").as_deref(), Some("old"));
    }

    #[test]
    fn what_a_copy_left_goes_after_a_day() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder { path: root.path().to_owned() };
        make_private(&folder.backups()).unwrap();
        let left = [
            folder.path().join("1.copy"),
            folder.path().join("1.unfinished"),
            folder.backups().join("2.unfinished"),
        ];
        let kept = [folder.database(), folder.backups().join("2.db")];
        for path in left.iter().chain(&kept) {
            fs::write(path, b"").unwrap();
        }
        let written =
            Timestamp::try_from(fs::metadata(&left[0]).unwrap().modified().unwrap()).unwrap();
        folder.sweep_copies(written + SignedDuration::from_hours(23));
        assert!(left.iter().all(|path| path.exists()), "another program may be at it");
        folder.sweep_copies(written + SignedDuration::from_hours(25));
        assert!(left.iter().all(|path| !path.exists()));
        assert!(kept.iter().all(|path| path.exists()));
    }

    #[test]
    fn a_whole_folder_waits_while_the_old_one_has_the_name() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::new(root.path().to_owned());
        let id = WorkspaceId::new(Uuid::from_u128(7));
        let old = folders.unfinished(id).unwrap();
        old.write_cover(&cover(id)).unwrap();
        old.finish(&folders.of(id)).unwrap();
        let new = folders.unfinished(id).unwrap();
        new.mark_ready().unwrap();
        assert_eq!(folders.list().len(), 1);
        assert!(new.path().exists(), "the old one was not set aside yet");
    }
}
