//! What comes to the program from outside its window: files that were named, opened or
//! dropped, and links to pages.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::state::PickedFile;

/// What came since somebody asked last. It is told once.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HandedOver {
    /// A price list to import.
    pub file: Option<PickedFile>,
    /// Files that came with it or before it and were not taken.
    pub left_out: u32,
    pub place: Option<Place>,
}

/// A page that a link leads to. A link only ever shows something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Place {
    Home,
    Catalog,
    Featured,
    PriceLists,
    /// What waits, what was not accepted, and the record.
    Activity,
    Conflicts,
    Team,
    Users,
    Passwords,
    RoleRules,
    /// Who has which role.
    Roles,
    RoleCatalogue,
    WhoCan,
    SmallestRoles,
    RoleTemplates,
    Workspaces,
    Settings,
    Offer {
        offer_id: String,
    },
    User {
        user_id: String,
    },
}
