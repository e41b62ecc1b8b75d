//! What a person chooses in a conflict.

use desk_core::conflicts::Choice;
use desk_core::schema::{EXISTENCE, EntityType, Field};
use serde::{Deserialize, Serialize};

use super::BadArgs;
use crate::value::WireValue;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChoiceArgs {
    Theirs,
    Mine,
    Value(WireValue),
}

impl From<&Choice> for ChoiceArgs {
    fn from(choice: &Choice) -> Self {
        match choice {
            Choice::Theirs => Self::Theirs,
            Choice::Mine => Self::Mine,
            Choice::Value(value) => Self::Value(value.into()),
        }
    }
}

impl From<ChoiceArgs> for Choice {
    fn from(choice: ChoiceArgs) -> Self {
        match choice {
            ChoiceArgs::Theirs => Self::Theirs,
            ChoiceArgs::Mine => Self::Mine,
            ChoiceArgs::Value(value) => Self::Value(value.into()),
        }
    }
}

/// The record type, when it is one and has the field.
pub(super) fn subject(number: u16, field: u16) -> Result<EntityType, BadArgs> {
    let unknown = |name, number| BadArgs { field: name, why: format!("{number} is unknown") };
    let entity = EntityType::from_number(number).ok_or_else(|| unknown("subject", number))?;
    if field != EXISTENCE && Field::find(entity, field).is_none() {
        return Err(unknown("field", field));
    }
    Ok(entity)
}
