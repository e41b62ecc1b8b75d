//! The errors that leave a deed. Screens decide by code and never read the
//! sentence; a code is here only because a screen does something for it.

use desk_core::access::Denied;
use desk_core::decide::Refusal;
use desk_files::{FileError, OtherFile, WhyNot};
use desk_secrets::{EnvelopeError, RecoveryKeyError, SlotError};
use desk_store::{ExecuteError, FollowError, StoreError};
use desk_sync::api::HubError;
use desk_sync::engine::{SwapError, SyncError};
use desk_sync::enrol::EnrolError;
use desk_sync::key::KeyError;
use desk_wire::protocol::{InvitationProblem, ProblemCode};
use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $exit:ident;)*) => {
        /// What a screen decides by.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
        pub enum ErrorCode {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl ErrorCode {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What kind of "no" it is; the terminal's exit code follows from it.
            pub const fn class(self) -> ErrorClass {
                match self { $(Self::$name => ErrorClass::$exit,)* }
            }
        }
    };
}

/// The kinds of "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorClass {
    /// The call itself makes no sense.
    Usage,
    /// A rule says no.
    Refused,
    /// The input is not what it should be.
    BadInput,
    /// The person may not.
    NotAllowed,
    /// Something cannot be opened.
    CannotOpen,
    /// The person stopped it.
    Cancelled,
    /// Our own fault.
    Internal,
}

