use super::list_people::people;
use super::user_id;
use crate::deeds::people::edit;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{EditPerson, People};

/// Changes details of a person, all or none.
pub async fn edit_person(desk: &Desk, ask: EditPerson) -> Result<People, AppError> {
    let here = desk.here().await?;
    edit(&here, user_id(&ask.person)?, ask.edits).await?;
    people(&here).await
}
