//! The process does not end while a connection still closes.
//!
//! Every connection has a thread of its own. One that is dropped instead of closed is
//! closed by that thread, and nobody waits for it. The cipher, on the other hand, gives
//! back what it works with when the process ends: a thread that still closes a file
//! then stumbles, and a program that had done all its work ends as one that crashed.

use std::sync::{Condvar, Mutex, Once, PoisonError};
use std::time::Duration;

use sqlx::sqlite::SqliteConnection;

/// How long the end waits, in case somebody leaves with a file open.
const PATIENCE: Duration = Duration::from_secs(3);

/// How many connections there are.
static OPEN: Mutex<usize> = Mutex::new(0);
static ONE_LESS: Condvar = Condvar::new();

/// Stands for a connection as long as there is one.
struct Token;

impl Token {
    fn new() -> Self {
        *OPEN.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Self
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        *OPEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ONE_LESS.notify_all();
    }
}

/// The end of the process waits until this connection is closed. A
/// [`Store`](crate::Store) asks for it itself; this is for whoever opens an encrypted
/// file past it.
///
/// # Errors
/// When the connection does not answer.
pub async fn await_at_exit(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    static BEGIN: Once = Once::new();
    BEGIN.call_once(wait_at_exit);
    let token = Token::new();
    // SQLite keeps a collation until the connection is closed for good, and lets go of
    // it only after the cipher is done with the file. Nobody sorts by this one.
    connection.lock_handle().await?.create_collation("partner_desk_open", move |a, b| {
        let _lives_as_long = &token;
        a.cmp(b)
    })
}

extern "C" fn wait_until_closed() {
    let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    // Too late or not, the process ends.
    drop(ONE_LESS.wait_timeout_while(open, PATIENCE, |open| *open > 0));
}

#[expect(unsafe_code, reason = "two C functions that the standard library has no word for")]
fn wait_at_exit() {
    // What is asked last is called first. The cipher asks when SQLite begins.
    // SAFETY: SQLite may be begun at any time, by any thread, any number of times.
    let _ = unsafe { libsqlite3_sys::sqlite3_initialize() };
    // SAFETY: a function without arguments that lives as long as the process and does
    // not unwind. Where there is no room for it, the end is as it was.
    let _ = unsafe { libc::atexit(wait_until_closed) };
}
