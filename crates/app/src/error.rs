//! The errors that leave a deed. Screens decide by code and never read the
//! sentence; a code is here only because a screen does something for it.

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
    /// The file is damaged; it was set aside and a backup can be restored.
    WorkspaceDamaged "workspace_damaged" CannotOpen;
    ReadOnly "read_only" Refused;
    BackupUnreadable "backup_unreadable" BadInput;
    FileUnreadable "file_unreadable" CannotOpen;
    /// The file cannot be written: no room, no right, no folder.
    FileUnwritable "file_unwritable" CannotOpen;
    /// The token of a picked file is not known any more.
    FileGone "file_gone" Refused;
    NotAPriceList "not_a_price_list" BadInput;
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
