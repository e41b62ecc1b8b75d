//! What goes wrong, as an exit code and a code for programs.

use desk_hub::ops::OpsError;
use desk_hub::serve::ServeError;

/// Words that make no sense.
pub(super) const USAGE: u8 = 2;
const REFUSED: u8 = 3;
const BAD_INPUT: u8 = 4;
/// A check that found something wrong.
pub(super) const FOUND: u8 = 5;
const CANNOT_OPEN: u8 = 6;

#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Serve(#[from] ServeError),
    #[error(transparent)]
    Ops(#[from] OpsError),
}

impl Failure {
    pub(super) fn exit(&self) -> u8 {
        self.facts().1
    }

    pub(super) fn code(&self) -> &'static str {
        self.facts().0
    }

    fn facts(&self) -> (&'static str, u8) {
        match self {
            Self::Io(_) => ("file", CANNOT_OPEN),
            Self::Serve(error) | Self::Ops(OpsError::Serve(error)) => serve(error),
            Self::Ops(error) => match error {
                OpsError::NotEmpty { .. } => ("not_empty", REFUSED),
                OpsError::AlreadyThere { .. } => ("already_there", REFUSED),
                OpsError::NoWorkspace { .. } => ("no_such_workspace", BAD_INPUT),
                OpsError::Damaged { .. } => ("damaged", BAD_INPUT),
                OpsError::Newer { .. } => ("newer", BAD_INPUT),
                OpsError::Io(_) => ("file", CANNOT_OPEN),
                OpsError::Hub(_) | OpsError::Database(_) | OpsError::Random(_) => ("internal", 1),
                OpsError::Serve(error) => serve(error),
            },
        }
    }
}

fn serve(error: &ServeError) -> (&'static str, u8) {
    match error {
        ServeError::InUse { .. } => ("in_use", REFUSED),
        ServeError::NoAddress | ServeError::Address { .. } => ("address", USAGE),
        ServeError::NoHub { .. } => ("no_hub", CANNOT_OPEN),
        ServeError::Listen { .. } => ("listen", CANNOT_OPEN),
        ServeError::Key { .. } | ServeError::Certificate { .. } | ServeError::Tls(_) => {
            ("certificate", BAD_INPUT)
        }
        ServeError::Io(_) => ("file", CANNOT_OPEN),
        ServeError::MakeCertificate(_)
        | ServeError::Random(_)
        | ServeError::Invitation(_)
        | ServeError::Database(_)
        | ServeError::Wire(_)
        | ServeError::Metrics(_) => ("internal", 1),
    }
}
