//! How the connection to the hub stands, in the few words that screens know.

use desk_store::{HubLink, LinkState};
use desk_sync::background::ConnectionState;
use desk_sync::engine::Report;
use desk_sync::machine::Stop;
use jiff::Timestamp;

use crate::error::{AppError, ErrorCode};
use crate::views::Connection;

/// What this run of the program has seen of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Now {
    pub(crate) connection: Option<Connection>,
    /// Since when; an exchange in between changes nothing of it.
    pub(crate) since: Option<Timestamp>,
    /// What it was when the exchange that is under way began.
    before: Option<Connection>,
}

impl Now {
    /// Whether it is news.
    pub(super) fn becomes(&mut self, connection: Connection, at: Timestamp) -> bool {
        if self.connection == Some(connection) {
            return false;
        }
        if connection == Connection::Syncing {
            self.before = self.connection;
        } else if self.connection != Some(Connection::Syncing) || self.before != Some(connection) {
            self.since = Some(at);
        }
        self.connection = Some(connection);
        true
    }
}

pub(super) fn of_report(report: &Report) -> Connection {
    match report.stopped {
        None => Connection::Connected,
        Some(stop) => of_stop(stop),
    }
}

pub(super) const fn of_state(state: &ConnectionState) -> Connection {
    match state {
        ConnectionState::LocalOnly => Connection::LocalOnly,
        ConnectionState::Connected => Connection::Connected,
        ConnectionState::Syncing => Connection::Syncing,
        ConnectionState::Offline { .. } => Connection::Offline,
        ConnectionState::HubRestored { .. } => Connection::HubRestored,
        ConnectionState::Revoked(stop) | ConnectionState::Stopped(stop) => of_stop(*stop),
    }
}

const fn of_stop(stop: Stop) -> Connection {
    match stop {
        Stop::Unreachable | Stop::Busy { .. } => Connection::Offline,
        Stop::Untrusted => Connection::NotTrusted,
        Stop::HubRestored { .. } => Connection::HubRestored,
        Stop::Revoked => Connection::DeviceRevoked,
        Stop::TokenReuse | Stop::SignedOut => Connection::SignInClosed,
        Stop::TooOld => Connection::TooOld,
        Stop::Forged
        | Stop::Garbled
        | Stop::KeyMissing
        | Stop::NotThere
        | Stop::NotAllowed
        | Stop::TooLarge
        | Stop::CannotResend
        | Stop::NoProgress
        | Stop::Here => Connection::Stopped,
    }
}

/// What the file remembers of it, for a program that has not asked yet.
pub(crate) fn remembered(link: Option<&HubLink>) -> Connection {
    let Some(link) = link else { return Connection::LocalOnly };
    let code = match &link.state {
        LinkState::Stopped(code) => Some(code.as_str()),
        LinkState::Active => link.last_result.as_deref(),
    };
    match code {
        Some("ok") => Connection::Connected,
        None => Connection::Offline,
        Some(code) => known(code).map_or(Connection::Stopped, of_stop),
    }
}

/// The reasons that are shown in words of their own.
fn known(code: &str) -> Option<Stop> {
    [
        Stop::Unreachable,
        Stop::Busy { after: None },
        Stop::Untrusted,
        Stop::HubRestored { epoch: [0; 16] },
        Stop::Revoked,
        Stop::TokenReuse,
        Stop::SignedOut,
        Stop::TooOld,
    ]
    .into_iter()
    .find(|stop| stop.code() == code)
}

/// Why an exchange that a person asked for did not come to its end.
pub(crate) fn stopped(stop: Stop) -> AppError {
    let (code, message) = match stop {
        Stop::Unreachable => (ErrorCode::HubUnreachable, "the hub cannot be reached"),
        Stop::Busy { .. } => (ErrorCode::HubBusy, "the hub asks for patience"),
        Stop::Untrusted => {
            (ErrorCode::HubNotTrusted, "somebody else answers at the hub\u{2019}s address")
        }
        Stop::HubRestored { .. } => {
            (ErrorCode::HubRestored, "the hub was restored from a backup; nobody confirmed it yet")
        }
        Stop::Revoked => (ErrorCode::DeviceRevoked, "the hub shut this device out"),
        Stop::TokenReuse | Stop::SignedOut => {
            (ErrorCode::SignInClosed, "this device\u{2019}s sign-in is closed")
        }
        Stop::NotAllowed => (ErrorCode::NotAllowed, "the hub does not allow it"),
        Stop::TooOld => (ErrorCode::TooOld, "the hub speaks a newer language"),
        Stop::Forged
        | Stop::Garbled
        | Stop::KeyMissing
        | Stop::NotThere
        | Stop::TooLarge
        | Stop::CannotResend
        | Stop::NoProgress
        | Stop::Here => {
            let message = "the exchange with the hub stopped; nothing was lost";
            return AppError::new(ErrorCode::SyncStopped, message).about(stop.code());
        }
    };
    AppError::new(code, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exchange_in_between_does_not_begin_the_time_anew() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let mut now = Now::default();
        assert!(now.becomes(Connection::Connected, at(1)));
        assert!(!now.becomes(Connection::Connected, at(2)), "no news");
        assert!(now.becomes(Connection::Syncing, at(3)));
        assert!(now.becomes(Connection::Connected, at(4)));
        assert_eq!(now.since, Some(at(1)));
        assert!(now.becomes(Connection::Syncing, at(5)));
        assert!(now.becomes(Connection::Offline, at(6)));
        assert_eq!(now.since, Some(at(6)));
    }
}
