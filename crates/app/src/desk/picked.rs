//! Files that the person chose. Screens hold a token; the path stays here.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use uuid::Uuid;

use crate::error::{AppError, ErrorCode};
use crate::views::PickedFile;

/// A file that was handed over.
#[derive(Debug, Clone)]
pub struct PickedPath {
    pub token: String,
    /// The name to show.
    pub name: String,
}

#[derive(Debug, Default)]
pub(crate) struct Picked(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    paths: HashMap<String, PathBuf>,
    pending: Option<String>,
}

impl Picked {
    pub(crate) fn add(&self, token: Uuid, path: PathBuf) -> PickedPath {
        let name = name_of(&path);
        let token = token.to_string();
        self.state().paths.insert(token.clone(), path);
        PickedPath { token, name }
    }

    pub(crate) fn keep_pending(&self, token: Uuid, path: PathBuf) {
        let picked = self.add(token, path);
        self.state().pending = Some(picked.token);
    }

    /// What was named when the program started, once.
    pub(crate) fn take_pending(&self) -> Option<PickedPath> {
        let mut state = self.state();
        let token = state.pending.take()?;
        let name = state.paths.get(&token).map(|path| name_of(path))?;
        Some(PickedPath { token, name })
    }

    pub(crate) fn path(&self, token: &str) -> Result<PathBuf, AppError> {
        self.state()
            .paths
            .get(token)
            .cloned()
            .ok_or_else(|| AppError::new(ErrorCode::FileGone, "the file must be chosen again"))
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl From<PickedPath> for PickedFile {
    fn from(picked: PickedPath) -> Self {
        Self { token: picked.token, name: picked.name }
    }
}
