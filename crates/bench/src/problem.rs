//! Everything that can stop a measurement.

use std::path::PathBuf;
use std::process::ExitStatus;

use desk_app::AppError;
use desk_store::StoreError;
use thiserror::Error;

#[derive(Debug, Error)]
pub(crate) enum Problem {
    #[error("a file or a program: {0}")]
    Io(#[from] std::io::Error),
    #[error("a deed said no: {0}")]
    Deed(#[from] AppError),
    #[error("the workspace file: {0}")]
    Store(#[from] StoreError),
    #[error("the workspace file: {0}")]
    Sql(#[from] sqlx::Error),
    #[error("an answer that is not what it should be: {0}")]
    Answer(#[from] serde_json::Error),
    #[error("the part `{role}` ended with {status}")]
    Child { role: String, status: ExitStatus },
    #[error("the part `{0}` does not exist or lacks a word")]
    Role(String),
    #[error("not measured: `{0}` is not built; `cargo xtask bench` builds it")]
    NotBuilt(String),
    #[error("not measured: this machine has no {0}")]
    NotHere(&'static str),
    #[error("`{program}` {how}. It said:\n{said}")]
    NeverPainted { program: String, how: String, said: String },
    #[error("{} lacks the two lines between which the tables go", .0.display())]
    NoMarkers(PathBuf),
    #[error("the sync: {0}")]
    Sync(#[from] desk_sync::engine::SyncError),
    #[error("coming to the hub: {0}")]
    Enrol(#[from] desk_sync::enrol::EnrolError),
    #[error("the file of a device: {0}")]
    Swap(#[from] desk_sync::engine::SwapError),
    #[error("a rule said no: {0}")]
    Rule(#[from] desk_store::ExecuteError),
    #[error("whoever works here lacks the right")]
    Right,
    #[error("{0}")]
    Wrong(String),
    #[error("there is nothing to compare")]
    NothingMeasured,
}
