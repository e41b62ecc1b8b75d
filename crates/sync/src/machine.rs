//! What a sync does next, given what the hub said. No network, no file, no clock:
//! the engine asks here and obeys, and a table of tests holds every answer a hub
//! can give against every place of a sync where it can come.
//!
//! **Invariant:** no step here gives up a command. Whatever a hub says, what waits
//! goes on waiting until an event tells what became of it.

use desk_wire::protocol::{Limits, ProblemCode};

use crate::api::HubError;

/// Where in a sync the hub was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A list's rows on their way up.
    Upload,
    /// Commands out, events in.
    Round,
    /// A snapshot on its way down.
    Snapshot,
    /// A list's rows on their way down.
    Rows,
    /// Becoming another device.
    Fork,
}

impl At {
    pub const ALL: [Self; 5] = [Self::Upload, Self::Round, Self::Snapshot, Self::Rows, Self::Fork];
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Commands out, events in.
    Round,
    /// The same with fewer commands.
    Smaller,
    /// Hand over again from this number on: the hub lost what came after.
    Resend {
        from: u64,
    },
    /// Become another device: somebody copied this one.
    Fork,
    /// Fill a new file from a snapshot.
    Bootstrap,
    /// Go on without this one list; its rows come later.
    Skip,
    /// Nothing waits and nothing more comes.
    Done,
    Stop(Stop),
}

/// Why a sync ended before both sides agreed. Nothing is lost by any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stop {
    /// Nobody answers: no network, or the hub is off.
    Unreachable,
    /// The hub asks for patience; seconds, where it said how many.
    Busy {
        after: Option<u64>,
    },
    /// Somebody else answers at the hub's address.
    Untrusted,
    /// What the hub said does not fit what it signed.
    Forged,
    /// The hub speaks something else, or refuses what no hub should.
    Garbled,
    /// The hub was restored from a backup, and nobody confirmed it yet.
    HubRestored {
        epoch: [u8; 16],
    },
    /// This device was shut out.
    Revoked,
    /// This device's sign-in was used twice.
    TokenReuse,
    /// This device's sign-in is over: a new invitation is needed.
    SignedOut,
    /// This device's key is not on this machine.
    KeyMissing,
    /// The hub has no such workspace (any more).
    NotThere,
    NotAllowed,
    /// One command is larger than a hub takes.
    TooLarge,
    /// This program is too old to read on; its commands were taken.
    TooOld,
    /// The hub asks for commands that this file does not have.
    CannotResend,
    /// Nothing moves although both sides say there is more.
    NoProgress,
    /// Something on this machine, such as a full disk.
    Here,
}

impl Stop {
    /// What is kept, shown and decided by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Busy { .. } => "busy",
            Self::Untrusted => "untrusted",
            Self::Forged => "forged",
            Self::Garbled => "garbled",
            Self::HubRestored { .. } => "hub_restored",
            Self::Revoked => "device_revoked",
            Self::TokenReuse => "token_reuse",
            Self::SignedOut => "signed_out",
            Self::KeyMissing => "key_missing",
            Self::NotThere => "not_there",
            Self::NotAllowed => "not_allowed",
            Self::TooLarge => "too_large",
            Self::TooOld => "too_old",
            Self::CannotResend => "cannot_resend",
            Self::NoProgress => "no_progress",
            Self::Here => "here",
        }
    }

    /// Whether trying again by itself makes sense.
    pub const fn passes(self) -> bool {
        match self {
            Self::Unreachable | Self::Busy { .. } | Self::NoProgress | Self::Here => true,
            Self::Untrusted
            | Self::Forged
            | Self::Garbled
            | Self::HubRestored { .. }
            | Self::Revoked
            | Self::TokenReuse
            | Self::SignedOut
            | Self::KeyMissing
            | Self::NotThere
            | Self::NotAllowed
            | Self::TooLarge
            | Self::TooOld
            | Self::CannotResend => false,
        }
    }

    /// Whether the link itself is stopped until a person does something.
    pub const fn ends_link(self) -> bool {
        matches!(self, Self::Revoked | Self::TokenReuse | Self::SignedOut)
    }
}

/// The device's numbers that this file has the commands of, without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    pub first: u64,
    pub last: u64,
}

/// How often one sync tries the same remedy. Each heals at once or not at all.
const RESENDS: u8 = 3;
const BOOTSTRAPS: u8 = 2;
/// Rounds in a row that may move nothing.
const IDLE_ROUNDS: u8 = 3;

/// One sync.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    resends: u8,
    bootstraps: u8,
    forked: bool,
    idle: u8,
    commands: usize,
}

impl Default for Machine {
    fn default() -> Self {
        Self { resends: 0, bootstraps: 0, forked: false, idle: 0, commands: Limits::COMMANDS }
    }
}

/// What a round moved, and what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Events that came, and commands of ours that were settled.
    pub news: u64,
    /// Whether commands wait that were not handed over.
    pub waiting: bool,
    /// Whether the hub has more.
    pub more: bool,
}

impl Machine {
    /// How many commands to hand over at once.
    pub const fn commands(&self) -> usize {
        self.commands
    }

    /// What is confirmed here did not come from this hub.
    pub fn begin_anew(&mut self) -> Step {
        self.bootstrap()
    }

