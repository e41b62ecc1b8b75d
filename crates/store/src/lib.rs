//! A workspace on disk: one encrypted SQLite file, all of its SQL, and the one
//! door through which it is written.

mod backup;
mod choices;
mod connect;
mod ending;
mod envelopes;
mod error;
mod facts;
mod file;
mod follow;
mod key;
mod list_rows;
mod new_key;
mod order;
mod read;
mod rekey;
mod round;
mod saved_views;
mod search_words;
mod session;
mod shape;
mod sql;
mod staged_roles;
mod staging;
mod write;
mod writer;

pub use backup::Copied;
pub use choices::Choices;
pub use ending::await_at_exit;
pub use envelopes::{Envelope, EnvelopeEnd, NewEnvelope};
pub use error::{ExecuteError, StoreError};
pub use file::{Alone, NewWorkspace, OpenedStore, Opening, Store};
pub use follow::{
    Applied, Bootstrap, CarriedOver, FollowError, HubLink, LinkState, Outgoing, OutgoingLimits,
    OwnNumbers, Settled, Tidied,
};
pub use key::FileKey;
pub use list_rows::ListWithoutRows;
pub use new_key::CopyWatch;
pub use order::known_to as names_known_to;
pub use read::account::AccountSeen;
pub use read::accounts::{Account, AccountAsk, AccountOrder, AccountPage, StateAsk};
pub use read::catalog::{
    CatalogAnswer, CatalogAsk, FoundOffer, OfferInList, OfferPrice, SegmentTally, ShortPrice,
};
pub use read::conflicts::{ConflictSeen, ConflictSide, ConflictTally};
pub use read::devices::Enrolled;
pub use read::featured::FeaturedNow;
pub use read::glance::Glance;
pub use read::held::HeldCommand;
pub use read::history::{Became, HistoryChange, HistoryEntry, HistoryFilter, HistoryPage, Sees};
pub use read::holders::Holder;
pub use read::kept::{Fault, Kept, Log, Watch, Wrong};
pub use read::known_as::KnownAs;
pub use read::lists::{ImportedList, ListInForce};
pub use read::members::Member;
pub use read::narrow::{CatalogOrder, Narrow, OrderBy};
pub use read::outbox::{
    Journalled, RecordedCommand, RefusedCommand, WaitingCommand, WaitingCounts,
};
pub use read::password_requests::RequestSeen;
pub use read::people::Person;
pub use read::tally::AccountTally;
pub use read::templates::TemplateSeen;
pub use saved_views::SavedView;
pub use session::is_in_use;
pub use staged_roles::StagedPerson;
pub use staging::{STAGING_BATCH, StagedList, Staging};
pub use write::{Committed, Deed, Direction, Outcome, Step, StepLabel, WriteTx};
