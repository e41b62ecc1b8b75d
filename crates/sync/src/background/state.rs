//! How things stand with the hub, for a badge.

use jiff::Timestamp;

use crate::machine::Stop;

/// What a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConnectionState {
    /// The workspace has no hub.
    LocalOnly,
    /// Both sides hold the same, as far as anybody knows.
    Connected,
    Syncing,
    /// Nobody answers; work goes on and is handed over later.
    Offline {
        since: Timestamp,
    },
    /// The hub was restored from a backup, and an owner has to look at it.
    HubRestored {
        epoch: [u8; 16],
    },
    /// This device was shut out, or its sign-in is over.
    Revoked(Stop),
    /// Something else; what waits is safe.
    Stopped(Stop),
}

impl ConnectionState {
    /// After a sync that ended so, `before` being what was told before it.
    pub(super) fn after(stopped: Option<Stop>, before: &Self, now: Timestamp) -> Self {
        match stopped {
            None => Self::Connected,
            Some(Stop::Unreachable | Stop::Busy { .. }) => match before {
                Self::Offline { since } => Self::Offline { since: *since },
                Self::LocalOnly
                | Self::Connected
                | Self::Syncing
                | Self::HubRestored { .. }
                | Self::Revoked(_)
                | Self::Stopped(_) => Self::Offline { since: now },
            },
            Some(Stop::HubRestored { epoch }) => Self::HubRestored { epoch },
            Some(stop) if stop.ends_link() => Self::Revoked(stop),
            Some(stop) => Self::Stopped(stop),
        }
    }
}