    /// A round came back and was applied.
    pub fn moved(&mut self, moved: Moved) -> Step {
        if !moved.waiting && !moved.more {
            return Step::Done;
        }
        if moved.news > 0 {
            self.idle = 0;
            return Step::Round;
        }
        self.idle += 1;
        if self.idle < IDLE_ROUNDS { Step::Round } else { Step::Stop(Stop::NoProgress) }
    }

    /// What the hub said does not fit the file: it was not applied.
    pub fn misfit(&mut self, misfit: Misfit) -> Step {
        match misfit {
            Misfit::Forged => Step::Stop(Stop::Forged),
            Misfit::Diverged => self.bootstrap(),
            Misfit::NotOurs => self.fork(),
        }
    }

    /// The hub did not do what was asked.
    pub fn failed(&mut self, at: At, error: &HubError, own: Own) -> Step {
        let problem = match error {
            HubError::Problem(problem) => problem,
            HubError::Unreachable(_) => return Step::Stop(Stop::Unreachable),
            HubError::Untrusted => return Step::Stop(Stop::Untrusted),
            HubError::Garbled { .. } => return Step::Stop(Stop::Garbled),
            HubError::Here { .. } => return Step::Stop(Stop::Here),
        };
        match problem.code {
            ProblemCode::Unauthorised => Step::Stop(Stop::SignedOut),
            ProblemCode::TokenReuse => Step::Stop(Stop::TokenReuse),
            ProblemCode::DeviceRevoked => Step::Stop(Stop::Revoked),
            ProblemCode::NotAllowed | ProblemCode::InvitationInvalid => match at {
                // Rows that we may not see any more; the next page tells why.
                At::Rows => Step::Skip,
                At::Upload | At::Round | At::Snapshot | At::Fork => Step::Stop(Stop::NotAllowed),
            },
            ProblemCode::NotFound => match at {
                // The hub has not got them yet, or they are gone for good.
                At::Rows => Step::Skip,
                // The snapshot was replaced by a newer one meanwhile.
                At::Snapshot => self.bootstrap(),
                At::Upload | At::Round | At::Fork => Step::Stop(Stop::NotThere),
            },
            ProblemCode::ExpectDeviceSeq => match (at, problem.expect) {
                (At::Round, Some(expect)) => self.expected(expect, own),
                (At::Upload | At::Snapshot | At::Rows | At::Fork, _) | (At::Round, None) => {
                    Step::Stop(Stop::Garbled)
                }
            },
            ProblemCode::DeviceForked => match at {
                At::Round | At::Upload => self.fork(),
                At::Snapshot | At::Rows | At::Fork => Step::Stop(Stop::Garbled),
            },
            ProblemCode::EpochChanged => match problem.epoch {
                // Our place in its chain may be gone, and so may what it told us:
                // beginning from its snapshot is right in either case, and what it
                // lost of ours is handed over again after it.
                Some(new) if new.confirmed => self.bootstrap(),
                Some(new) => Step::Stop(Stop::HubRestored { epoch: new.epoch }),
                None => Step::Stop(Stop::Garbled),
            },
            ProblemCode::ScopeChanged | ProblemCode::CursorUnknown | ProblemCode::LogCompacted => {
                match at {
                    At::Round | At::Snapshot | At::Rows => self.bootstrap(),
                    At::Upload | At::Fork => Step::Stop(Stop::Garbled),
                }
            }
            ProblemCode::TooLarge => match at {
                At::Round => self.smaller(),
                At::Upload => Step::Stop(Stop::TooLarge),
                At::Snapshot | At::Rows | At::Fork => Step::Stop(Stop::Garbled),
            },
            ProblemCode::TooOld => Step::Stop(Stop::TooOld),
            ProblemCode::TooMany | ProblemCode::Internal | ProblemCode::Unavailable => {
                Step::Stop(Stop::Busy { after: problem.retry_after })
            }
            ProblemCode::BadRequest | ProblemCode::AlreadyThere => Step::Stop(Stop::Garbled),
        }
    }

    /// The hub waits for another number than the one it got.
    fn expected(&mut self, expect: u64, own: Own) -> Step {
        // It has more under our name than we ever made here: this file is an
        // older copy of itself.
        if expect > own.last.saturating_add(1) {
            return self.fork();
        }
        if expect < own.first {
            return Step::Stop(Stop::CannotResend);
        }
        if self.resends >= RESENDS {
            return Step::Stop(Stop::NoProgress);
        }
        self.resends += 1;
        Step::Resend { from: expect }
    }

    fn fork(&mut self) -> Step {
        if self.forked {
            return Step::Stop(Stop::NoProgress);
        }
        self.forked = true;
        Step::Fork
    }

    fn bootstrap(&mut self) -> Step {
        if self.bootstraps >= BOOTSTRAPS {
            return Step::Stop(Stop::NoProgress);
        }
        self.bootstraps += 1;
        Step::Bootstrap
    }

    fn smaller(&mut self) -> Step {
        if self.commands <= 1 {
            return Step::Stop(Stop::TooLarge);
        }
        self.commands /= 2;
        Step::Smaller
    }
}

/// An answer that cannot be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It does not extend what the hub signed before, or is not signed.
    Forged,
    /// Applied, it does not come to what the hub holds.
    Diverged,
    /// It tells of a command of ours that we never made.
    NotOurs,
}

#[cfg(test)]
mod tests;
