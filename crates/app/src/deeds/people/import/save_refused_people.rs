use std::sync::Arc;

use desk_core::access::Task;

use super::known::Known;
use super::reading::options;
use crate::deeds::refused_rows;
use crate::deeds::table_file::Teller;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{RefusedRowsSaved, SaveRefusedPeople};

/// Writes every row that stays refused into a file that the person chose, the cells and
/// the reason, without a password: to be repaired elsewhere and imported then. The file
/// is read again, a row at a time, before its import or after it.
pub async fn save_refused_people(
    desk: &Desk,
    ask: SaveRefusedPeople,
) -> Result<RefusedRowsSaved, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersCreate)?;
    let path = desk.picked.path(&ask.file)?;
    let target = refused_rows::target(desk, &ask.target, &path)?;
    let known = Arc::new(Known::load(&here, desk.imports.of(&ask.file)).await?);
    let options = options(present::file_name(&path), &ask.corrections, known)?;
    let job = desk.jobs.begin(&ask.job);
    let mut teller = Teller::of(desk, &job);
    refused_rows::write(target, ask.language, move |file| {
        desk_files::people::read(&path, &options, file, &mut teller).map(drop)
    })
    .await
}
