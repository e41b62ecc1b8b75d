//! A process that leaves its files to be closed by themselves ends well.

mod common;

use std::process::Command;
use std::time::Duration;

use common::Bench;

/// Dropped files close in threads of their own. Without anybody waiting for them,
/// SQLCipher gave back its memory under them, and such a process could crash.
#[test]
fn a_process_that_drops_open_files_ends_well() {
    // The child leaves its folders behind.
    let folder = tempfile::tempdir().unwrap();
    for run in 0..4 {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "drops_open_files", "--ignored"])
            .env("TMPDIR", folder.path())
            // Where the C library knows it, memory that was given back is not as it was.
            .env("MALLOC_PERTURB_", "165")
            .output()
            .unwrap();
        assert!(child.status.success(), "run {run}: {}, {child:?}", child.status);
    }
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "it ends as a program does, in the middle")]
#[ignore = "run by the test above, as a process of its own"]
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
    std::process::exit(0);
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
