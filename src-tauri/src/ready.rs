//! For whoever measures or photographs the start: where the environment names a
//! file in `PARTNER_DESK_READY_FILE`, the first painted page writes one line into
//! it, the milliseconds since the program began. Not named, nothing is written.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

const FILE: &str = "PARTNER_DESK_READY_FILE";

/// The pages that a start can end on.
const FIRST: [&str; 3] = ["catalog", "start", "unlock"];

#[derive(Debug)]
pub(crate) struct ReadyFile {
    file: Option<PathBuf>,
    began: Instant,
    told: AtomicBool,
}

impl ReadyFile {
    pub(crate) fn asked_for(began: Instant) -> Self {
        let file = std::env::var_os(FILE).map(PathBuf::from);
        Self { file, began, told: AtomicBool::new(false) }
    }

    pub(crate) fn painted(&self, screen: &str) {
        let Some(file) = &self.file else { return };
        if !FIRST.contains(&screen) || self.told.swap(true, Ordering::Relaxed) {
            return;
        }
        let line = format!("{}\n", self.began.elapsed().as_millis());
        if let Err(error) = std::fs::write(file, line) {
            tracing::warn!(kind = ?error.kind(), "{FILE} could not be written");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_told_once_and_parts_of_it_never() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ready");
        let ready = ReadyFile {
            file: Some(file.clone()),
            began: Instant::now(),
            told: AtomicBool::new(false),
        };
        ready.painted("import");
        assert!(!file.exists(), "no start ends on the import page");
        ready.painted("catalog");
        let line = std::fs::read_to_string(&file).unwrap();
        assert!(line.ends_with('\n') && line.trim().parse::<u64>().is_ok(), "{line:?}");
        std::fs::remove_file(&file).unwrap();
        ready.painted("start");
        assert!(!file.exists(), "it is told once");
    }
}
