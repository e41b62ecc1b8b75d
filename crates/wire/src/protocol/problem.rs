//! Why a hub did not do what was asked of it as a whole. What became of single
//! commands stands in their events.

use serde::{Deserialize, Serialize};

/// The body of every answer that is no success.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub code: ProblemCode,
    /// For [`ProblemCode::ExpectDeviceSeq`]: the number that the hub waits for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<u64>,
    /// For [`ProblemCode::EpochChanged`]: the new one, and whether somebody who
    /// may has confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<NewEpoch>,
    /// Seconds to wait before the next try.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEpoch {
    #[serde(with = "serde_bytes")]
    pub epoch: [u8; 16],
    pub confirmed: bool,
    /// The last event that is still the one the device may know: what it was told
    /// beyond may never have been.
    #[serde(default)]
    pub from_seq: u64,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $status:literal;)*) => {
        /// What a device decides by.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ProblemCode {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl ProblemCode {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The status it travels under.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }
        }
    };
}

codes! {
    BadRequest "bad_request" 400;
    /// The access token is missing, wrong or over: refresh it.
    Unauthorised "unauthorised" 401;
    /// A refresh token was used twice, so the device's sign-in is closed.
    TokenReuse "token_reuse" 403;
    DeviceRevoked "device_revoked" 403;
    NotAllowed "not_allowed" 403;
    /// Unknown, used, or over; the three are not told apart.
    InvitationInvalid "invitation_invalid" 403;
    NotFound "not_found" 404;
    /// A gap in the device's numbers.
    ExpectDeviceSeq "expect_device_seq" 409;
    /// The number is in use for another command: somebody copied this device.
    DeviceForked "device_forked" 409;
    /// The hub was restored from a backup.
    EpochChanged "epoch_changed" 409;
    /// What the device may see has changed: begin from a snapshot.
    ScopeChanged "scope_changed" 409;
    /// The device's place in the chain is not in the hub's.
    CursorUnknown "cursor_unknown" 409;
    /// The workspace is on this hub already.
    AlreadyThere "already_there" 409;
    /// What follows the cursor is in the archive: begin from a snapshot.
    LogCompacted "log_compacted" 410;
    TooLarge "too_large" 413;
    /// The device's program is too old to read on; its commands were taken.
    TooOld "too_old" 426;
    TooMany "too_many" 429;
    Internal "internal" 500;
    Unavailable "unavailable" 503;
}

impl Problem {
    pub const fn new(code: ProblemCode) -> Self {
        Self { code, expect: None, epoch: None, retry_after: None }
    }
}