codes! {
    /// No workspace is open, or the named one does not exist.
    NoWorkspace "no_workspace" CannotOpen;
    WorkspaceNameTaken "workspace_name_taken" Refused;
    BadName "bad_name" BadInput;
    BadPassphrase "bad_passphrase" BadInput;
    /// The passphrase, or the keychain's key, does not open it.
    WrongKey "wrong_key" CannotOpen;
    /// What was typed is no recovery key: a slip.
    RecoveryKeyMistyped "recovery_key_mistyped" BadInput;
    /// It is a recovery key, but not this one.
    RecoveryKeyWrong "recovery_key_wrong" BadInput;
    KeychainUnavailable "keychain_unavailable" CannotOpen;
    /// The draft was abandoned or the program restarted.
    DraftGone "draft_gone" Refused;
    /// The file is damaged; it is left as it is until a backup is restored,
    /// which sets it aside.
    WorkspaceDamaged "workspace_damaged" CannotOpen;
    /// What was typed to confirm is not the workspace's name.
    NameDiffers "name_differs" BadInput;
    /// What was never sent is in no file yet, so the workspace stays.
    UnsentNotExported "unsent_not_exported" Refused;
    /// Nothing else would open the workspace.
    LastKey "last_key" Refused;
    /// The workspace opens, so it is not forgotten unseen.
    StillOpens "still_opens" Refused;
    /// Another program has the workspace open.
    WorkspaceInUse "workspace_in_use" Refused;
    ReadOnly "read_only" Refused;
    BackupUnreadable "backup_unreadable" BadInput;
    FileUnreadable "file_unreadable" CannotOpen;
    /// The file cannot be written: no room, no right, no folder.
    FileUnwritable "file_unwritable" CannotOpen;
    /// The token of a picked file is not known any more.
    FileGone "file_gone" Refused;
    NotAPriceList "not_a_price_list" BadInput;
    NotAListOfPeople "not_a_list_of_people" BadInput;
    /// It is a price list of a kind that cannot be read yet.
    PriceListKindUnread "price_list_kind_unread" BadInput;
    ArchiveRefused "archive_refused" BadInput;
    MonthUnknown "month_unknown" BadInput;
    DatesAmbiguous "dates_ambiguous" BadInput;
    BadCorrection "bad_correction" BadInput;
    RowsRefused "rows_refused" BadInput;
    NoRows "no_rows" BadInput;
    AlreadyImported "already_imported" Refused;
    NoSuchList "no_such_list" BadInput;
    BadOfferId "bad_offer_id" BadInput;
    OfferNotInList "offer_not_in_list" Refused;
    OfferEndOfSale "offer_end_of_sale" Refused;
    OfferIsAddOn "offer_is_add_on" Refused;
    OfferNotFeatured "offer_not_featured" Refused;
    FeaturedFull "featured_full" Refused;
    BadPosition "bad_position" BadInput;
    BadMarket "bad_market" BadInput;
    /// Something to narrow the catalog down to that is none.
    BadFilter "bad_filter" BadInput;
    /// A view, or a choice of columns, that no table has.
    BadView "bad_view" BadInput;
    ViewNotFound "view_not_found" BadInput;
    /// Another view of the table has this name.
    ViewNameTaken "view_name_taken" Refused;
    /// A detail of a person is missing, has not its form or is too long.
    BadUserField "bad_user_field" BadInput;
    UserNotFound "user_not_found" BadInput;
    BadRole "bad_role" BadInput;
    /// Another person has this user name.
    UserNameTaken "user_name_taken" Refused;
    /// The workspace would be without an active global admin.
    LastAdmin "last_admin" Refused;
    /// Nobody removes, deactivates or raises themselves.
    NotOnOneself "not_on_oneself" Refused;
    /// Only a global admin changes a global admin.
    MorePowerful "more_powerful" Refused;
    /// The person has roles that the author's scope does not reach.
    OutOfReach "out_of_reach" Refused;
    /// The author's roles do not give or take this one.
    RoleNotAssignable "role_not_assignable" Refused;
    /// A guest may not hold this role.
    GuestRole "guest_role" Refused;
    /// The person has a role of this category already.
    OneRolePerCategory "one_role_per_category" Refused;
    /// Another directory keeps the detail.
    ReadOnlyDetail "read_only_detail" Refused;
    /// A field of the account has not its form or is too long.
    BadAccountField "bad_account_field" BadInput;
    /// There is no such field of the account.
    AccountFieldNotFound "account_field_not_found" BadInput;
    /// A field of the account cannot be changed here.
    FieldLocked "field_locked" Refused;
    /// Nothing of a field waits to be carried over.
    NothingToCarry "nothing_to_carry" Refused;
    /// What should be a profile is none.
    BadProfileFile "bad_profile_file" BadInput;
    /// Another directory keeps the password.
    PasswordKeptElsewhere "password_kept_elsewhere" Refused;
    /// The thirty days are over.
    RestoreTooLate "restore_too_late" Refused;
    /// It is no MPN id of a location.
    BadLocation "bad_location" BadInput;
    TemplateNotFound "template_not_found" BadInput;
    RequestNotFound "request_not_found" BadInput;
    /// Somebody did or withdrew it meanwhile.
    RequestSettled "request_settled" Refused;
    /// A part of an envelope is not as it should be.
    BadEnvelope "bad_envelope" BadInput;
    EnvelopeNotFound "envelope_not_found" BadInput;
    /// It was opened as often as it could be, its time is over, or it was wiped or lost.
    EnvelopeEnded "envelope_ended" Refused;
    BadTask "bad_task" BadInput;
    /// No set of roles within the bounds covers the tasks.
    TasksUnreachable "tasks_unreachable" Refused;
    /// There is no edit of roles to commit.
    NothingStaged "nothing_staged" Refused;
    DeviceNotFound "device_not_found" BadInput;
    ConflictNotFound "conflict_not_found" BadInput;
    /// Somebody settled it otherwise meanwhile.
    ConflictClosed "conflict_closed" Refused;
    /// The field cannot hold what was chosen.
    BadChoice "bad_choice" BadInput;
    /// This device made no such change.
    CommandNotFound "command_not_found" BadInput;
    /// The change still waits, or somebody looked after it already.
    CommandNotRefused "command_not_refused" Refused;
    /// The workspace has no hub.
    NoHub "no_hub" Refused;
    /// The workspace has a hub already, or this hub has the workspace.
    AlreadyOnHub "already_on_hub" Refused;
    /// The workspace is on this computer already; it has to be open.
    WorkspaceHere "workspace_here" Refused;
    /// The text is no invitation, or one for something else.
    InvitationInvalid "invitation_invalid" BadInput;
    /// A part is missing or a letter is wrong.
    InvitationMistyped "invitation_mistyped" BadInput;
    /// It was used, it was taken back, or its time is over.
    InvitationExpired "invitation_expired" Refused;
    HubUnreachable "hub_unreachable" CannotOpen;
    /// Somebody answers who is not the hub that was pinned.
    HubNotTrusted "hub_not_trusted" CannotOpen;
    HubBusy "hub_busy" CannotOpen;
    /// The hub was restored from a backup, and nobody has confirmed it.
    HubRestored "hub_restored" Refused;
    /// The hub shut this device out.
    DeviceRevoked "device_revoked" NotAllowed;
    /// This device’s sign-in was used twice, so the hub closed it.
    SignInClosed "sign_in_closed" NotAllowed;
    /// The hub speaks a newer language than this program.
    TooOld "too_old" Refused;
    /// What came from the hub does not fit together; nothing was lost.
    SyncStopped "sync_stopped" Refused;
    /// The window is locked.
    Locked "locked" Refused;
    /// Too many wrong tries; in so many seconds something is tried again.
    TryLater "try_later" Refused;
    /// The system did not say that the person sits here, or is not asked.
    NotConfirmed "not_confirmed" Refused;
    NothingToUndo "nothing_to_undo" Refused;
    NothingToRedo "nothing_to_redo" Refused;
    NotAllowed "not_allowed" NotAllowed;
    Cancelled "cancelled" Cancelled;
    DiskFull "disk_full" CannotOpen;
    Internal "internal" Internal;
}

