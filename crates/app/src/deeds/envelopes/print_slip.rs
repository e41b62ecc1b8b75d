use std::io::Write;

use desk_core::access::Task;
use desk_core::user_field::UserField;

use super::open_envelope::note;
use super::slip::{Slip, bytes};
use super::{drawer, find_to_open, turn};
use crate::desk::{Desk, unwritable, write_whole_by};
use crate::error::AppError;
use crate::present;
use crate::views::{PrintSlip, SlipPrinted};
use crate::words::words;

/// Writes a page with the password, to be handed over. That opens the envelope once,
/// and only where the file can be written.
pub async fn print_slip(desk: &Desk, ask: PrintSlip) -> Result<SlipPrinted, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersResetPassword)?;
    let one = find_to_open(&here, &ask.envelope).await?;
    let target = desk.chosen_target(&ask.target)?;
    let person = here.store().account(one.user).await?;
    let slip = Slip {
        words: words(ask.language),
        person: one.user_label.clone().unwrap_or_default(),
        user_name: person
            .and_then(|person| person.stands.details.get(&UserField::UserName).cloned())
            .unwrap_or_default(),
        expires_at: one.expires_at.to_string(),
    };
    let name = present::file_name(&target);
    let drawer = drawer(&here);
    let turn = turn(&drawer).await?;
    let (at, of, now) = (drawer.clone(), (one.id, one.user), desk.ports.clock.now().wall);
    let (left, written) = tokio::task::spawn_blocking(move || {
        let mut left = None;
        let written = write_whole_by(&target, |out| {
            let opened = at.open(of, now)?;
            left = Some(opened.left);
            out.write_all(bytes(&slip, &opened.text)?.expose()).map_err(unwritable)?;
            Ok(Some(()))
        });
        (left, written)
    })
    .await?;
    note(&here, &one, left, (&drawer, turn)).await?;
    written?;
    Ok(SlipPrinted { name, opens_left: left.unwrap_or(0).into() })
}
