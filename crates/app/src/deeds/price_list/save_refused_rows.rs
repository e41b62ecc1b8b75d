use desk_files::{FileError, RefusedFile};

use super::reading::options;
use crate::deeds::table_file::{Teller, is_same, words};
use crate::desk::{Desk, unwritable, write_whole_by};
use crate::error::{AppError, ErrorCode};
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
    let target = desk.chosen_target(&ask.target)?;
    if is_same(&path, &target) {
        let message = "the refused rows cannot take the place of the list they are from";
        return Err(AppError::new(ErrorCode::FileUnwritable, message).about(target.display()));
    }
    let options = options(desk, present::file_name(&path), &ask.corrections)?;
    let job = desk.jobs.begin(&ask.job);
    let mut teller = Teller::of(desk, &job);
    let (form, why) = words(ask.language);
    let name = present::file_name(&target);
    let rows = tokio::task::spawn_blocking(move || {
        write_whole_by(&target, |out| {
            let mut file = RefusedFile::new(out, form, why).map_err(unwritable)?;
            match desk_files::read(&path, &options, &mut file, &mut teller) {
                Ok(_) => {}
                Err(FileError::Stopped(stopped)) => {
                    return Err(unwritable(std::io::Error::other(stopped)));
                }
                Err(other) => return Err(other.into()),
            }
            let rows = file.finish().map_err(unwritable)?;
            Ok((rows > 0).then_some(rows))
        })
    })
    .await??;
    Ok(RefusedRowsSaved { name, rows: present::count(rows.unwrap_or(0)) })
}
