use desk_core::operation::Operation;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{Named, Nothing, RecordChoices};

/// Who and what the record can be narrowed down to.
pub async fn record_choices(desk: &Desk, _ask: Nothing) -> Result<RecordChoices, AppError> {
    let here = desk.here().await?;
    here.actor.record_reader()?;
    let (people, devices) = here.store().record_names().await?;
    let named = |all: Vec<(Uuid, String)>| {
        all.into_iter().map(|(id, name)| Named { id: id.to_string(), name }).collect()
    };
    Ok(RecordChoices {
        people: named(people),
        devices: named(devices),
        operations: Operation::ALL.iter().map(|one| (*one).into()).collect(),
    })
}
