//! The process does not end while a connection still closes.
//!
//! Every connection has a thread of its own. One that is dropped instead of closed is
//! closed by that thread, and nobody waits for it. The cipher, on the other hand, gives
//! back what it works with when the process ends: a thread that still closes a file
//! then stumbles, and a program that had done all its work ends as one that crashed.

use std::cmp::Ordering;
use std::sync::{Condvar, Mutex, Once, PoisonError};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

/// How long the end waits, in case somebody leaves with a file open.
const PATIENCE: Duration = Duration::from_secs(3);

/// How many connections there are, and options that may still make some.
static OPEN: Mutex<usize> = Mutex::new(0);
static ONE_LESS: Condvar = Condvar::new();
static BEGIN: Once = Once::new();

const NAME: &str = "partner_desk_open";

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

/// The end of the process waits for every connection that these options have opened,
/// and for the options themselves: for whoever opens an encrypted file past a
/// [`Store`](crate::Store). One whose opening fails is not waited for.
#[must_use]
pub fn awaited(options: SqliteConnectOptions) -> SqliteConnectOptions {
    BEGIN.call_once(wait_at_exit);
    options.collation(NAME, holding(Token::new()))
}

/// The end of the process waits for this connection.
pub(crate) async fn await_one(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    BEGIN.call_once(wait_at_exit);
    connection.lock_handle().await?.create_collation(NAME, holding(Token::new()))
}

/// SQLite keeps a collation until the connection is closed for good, and lets go of it
/// only after the cipher is done with the file. Nobody sorts by this one.
fn holding(token: Token) -> impl Fn(&str, &str) -> Ordering + Send + Sync + 'static {
    move |a, b| {
        let _lives_as_long = &token;
        a.cmp(b)
    }
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
