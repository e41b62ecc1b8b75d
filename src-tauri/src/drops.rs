//! Files that are dropped on the window. Their paths stay on this side: a screen hears
//! that something hovers, and that something came.

use std::path::PathBuf;

use desk_app::Desk;
use tauri::DragDropEvent;

pub(crate) fn dropped(desk: &Desk, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { paths, .. } => desk.hovering(!files(paths).is_empty()),
        DragDropEvent::Over { .. } => {}
        DragDropEvent::Drop { paths, .. } => {
            desk.hovering(false);
            desk.hand_over_later(files(paths));
        }
        DragDropEvent::Leave => desk.hovering(false),
        // Not ours, and none today.
        _ => {}
    }
}

/// A folder is no price list, and neither is what an address elsewhere names.
fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().filter(|path| path.is_absolute() && path.is_file()).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_taken() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("Déc.csv");
        std::fs::write(&list, "x").unwrap();
        let gone = folder.path().join("gone.csv");
        let paths = [folder.path().to_owned(), gone, "relative.csv".into(), list.clone()];
        assert_eq!(files(&paths), [list]);
        assert!(files(&[]).is_empty());
    }
}
