//! The data key of before under the one that takes its place: whoever has the new
//! one can finish what was begun with the old one, and not the other way round.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::seal::{Place, WrappingKey, seal, unseal};
use super::{Hex, SlotError};
use crate::data_key::DataKey;
use crate::randomness::Randomness;

/// A data key that another one opens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bridge {
    nonce: Hex<24>,
    wrapped: Hex<48>,
}

/// Wraps `before` so that `after` opens it.
pub fn wrap_before(
    before: &DataKey,
    after: &DataKey,
    workspace: &str,
    rng: &mut dyn Randomness,
) -> Result<Bridge, SlotError> {
    let (nonce, wrapped) = seal(before, &wrapping_key(after), place(workspace), rng)?;
    Ok(Bridge { nonce, wrapped })
}

pub fn open_before(
    bridge: &Bridge,
    after: &DataKey,
    workspace: &str,
) -> Result<DataKey, SlotError> {
    unseal(&bridge.nonce, &bridge.wrapped, &wrapping_key(after), place(workspace))
}

fn place(workspace: &str) -> Place<'_> {
    Place { workspace, kind: "data key before", id: &Hex([0; 16]) }
}

fn wrapping_key(after: &DataKey) -> WrappingKey {
    Zeroizing::new(blake3::derive_key("partner-desk 2026 data key before", after.expose()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::randomness::Seeded;

    #[test]
    fn the_new_key_opens_the_old_one_of_its_workspace_and_nothing_else_does() {
        let mut rng = Seeded::new(1);
        let (before, after) = (DataKey::generate(&mut rng), DataKey::generate(&mut rng));
        let bridge = wrap_before(&before, &after, "w", &mut rng).unwrap();
        assert_eq!(open_before(&bridge, &after, "w").unwrap().expose(), before.expose());
        assert_eq!(open_before(&bridge, &before, "w").unwrap_err(), SlotError::Damaged);
        assert_eq!(open_before(&bridge, &after, "v").unwrap_err(), SlotError::Damaged);
    }
}
