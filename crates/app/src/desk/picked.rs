//! Files that the person chose. Screens hold a token; the path stays here.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use uuid::Uuid;

use crate::error::{AppError, ErrorCode};
use crate::views::{HandedOver, PickedFile, Place};

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
    handed_over: HandedOver,
}

impl Picked {
    pub(crate) fn add(&self, token: Uuid, path: PathBuf) -> PickedPath {
        let name = name_of(&path);
        let token = token.to_string();
        self.state().paths.insert(token.clone(), path);
        PickedPath { token, name }
    }

    /// One at a time is imported: a file that nobody has asked for yet is left out.
    pub(crate) fn keep(&self, token: Uuid, path: PathBuf, others: u32) {
        let picked = self.add(token, path);
        let mut state = self.state();
        let before = u32::from(state.handed_over.file.is_some());
        state.handed_over.left_out += others + before;
        state.handed_over.file = Some(picked.into());
    }

    pub(crate) fn keep_place(&self, place: Place) {
        self.state().handed_over.place = Some(place);
    }

    pub(crate) fn take_handed_over(&self) -> HandedOver {
        std::mem::take(&mut self.state().handed_over)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_file_is_handed_over_once_and_the_others_are_counted() {
        let picked = Picked::default();
        picked.keep(Uuid::from_u128(1), "/lists/oct.csv".into(), 2);
        picked.keep(Uuid::from_u128(2), "/lists/nov.csv".into(), 0);
        let HandedOver { file, left_out, place } = picked.take_handed_over();
        let file = file.unwrap();
        assert_eq!((file.name.as_str(), left_out, place), ("nov.csv", 3, None));
        assert_eq!(picked.path(&file.token).unwrap(), Path::new("/lists/nov.csv"));
        assert!(picked.take_handed_over().file.is_none(), "once");
    }

    #[test]
    fn a_place_and_a_file_are_in_nobodys_way() {
        let picked = Picked::default();
        picked.keep(Uuid::from_u128(1), "/lists/oct.csv".into(), 0);
        picked.keep_place(Place::Home);
        picked.keep_place(Place::Team);
        let handed = picked.take_handed_over();
        assert!(handed.file.is_some());
        assert_eq!(handed.place, Some(Place::Team), "the last one");
    }
}
