//! One field that a command changed, as the JSON forms give it.

use desk_app::views::FieldChange;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Change {
    pub(super) entity: String,
    pub(super) field: String,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
}

impl From<FieldChange> for Change {
    fn from(change: FieldChange) -> Self {
        Self { entity: change.entity, field: change.field, old: change.old, new: change.new }
    }
}
