//! Whether the person at the computer is the one it belongs to, as the system
//! finds out: Windows Hello, Touch ID.

/// What the system found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    Verified,
    /// Somebody else, or nobody who wanted to.
    Refused,
    /// The system cannot tell.
    NotAvailable,
}

/// Asking may wait for a person: never on a thread that others wait for.
pub trait Presence: Send + Sync {
    /// Whether asking makes sense here. Answers at once.
    fn is_available(&self) -> bool;
    fn ask(&self) -> Seen;
}

/// A system that cannot tell. So far that is every one: see decision 14.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPresence;

impl Presence for NoPresence {
    fn is_available(&self) -> bool {
        false
    }

    fn ask(&self) -> Seen {
        Seen::NotAvailable
    }
}
