//! One field that a command changed, as the JSON forms give it.

use desk_app::views::FieldChange;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Change {
    pub(super) entity: String,
    pub(super) field: String,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    /// Whether `old` is what stood there, or nothing here tells.
    pub(super) old_known: bool,
}

impl From<FieldChange> for Change {
    fn from(change: FieldChange) -> Self {
        Self {
            entity: change.entity,
            field: change.field,
            old: change.old,
            new: change.new,
            old_known: change.old_known,
        }
    }
}