/// An error as it crosses a boundary.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ErrorBody {
    pub code: ErrorCode,
    /// An English sentence, for logs and terminals.
    pub message: String,
    /// What it is about: a file, an offer, a place in a file, a log reference.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
}

/// Why a deed was not done. The cause stays inside: it is logged once and never
/// crosses a boundary.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct AppError {
    code: ErrorCode,
    message: String,
    reference: Option<String>,
    #[source]
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl AppError {
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), reference: None, cause: None }
    }

    pub fn caused(
        code: ErrorCode,
        message: impl Into<String>,
        cause: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        Self { cause: Some(Box::new(cause)), ..Self::new(code, message) }
    }

    /// Says what it is about.
    #[must_use]
    pub fn about(mut self, reference: impl ToString) -> Self {
        self.reference = Some(reference.to_string());
        self
    }

    pub const fn code(&self) -> ErrorCode {
        self.code
    }

    /// What crosses the boundary. Logs the cause: call it once, where you give up.
    pub fn body(&self) -> ErrorBody {
        let mut causes = Vec::new();
        let mut next = std::error::Error::source(self);
        while let Some(cause) = next {
            causes.push(cause.to_string());
            next = cause.source();
        }
        let (code, causes) = (self.code.as_str(), causes.join(": "));
        if self.code.class() == ErrorClass::Internal {
            tracing::error!(code, causes, "{}", self.message);
        } else if !causes.is_empty() {
            tracing::warn!(code, causes, "{}", self.message);
        }
        self.told()
    }

    /// The same for somebody else who is told of it; nothing is logged.
    pub(crate) fn told(&self) -> ErrorBody {
        ErrorBody {
            code: self.code,
            message: self.message.clone(),
            reference: self.reference.clone(),
        }
    }
}

