//! Rules that a test may break on purpose, to see whether the simulation notices.
//!
//! Only a build with the feature `sabotage` can break anything; in every other
//! build [`broken`] is the constant `false` and costs nothing.

/// A rule without which something is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Rule {
    /// A command that is known is not judged a second time.
    Dedupe = 1,
    /// What stands now is compared with what a command stood on.
    Base = 2,
    /// A page and the place behind it are written together.
    Cursor = 3,
    /// The time of an event is the hub's.
    Clock = 4,
    /// A page ends where a group ends.
    GroupEnd = 5,
}

impl Rule {
    pub const ALL: [Self; 5] =
        [Self::Dedupe, Self::Base, Self::Cursor, Self::Clock, Self::GroupEnd];
}

#[cfg(feature = "sabotage")]
static BROKEN: std::sync::atomic::AtomicU8 = std::sync::atomic::AtomicU8::new(0);

/// Breaks one rule for the whole process, or mends all.
#[cfg(feature = "sabotage")]
pub fn break_rule(rule: Option<Rule>) {
    let number = rule.map_or(0, |rule| rule as u8);
    BROKEN.store(number, std::sync::atomic::Ordering::SeqCst);
}

/// Whether a test has broken this rule.
#[cfg(feature = "sabotage")]
pub fn broken(rule: Rule) -> bool {
    BROKEN.load(std::sync::atomic::Ordering::SeqCst) == rule as u8
}

/// Whether a test has broken this rule: it cannot.
#[cfg(not(feature = "sabotage"))]
pub const fn broken(_rule: Rule) -> bool {
    false
}
