//! When something happened, as the device can honestly tell.

use jiff::Timestamp;
use uuid::Uuid;

/// The device's clock at one moment. Rules do not decide by it: people read
/// it. The thirty days to bring somebody back are the exception, told in whole days.
/// The monotonic part orders two moments of one run of the program even when
/// somebody set the clock back in between (sync.md, A3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub wall: Timestamp,
    /// This run of the program.
    pub boot: Uuid,
    /// Milliseconds since this run began.
    pub mono_ms: u64,
}

/// The clock, so that rules and tests never wait for one.
pub trait Clock: Send + Sync {
    fn now(&self) -> Moment;
}

/// New ids (UUIDv7), so that tests can foretell them.
pub trait Ids: Send + Sync {
    fn next(&self) -> Uuid;
}