impl From<Denied> for AppError {
    fn from(denied: Denied) -> Self {
        let message = denied.to_string();
        Self::new(ErrorCode::NotAllowed, message).about(denied.task().code())
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        let message = refusal.to_string();
        match refusal {
            // A deed held a right for another task, or an id that it made is taken:
            // our own mistake.
            Refusal::WrongRight
            | Refusal::AlreadyFounded
            | Refusal::UserAlreadyThere { .. }
            | Refusal::TemplateAlreadyThere { .. }
            | Refusal::RequestAlreadyThere { .. }
            | Refusal::DeviceAlreadyThere { .. } => Self::new(ErrorCode::Internal, message),
            Refusal::BadName { .. } => Self::new(ErrorCode::BadName, message),
            Refusal::OfferNotInList { offer } => {
                Self::new(ErrorCode::OfferNotInList, message).about(offer)
            }
            Refusal::OfferEndOfSale { offer } => {
                Self::new(ErrorCode::OfferEndOfSale, message).about(offer)
            }
            Refusal::OfferIsAddOn { offer } => {
                Self::new(ErrorCode::OfferIsAddOn, message).about(offer)
            }
            Refusal::NotFeatured { offer } => {
                Self::new(ErrorCode::OfferNotFeatured, message).about(offer)
            }
            Refusal::FeaturedFull { limit, .. } => Self::new(
                ErrorCode::FeaturedFull,
                format!("{message}; remove one before you feature another"),
            )
            .about(limit),
            Refusal::NoSuchList { list } => Self::new(ErrorCode::NoSuchList, message).about(list),
            Refusal::ListAlreadyThere { list } => {
                Self::new(ErrorCode::AlreadyImported, message).about(list)
            }
            Refusal::BadUserField { field, .. } => {
                Self::new(ErrorCode::BadUserField, message).about(field)
            }
            Refusal::NoSuchUser { user } => Self::new(ErrorCode::UserNotFound, message).about(user),
            Refusal::UserNameTaken { by } => Self::new(ErrorCode::UserNameTaken, message).about(by),
            Refusal::LastAdmin => Self::new(ErrorCode::LastAdmin, message),
            Refusal::NotOnOneself => Self::new(ErrorCode::NotOnOneself, message),
            Refusal::NotAllowed { task } => Denied::new(task).into(),
            Refusal::MorePowerful { user } => {
                Self::new(ErrorCode::MorePowerful, message).about(user)
            }
            Refusal::OutOfReach { user } => Self::new(ErrorCode::OutOfReach, message).about(user),
            Refusal::RoleNotAssignable { role } => {
                Self::new(ErrorCode::RoleNotAssignable, message).about(role)
            }
            Refusal::GuestRole { role } => Self::new(ErrorCode::GuestRole, message).about(role),
            Refusal::OneRolePerCategory { role, .. } => {
                Self::new(ErrorCode::OneRolePerCategory, message).about(role)
            }
            Refusal::BadAccountField { field, .. } => {
                Self::new(ErrorCode::BadAccountField, message).about(field)
            }
            Refusal::FieldLocked { field, why } => {
                Self::new(ErrorCode::FieldLocked, message).about(format!("{field} {why}"))
            }
            Refusal::NothingToCarry { field } => {
                Self::new(ErrorCode::NothingToCarry, message).about(field)
            }
            Refusal::ReadOnlyDetail { field } => {
                Self::new(ErrorCode::ReadOnlyDetail, message).about(field)
            }
            Refusal::PasswordKeptElsewhere { user } => {
                Self::new(ErrorCode::PasswordKeptElsewhere, message).about(user)
            }
            Refusal::RestoreTooLate { user } => {
                Self::new(ErrorCode::RestoreTooLate, message).about(user)
            }
            Refusal::BadLocation { text } => Self::new(ErrorCode::BadLocation, message).about(text),
            Refusal::NoSuchTemplate { template } => {
                Self::new(ErrorCode::TemplateNotFound, message).about(template)
            }
            Refusal::NoSuchRequest { request } => {
                Self::new(ErrorCode::RequestNotFound, message).about(request)
            }
            Refusal::RequestSettled { request } => {
                Self::new(ErrorCode::RequestSettled, message).about(request)
            }
            Refusal::NoSuchDevice { device } => {
                Self::new(ErrorCode::DeviceNotFound, message).about(device)
            }
            Refusal::NoSuchConflict { conflict } => {
                Self::new(ErrorCode::ConflictNotFound, message).about(conflict)
            }
            Refusal::ConflictClosed { conflict } => {
                Self::new(ErrorCode::ConflictClosed, message).about(conflict)
            }
            Refusal::BadChoice { conflict } => {
                Self::new(ErrorCode::BadChoice, message).about(conflict)
            }
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        match error {
            StoreError::Damaged(_) => Self::caused(
                ErrorCode::WorkspaceDamaged,
                "the workspace file is damaged; it was left as it is",
                error,
            ),
            StoreError::NewerVersion => Self::new(ErrorCode::ReadOnly, message),
            StoreError::DiskFull => Self::new(ErrorCode::DiskFull, message),
            StoreError::Io(_) => Self::caused(ErrorCode::FileUnreadable, message, error),
            StoreError::Nonsense { .. }
            | StoreError::Wire(_)
            | StoreError::Migration(_)
            | StoreError::Sql(_) => Self::caused(ErrorCode::Internal, message, error),
        }
    }
}

impl From<ExecuteError> for AppError {
    fn from(error: ExecuteError) -> Self {
        match error {
            ExecuteError::Refused(refusal) => refusal.into(),
            ExecuteError::Store(error) => error.into(),
        }
    }
}

impl From<SyncError> for AppError {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::NoHub => Self::new(ErrorCode::NoHub, "the workspace has no hub"),
            SyncError::Store(error) => error.into(),
            SyncError::Key(error) => error.into(),
            SyncError::Hub(error) => error.into(),
            SyncError::Turn(error) => {
                Self::caused(ErrorCode::FileUnwritable, error.to_string(), error)
            }
        }
    }
}

