//! What looking into a file of people, importing it and saving what stays refused have in
//! common: the options as the person corrected them.

use std::sync::Arc;

use desk_files::people::{Detail, PeopleOptions};

use super::known::Known;
use crate::deeds::table_file::{read, repairs};
use crate::error::{AppError, ErrorCode};
use crate::views::PeopleCorrections;

/// What the person says of the file, in the reader's terms.
pub(super) fn options(
    name: String,
    corrections: &PeopleCorrections,
    known: Arc<Known>,
) -> Result<PeopleOptions, AppError> {
    let domain = corrections.domain.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let mut options = PeopleOptions {
        kind: read("kind", corrections.kind.as_deref())?,
        existing: corrections.existing,
        default_domain: domain.map(str::to_owned),
        file_name: Some(name),
        repairs: repairs(&corrections.repairs)?,
        judge: Some(known),
        ..PeopleOptions::default()
    };
    for choice in &corrections.columns {
        if Detail::of_column(&choice.column).is_none() {
            let message = "no kind of file of people has a column of this name";
            return Err(AppError::new(ErrorCode::BadCorrection, message).about(&choice.column));
        }
        options.columns.say(&choice.column, choice.from.as_deref());
    }
    Ok(options)
}
