use super::reading::options;
use crate::deeds::refused_rows;
use crate::deeds::table_file::Teller;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{RefusedRowsSaved, SaveRefusedRows};

/// Writes every row that stays refused into a file that the person chose, the cells
/// and the reason: to be repaired elsewhere and imported then. The list is read again,
/// a row at a time, before its import or after it.
pub async fn save_refused_rows(
    desk: &Desk,
    ask: SaveRefusedRows,
) -> Result<RefusedRowsSaved, AppError> {
    let here = desk.here().await?;
    here.actor.price_list_importer()?;
    let path = desk.picked.path(&ask.file)?;
    let target = refused_rows::target(desk, &ask.target, &path)?;
    let options = options(desk, present::file_name(&path), &ask.corrections)?;
    let job = desk.jobs.begin(&ask.job);
    let mut teller = Teller::of(desk, &job);
    refused_rows::write(target, ask.language, move |file| {
        desk_files::read(&path, &options, file, &mut teller).map(drop)
    })
    .await
}
