//! The program's encrypted file, opened with the same library and the same key by somebody
//! who knows no more of it: a floor.

use std::path::Path;

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

/// Of every file that is made here.
pub(crate) const KEY: [u8; 32] = [42; 32];

pub(crate) fn options(path: &Path, key: &[u8]) -> SqliteConnectOptions {
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", format!("\"x'{hex}'\""))
        .disable_statement_logging()
}
