//! A program for the tests to kill: the deeds on a real disk, without a window.
//!
//! `desk-subject edit|import FOLDER SEED` works until it is killed and says each
//! thing it did when it is done. `desk-subject plant FOLDER` puts unusual words
//! everywhere a person may put words, and dies without a goodbye; `desk-subject seal
//! FOLDER` does so after a day with a sealed envelope.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot go on must fail loudly"
)]

mod plant;
mod sealed;
mod work;

use std::path::PathBuf;

#[tokio::main]
async fn main() {
    let mut given = std::env::args().skip(1);
    let mode = given.next().unwrap();
    let folder = PathBuf::from(given.next().unwrap());
    match mode.as_str() {
        "edit" | "import" => {
            let seed = given.next().unwrap().parse().unwrap();
            work::work(&folder, mode == "import", seed).await;
        }
        "plant" => plant::plant(&folder).await,
        "seal" => sealed::seal(&folder).await,
        other => panic!("{other} is nothing to do"),
    }
}
