//! The file of the rows that stay refused, whatever they are rows of.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use desk_files::{FileError, RefusedFile, RefusedForm, RefusedRow};

use crate::desk::{Desk, unwritable, write_whole_by};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::reasons;
use crate::views::{Language, RefusedRowsSaved};

/// Takes what a reader refuses.
pub(crate) type Refused<'a> = RefusedFile<&'a mut BufWriter<File>>;

/// Where the person wants the rows: anywhere but in the file that they are from.
pub(crate) fn target(desk: &Desk, token: &str, file: &Path) -> Result<PathBuf, AppError> {
    let target = desk.chosen_target(token)?;
    if is_same(file, &target) {
        let message = "the refused rows cannot take the place of the file they are from";
        return Err(AppError::new(ErrorCode::FileUnwritable, message).about(target.display()));
    }
    Ok(target)
}

/// However the two paths are written.
fn is_same(file: &Path, target: &Path) -> bool {
    match (file.canonicalize(), target.canonicalize()) {
        (Ok(file), Ok(target)) => file == target,
        _ => file == target,
    }
}

/// All that `read` refuses while it goes through the file once more, a row at a time.
/// Where that is nothing, nothing is written.
pub(crate) async fn write(
    target: PathBuf,
    language: Language,
    read: impl FnOnce(&mut Refused<'_>) -> Result<(), FileError> + Send + 'static,
) -> Result<RefusedRowsSaved, AppError> {
    let (form, why) = words(language);
    let name = present::file_name(&target);
    let rows = tokio::task::spawn_blocking(move || {
        write_whole_by(&target, |out| {
            let mut file = RefusedFile::new(out, form, why).map_err(unwritable)?;
            match read(&mut file) {
                Ok(()) => {}
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

/// The form of the file, and why a row was refused, in a language.
fn words(language: Language) -> (RefusedForm, fn(&RefusedRow) -> String) {
    match language {
        Language::En | Language::System => (RefusedForm::ENGLISH, |row| row.problem.to_string()),
        Language::Fr => (RefusedForm::FRENCH, |row| {
            let problem = &row.problem;
            reasons::in_french(problem.code(), problem.text(), &problem.to_string())
        }),
    }
}
