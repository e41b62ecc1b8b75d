//! Why a deed was not done, in English: the deed's own sentence where it knows
//! more than its code, and what to do about it.

use desk_app::ErrorCode;

use super::Said;

pub(super) fn error(code: ErrorCode, said: Said<'_>) -> String {
    let detail = || sentence(said.detail);
    match code {
        ErrorCode::NoWorkspace => "There is no such workspace.".to_owned(),
        ErrorCode::WrongKey => "That does not open it: the key or passphrase is another one.".to_owned(),
        ErrorCode::RecoveryKeyWrong => {
            "This is a recovery key, but not the one of this workspace.".to_owned()
        }
        ErrorCode::KeychainUnavailable => {
            "The system’s keychain does not answer. Unlock it, or use a key file: --key-file FILE."
                .to_owned()
        }
        ErrorCode::DraftGone => "What was begun is gone. Begin again.".to_owned(),
        ErrorCode::WorkspaceDamaged => {
            "The file of this workspace is damaged. Nothing was overwritten. Restore a backup: desk workspace restore FILE.".to_owned()
        }
        ErrorCode::NameDiffers => {
            "What was typed is not the name of this workspace. Nothing was changed.".to_owned()
        }
        ErrorCode::UnsentNotExported => with(
            "Changes were never sent and are in no export. Say where to keep them: --export FILE."
                .to_owned(),
            said.about,
        ),
        ErrorCode::LastKey => {
            "Nothing else would open this workspace. Make another way first: desk workspace keys passphrase, or desk workspace keys recovery.".to_owned()
        }
        ErrorCode::StillOpens => {
            "This workspace opens here. Forget it without --unopened: what was never sent is listed then.".to_owned()
        }
        ErrorCode::WorkspaceInUse => {
            "Another program has this workspace open. Close it there first.".to_owned()
        }
        ErrorCode::ReadOnly => {
            "A newer version of Partner Desk wrote this workspace; it can only be looked at."
                .to_owned()
        }
        ErrorCode::FileGone => "The file is not there any more.".to_owned(),
        ErrorCode::MonthUnknown => {
            "The list does not say its month. Say it: --month 2026-11.".to_owned()
        }
        ErrorCode::DatesAmbiguous => {
            format!("{} Say which it is: --dates day-first or --dates month-first.", detail())
        }
        ErrorCode::RowsRefused => {
            format!("{} With --strict, nothing of the file comes in then.", detail())
        }
        ErrorCode::AlreadyImported => with(detail(), said.about),
        ErrorCode::FileUnreadable => with(detail(), said.about),
        ErrorCode::FileUnwritable => {
            with(format!("{} Is there room, and may you write there?", detail()), said.about)
        }
        ErrorCode::OfferIsAddOn | ErrorCode::OfferEndOfSale => {
            format!("{} It cannot be featured.", detail())
        }
        ErrorCode::CommandNotFound => {
            with("There is no such change on this computer.".to_owned(), said.about)
        }
        ErrorCode::CommandNotRefused => {
            "This change was not refused, or somebody looked after it already.".to_owned()
        }
        ErrorCode::NoHub => {
            "This workspace has no hub. Bring it to one: desk hub publish INVITATION.".to_owned()
        }
        ErrorCode::AlreadyOnHub => {
            "This workspace is on a hub already. Leave it first: desk hub leave.".to_owned()
        }
        ErrorCode::WorkspaceHere => {
            "This workspace is on this computer already. Open it, then join again.".to_owned()
        }
        ErrorCode::InvitationInvalid => format!("{} Ask for another invitation.", detail()),
        ErrorCode::InvitationMistyped => {
            "This is not an invitation, or a part of it is missing. Copy all of it, from “desk1-” to the end.".to_owned()
        }
        ErrorCode::InvitationExpired => {
            "This invitation was used already, or its time is over. Ask for another one.".to_owned()
        }
        ErrorCode::HubUnreachable => with(
            "The hub cannot be reached. Your work is kept here and is sent later.".to_owned(),
            said.about,
        ),
        ErrorCode::HubNotTrusted => with(
            "Whoever answers at the hub’s address is not the hub of the invitation. Nothing was sent. Tell whoever keeps the hub.".to_owned(),
            said.about,
        ),
        ErrorCode::HubBusy => "The hub is busy or down for a moment. Try again later; nothing was lost.".to_owned(),
        ErrorCode::HubRestored => {
            "The hub was restored from a backup. A global admin has to confirm it: desk hub confirm-restored. Nothing of yours is lost.".to_owned()
        }
        ErrorCode::DeviceRevoked => {
            "The hub shut this device out. Nothing can be changed here any more; what was not sent is kept: desk outbox export FILE.".to_owned()
        }
        ErrorCode::SignInClosed => {
            "This device’s sign-in was used twice, so the hub closed it. Ask for an invitation and join again; nothing is lost.".to_owned()
        }
        ErrorCode::TooOld => {
            "The hub needs a newer version of Partner Desk. Update it; your changes were taken.".to_owned()
        }
        ErrorCode::SyncStopped => with(
            "What came from the hub does not fit together, so it was not taken. Nothing was lost.".to_owned(),
            said.about,
        ),
        ErrorCode::Locked => "The window is locked. Unlock it there.".to_owned(),
        ErrorCode::TryLater => {
            format!("{} Then try again.", detail())
        }
        ErrorCode::NotConfirmed => "The system did not confirm who sits here.".to_owned(),
        ErrorCode::NothingToUndo => "There is nothing to undo.".to_owned(),
        ErrorCode::NothingToRedo => "There is nothing to redo.".to_owned(),
        ErrorCode::Cancelled => "Stopped. Nothing was changed.".to_owned(),
        ErrorCode::DiskFull => "The disk is full. Make room and try again; nothing was lost.".to_owned(),
        ErrorCode::Internal => with(
            "Something went wrong in Partner Desk itself. Nothing was lost.".to_owned(),
            said.about,
        ),
        ErrorCode::WorkspaceNameTaken
        | ErrorCode::BadName
        | ErrorCode::BadPassphrase
        | ErrorCode::RecoveryKeyMistyped
        | ErrorCode::BackupUnreadable
        | ErrorCode::NotAPriceList
        | ErrorCode::NotAListOfPeople
        | ErrorCode::PriceListKindUnread
        | ErrorCode::ArchiveRefused
        | ErrorCode::BadCorrection
        | ErrorCode::NoRows
        | ErrorCode::NoSuchList
        | ErrorCode::BadOfferId
        | ErrorCode::OfferNotInList
        | ErrorCode::OfferNotFeatured
        | ErrorCode::FeaturedFull
        | ErrorCode::BadPosition
        | ErrorCode::BadFilter
        | ErrorCode::BadView
        | ErrorCode::ViewNotFound
        | ErrorCode::ViewNameTaken
        | ErrorCode::BadMarket
        | ErrorCode::BadUserField
        | ErrorCode::UserNotFound
        | ErrorCode::BadRole
        | ErrorCode::UserNameTaken
        | ErrorCode::LastAdmin
        | ErrorCode::NotOnOneself
        | ErrorCode::MorePowerful
        | ErrorCode::OutOfReach
        | ErrorCode::RoleNotAssignable
        | ErrorCode::GuestRole
        | ErrorCode::OneRolePerCategory
        | ErrorCode::BadAccountField
        | ErrorCode::AccountFieldNotFound
        | ErrorCode::FieldLocked
        | ErrorCode::NothingToCarry
        | ErrorCode::BadProfileFile
        | ErrorCode::ReadOnlyDetail
        | ErrorCode::PasswordKeptElsewhere
        | ErrorCode::RestoreTooLate
        | ErrorCode::BadLocation
        | ErrorCode::TemplateNotFound
        | ErrorCode::RequestNotFound
        | ErrorCode::RequestSettled
        | ErrorCode::BadEnvelope
        | ErrorCode::EnvelopeNotFound
        | ErrorCode::EnvelopeEnded
        | ErrorCode::BadTask
        | ErrorCode::TasksUnreachable
        | ErrorCode::NothingStaged
        | ErrorCode::DeviceNotFound
        | ErrorCode::ConflictNotFound
        | ErrorCode::ConflictClosed
        | ErrorCode::BadChoice
        | ErrorCode::NotAllowed => detail(),
    }
}

fn with(sentence: String, about: Option<&str>) -> String {
    match about {
        Some(about) => format!("{sentence} ({about})"),
        None => sentence,
    }
}

/// A deed's words as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let mut sentence: String = match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    };
    if !sentence.ends_with(['.', '?', '!']) {
        sentence.push('.');
    }
    sentence
}
