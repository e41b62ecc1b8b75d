//! The cast of the stories: a desktop on a folder of its own, a clock one can
//! turn, ears, price lists, the books of a workspace to look into; and a hub with
//! the ways to it, which can be broken.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must fail loudly"
)]

mod books;
mod clock;
mod desktop;
mod ears;
mod file_keychain;
mod hub;
pub mod line;
mod lists;
pub mod planted;
mod random;
mod someone;
mod team;
mod way;

pub use books::{Books, Key, Rows};
pub use clock::Clock;
pub use desktop::{Computer, Desktop, PASSPHRASE, begin, start, start_with_key_file};
pub use ears::Ears;
pub use file_keychain::FileKeychain;
pub use hub::Hub;
pub use lists::{Row, made_up, small_list, write_list};
pub use random::Random;
pub use someone::Someone;
pub use team::{agree, edit_of, two_desktops};
pub use way::{Moment, Way};

use desk_app::{AppError, ErrorCode};

/// The code of a refusal; anything else fails the test.
#[track_caller]
pub fn code<T>(answer: Result<T, AppError>) -> ErrorCode {
    match answer {
        Ok(_) => panic!("this should have been refused"),
        Err(error) => error.code(),
    }
}
