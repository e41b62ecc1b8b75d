//! What somebody may do at this moment, by the roles in the hub's records.

use desk_agree::{Digests, Record, RecordKey, State};
use desk_core::access::Actor;
use desk_core::schema::EntityType;
use uuid::Uuid;

use crate::db::{Database, DbResult};

/// The person with the roles they have now.
pub async fn actor(database: &dyn Database, workspace: Uuid, user: Uuid) -> DbResult<Actor> {
    let key = RecordKey::new(EntityType::User, user);
    let mut rows = database.read(workspace).await?;
    let kept = rows.records(&[key]).await?.pop();
    let mut state = State::new(true, Digests::default());
    state.load(key, kept.map(|kept| Record::from_row(kept.row).1));
    Ok(desk_agree::actor(&state, user))
}
