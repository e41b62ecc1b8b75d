//! What a decision does to the records.

use crate::ids::EntityId;
use crate::schema::{EntityType, Field};
use crate::value::Value;

/// One step of a decision, for the store and the hub to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Create {
        entity: EntityType,
        id: EntityId,
    },
    Set {
        field: &'static Field,
        id: EntityId,
        value: Value,
    },
    /// A member joins a set; joining twice is once.
    Add {
        field: &'static Field,
        id: EntityId,
        member: String,
    },
    /// A member leaves a set; leaving twice is once.
    Remove {
        field: &'static Field,
        id: EntityId,
        member: String,
    },
    /// The record is gone from view; its fields stay for [`Change::Restore`].
    Delete {
        entity: EntityType,
        id: EntityId,
    },
    Restore {
        entity: EntityType,
        id: EntityId,
    },
}

impl Change {
    pub const fn entity(&self) -> EntityType {
        match self {
            Self::Create { entity, .. }
            | Self::Delete { entity, .. }
            | Self::Restore { entity, .. } => *entity,
            Self::Set { field, .. } | Self::Add { field, .. } | Self::Remove { field, .. } => {
                field.entity
            }
        }
    }

    pub const fn id(&self) -> EntityId {
        match self {
            Self::Create { id, .. }
            | Self::Delete { id, .. }
            | Self::Restore { id, .. }
            | Self::Set { id, .. }
            | Self::Add { id, .. }
            | Self::Remove { id, .. } => *id,
        }
    }
}