impl From<KeyError> for AppError {
    fn from(error: KeyError) -> Self {
        let message = error.to_string();
        match error {
            KeyError::Missing | KeyError::Damaged => {
                Self::caused(ErrorCode::SyncStopped, message, error).about("key_missing")
            }
            KeyError::Keychain(_) => Self::caused(ErrorCode::KeychainUnavailable, message, error),
            KeyError::Gone => Self::caused(ErrorCode::Internal, message, error),
        }
    }
}

impl From<EnrolError> for AppError {
    fn from(error: EnrolError) -> Self {
        let message = error.to_string();
        let (code, about) = match error {
            EnrolError::Hub(error) => return error.into(),
            EnrolError::Store(error) => return error.into(),
            EnrolError::Key(error) => return error.into(),
            EnrolError::Sync(error) => return error.into(),
            EnrolError::Invitation(InvitationProblem::NotOne) => {
                return Self::new(ErrorCode::InvitationMistyped, message);
            }
            EnrolError::Invitation(InvitationProblem::Newer) => {
                return Self::new(ErrorCode::TooOld, message);
            }
            EnrolError::HasHub => return Self::new(ErrorCode::AlreadyOnHub, message),
            EnrolError::NotGenuine => (ErrorCode::InvitationInvalid, "not_genuine"),
            EnrolError::ForJoining => (ErrorCode::InvitationInvalid, "for_joining"),
            EnrolError::ForPublishing => (ErrorCode::InvitationInvalid, "for_publishing"),
            EnrolError::OtherWorkspace => (ErrorCode::InvitationInvalid, "other_workspace"),
            EnrolError::OtherUser => (ErrorCode::InvitationInvalid, "other_user"),
            EnrolError::NotEverything => (ErrorCode::NotAllowed, "not_everything"),
            EnrolError::Forged => (ErrorCode::SyncStopped, "forged"),
        };
        Self::new(code, message).about(about)
    }
}

impl From<SwapError> for AppError {
    fn from(error: SwapError) -> Self {
        let message = error.to_string();
        match error {
            SwapError::Store(error) | SwapError::Follow(FollowError::Store(error)) => error.into(),
            SwapError::Io(cause) => Self::caused(ErrorCode::FileUnwritable, message, cause),
            // A terminal and a window may both have it open: the next exchange does it.
            SwapError::InUse => {
                Self::caused(ErrorCode::SyncStopped, message, error).about("in_use")
            }
            SwapError::Follow(_) | SwapError::NotCarried => {
                Self::caused(ErrorCode::SyncStopped, message, error).about("not_carried")
            }
        }
    }
}

