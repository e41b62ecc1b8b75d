//! Sealed envelopes: a temporary password waits on this computer until it is handed
//! over, so often and so long, and is gone after that. Nothing of it is a command.

mod hand_envelope;
mod list_envelopes;
mod open_envelope;
mod print_slip;
mod seal_envelope;
mod slip;
mod wipe_envelope;

pub use hand_envelope::hand_envelope;
pub use list_envelopes::list_envelopes;
pub use open_envelope::open_envelope;
pub use print_slip::print_slip;
pub use seal_envelope::seal_envelope;
pub use wipe_envelope::wipe_envelope;

use desk_core::command::Command;
use desk_core::ids::{PasswordRequestId, UserId};
use desk_store::{Envelope, EnvelopeEnd};
use uuid::Uuid;

use crate::desk::{Desk, Drawer, DrawerTurn, Here};
use crate::error::{AppError, ErrorCode};
use crate::views::{Event, Tag};

/// Whoever may ask that a person gets a new password may keep the one that they got:
/// the rule of that command is asked, and nothing is written.
async fn may_hold(here: &Here<'_>, user: UserId) -> Result<(), AppError> {
    let ports = &here.desk.ports;
    let request = PasswordRequestId::new(ports.ids.next());
    let command = Command::RequestPassword { request, user, at: ports.clock.now().wall };
    let right = command.right(&here.actor)?;
    here.begin_write().await?.execute(&command, &right).await?;
    Ok(())
}

async fn find(here: &Here<'_>, text: &str) -> Result<Envelope, AppError> {
    let unknown =
        || AppError::new(ErrorCode::EnvelopeNotFound, "there is no such envelope here").about(text);
    let id: Uuid = text.parse().map_err(|_| unknown())?;
    here.store().envelope(id).await?.ok_or_else(unknown)
}

/// One that is to be opened, by somebody who may.
async fn find_to_open(here: &Here<'_>, text: &str) -> Result<Envelope, AppError> {
    let one = find(here, text).await?;
    may_hold(here, one.user).await?;
    match one.ended {
        None => Ok(one),
        Some((why, _)) => Err(ended(why)),
    }
}

fn ended(why: EnvelopeEnd) -> AppError {
    AppError::new(ErrorCode::EnvelopeEnded, "the envelope cannot be opened any more")
        .about(why.code())
}

fn drawer(here: &Here<'_>) -> Drawer {
    here.desk.drawer(here.file.id, &here.file.folder)
}

async fn turn(drawer: &Drawer) -> Result<DrawerTurn, AppError> {
    let drawer = drawer.clone();
    tokio::task::spawn_blocking(move || drawer.turn()).await?
}

fn tell(desk: &Desk) {
    desk.announce(Event::Changed { tags: vec![Tag::People] });
}
