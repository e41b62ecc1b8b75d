use std::sync::Arc;

use desk_core::access::Task;

use super::known::Known;
use super::reading::options;
use crate::deeds::table_file::Teller;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present::{self, people_file};
use crate::views::{InspectPeople, PeoplePreview};

/// Says what a file of people is and what importing it would do. Writes nothing.
pub async fn inspect_people(desk: &Desk, ask: InspectPeople) -> Result<PeoplePreview, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersCreate)?;
    let path = desk.picked.path(&ask.file)?;
    let known = Arc::new(Known::load(&here, Arc::default()).await?);
    let options = options(present::file_name(&path), &ask.corrections, Arc::clone(&known))?;
    let job = desk.jobs.begin(&ask.job);
    let mut teller = Teller::of(desk, &job);
    let seen = tokio::task::spawn_blocking(move || {
        desk_files::people::inspect(&path, &options, &mut teller)
    })
    .await??;
    Ok(people_file::preview(seen, known.met()))
}