/// What a hub says to somebody who asks it for one thing.
impl From<HubError> for AppError {
    fn from(error: HubError) -> Self {
        let message = error.to_string();
        let code = match &error {
            HubError::Unreachable(_) => ErrorCode::HubUnreachable,
            HubError::Untrusted => ErrorCode::HubNotTrusted,
            HubError::Garbled { .. } => ErrorCode::SyncStopped,
            HubError::Here { .. } => ErrorCode::Internal,
            HubError::Problem(problem) => match problem.code {
                ProblemCode::Unauthorised | ProblemCode::TokenReuse => ErrorCode::SignInClosed,
                ProblemCode::DeviceRevoked => ErrorCode::DeviceRevoked,
                ProblemCode::NotAllowed => ErrorCode::NotAllowed,
                // Unknown, used or over: the hub does not tell them apart.
                ProblemCode::InvitationInvalid => ErrorCode::InvitationExpired,
                ProblemCode::AlreadyThere => ErrorCode::AlreadyOnHub,
                ProblemCode::EpochChanged => ErrorCode::HubRestored,
                ProblemCode::TooOld => ErrorCode::TooOld,
                ProblemCode::TooMany | ProblemCode::Internal | ProblemCode::Unavailable => {
                    ErrorCode::HubBusy
                }
                ProblemCode::BadRequest
                | ProblemCode::NotFound
                | ProblemCode::ExpectDeviceSeq
                | ProblemCode::DeviceForked
                | ProblemCode::ScopeChanged
                | ProblemCode::CursorUnknown
                | ProblemCode::LogCompacted
                | ProblemCode::TooLarge => ErrorCode::SyncStopped,
            },
        };
        let about = error.code().map(ProblemCode::code);
        let told = Self::caused(code, message, error);
        match about {
            Some(about) => told.about(about),
            None => told,
        }
    }
}

impl From<SlotError> for AppError {
    fn from(error: SlotError) -> Self {
        let message = error.to_string();
        match error {
            SlotError::Keychain(_) => Self::caused(ErrorCode::KeychainUnavailable, message, error),
            SlotError::EmptyPassphrase => Self::new(ErrorCode::BadPassphrase, message),
            SlotError::WrongKey
            | SlotError::Damaged
            | SlotError::CostOutOfBounds
            | SlotError::NoMemory
            | SlotError::NoSuchSlot => Self::caused(ErrorCode::WrongKey, message, error),
        }
    }
}

impl From<EnvelopeError> for AppError {
    fn from(error: EnvelopeError) -> Self {
        let message = error.to_string();
        let ended = |about: &str| Self::new(ErrorCode::EnvelopeEnded, &message).about(about);
        match error {
            EnvelopeError::Unfit => Self::new(ErrorCode::BadEnvelope, message).about("password"),
            EnvelopeError::Gone => ended("gone"),
            EnvelopeError::Expired => ended("expired"),
            EnvelopeError::Damaged => ended("damaged"),
            EnvelopeError::Keychain(_) => {
                Self::caused(ErrorCode::KeychainUnavailable, message, error)
            }
        }
    }
}

impl From<RecoveryKeyError> for AppError {
    fn from(error: RecoveryKeyError) -> Self {
        Self::new(ErrorCode::RecoveryKeyMistyped, error.to_string())
    }
}

impl From<FileError> for AppError {
    fn from(error: FileError) -> Self {
        let message = error.to_string();
        match &error {
            FileError::Unreadable(_) => Self::caused(ErrorCode::FileUnreadable, message, error),
            FileError::NotAPriceList { why: WhyNot::NotReadYet(what) } => {
                Self::new(ErrorCode::PriceListKindUnread, message).about(what.code())
            }
            FileError::NotAPriceList { why: WhyNot::Other(what @ OtherFile::OldWorkbook) } => {
                Self::new(ErrorCode::NotAPriceList, message).about(what.code())
            }
            FileError::NotAPriceList { why } => {
                Self::new(ErrorCode::NotAPriceList, message).about(why.code())
            }
            FileError::NotAListOfPeople { why: WhyNot::Other(what @ OtherFile::OldWorkbook) } => {
                Self::new(ErrorCode::NotAListOfPeople, message).about(what.code())
            }
            FileError::NotAListOfPeople { why } => {
                Self::new(ErrorCode::NotAListOfPeople, message).about(why.code())
            }
            FileError::AmbiguousDates { text, .. } => {
                Self::new(ErrorCode::DatesAmbiguous, message).about(text.as_str())
            }
            FileError::Archive(problem) => {
                Self::new(ErrorCode::ArchiveRefused, message).about(problem.code())
            }
            FileError::Cancelled => Self::new(ErrorCode::Cancelled, message),
            FileError::Stopped(_) => Self::caused(ErrorCode::Internal, message, error),
        }
    }
}

/// A task of ours that panicked or was torn down.
impl From<tokio::task::JoinError> for AppError {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::caused(ErrorCode::Internal, "a part of the program stopped unexpectedly", error)
    }
}
