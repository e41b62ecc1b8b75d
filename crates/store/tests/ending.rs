//! A process that leaves its files to be closed by themselves ends well.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up must fail loudly")]

mod common;

use std::process::Command;
use std::time::Duration;

use common::Bench;
use desk_store::{FileKey, Opening, Store};

/// What a child says when it has come to its end.
const LAST_WORD: &str = "dropped";

/// Dropped files close in threads of their own. Without anybody waiting for them,
/// SQLCipher gave back its memory under them, and such a process could crash.
#[test]
fn a_process_that_drops_open_files_ends_well() {
    ends_well("drops_open_files");
}

#[test]
fn a_process_that_has_the_wrong_key_ends_well() {
    ends_well("tries_wrong_keys");
}

fn ends_well(part: &str) {
    // The child leaves its folders behind.
    let folder = tempfile::tempdir().unwrap();
    for run in 0..4 {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", part, "--ignored", "--nocapture"])
            .env("TMPDIR", folder.path())
            // Where the C library knows it, memory that was given back is not as it was.
            .env("MALLOC_PERTURB_", "165")
            .output()
            .unwrap();
        assert!(child.status.success(), "run {run}: {}, {child:?}", child.status);
        let said = String::from_utf8(child.stdout).unwrap();
        assert!(said.contains(LAST_WORD), "run {run}: {said}");
    }
}

#[tokio::test]
#[ignore = "ends its process: run as one of its own"]
async fn drops_open_files() {
    dawdle_at_the_end();
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for _ in 0..12 {
        let Bench { folder, store, .. } = Bench::founded().await;
        folders.push(folder);
        files.push(store);
    }
    // All at once, and then nothing stands between their threads and the end. The
    // folders stay: a file that still has a name takes its time to close.
    drop(files);
    end();
}

#[tokio::test]
#[ignore = "ends its process: run as one of its own"]
async fn tries_wrong_keys() {
    dawdle_at_the_end();
    let Bench { folder, store, .. } = Bench::founded().await;
    store.close().await.unwrap();
    let path = folder.path().join("workspace.db");
    let opening = Opening { backups: folder.path().join("backups") };
    let wrong = FileKey::new(&[7; 32]);
    for _ in 0..12 {
        assert!(Store::open(&path, &wrong, &opening).await.is_err());
    }
    end();
}

/// As a program ends, in the middle.
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "this is the end")]
fn end() -> ! {
    println!("{LAST_WORD}");
    std::process::exit(0)
}

#[expect(clippy::disallowed_methods, reason = "no runtime is left to hold up")]
extern "C" fn dawdle() {
    std::thread::sleep(Duration::from_millis(200));
}

/// What is asked first is called last: the cipher is gone by then, and whatever still
/// runs has time to stumble. Else the process is mostly over before it can.
#[expect(unsafe_code, reason = "the standard library has no word for it")]
fn dawdle_at_the_end() {
    // SAFETY: a function without arguments that lives as long as the process.
    assert_eq!(unsafe { libc::atexit(dawdle) }, 0);
}
