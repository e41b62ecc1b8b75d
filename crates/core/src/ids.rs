//! Names of things. Ids that a person's deed makes are UUIDv7 and come in from
//! the shell; things with a natural key derive theirs from it, so that two
//! desktops importing the same file make the same things.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// An identifier that is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not {wanted}")]
pub struct BadId {
    /// What was given.
    pub text: String,
    /// What it should have been, in words.
    pub wanted: &'static str,
}

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                Uuid::parse_str(text.trim())
                    .map(Self)
                    .map_err(|_| BadId { text: text.to_owned(), wanted: "an identifier" })
            }
        }
    };
}

uuid_id!(
    /// One partner company's account.
    WorkspaceId
);
uuid_id!(
    /// An installation that edits a workspace.
    DeviceId
);
uuid_id!(
    /// A person who works in the workspace.
    UserId
);
uuid_id!(
    /// One imported price list; see [`derived`].
    PriceListId
);
uuid_id!(
    /// One conflict; see [`conflict_id`].
    ConflictId
);
uuid_id!(
    /// Roles that belong together.
    TemplateId
);
uuid_id!(
    /// One request that a person gets a new password.
    PasswordRequestId
);
uuid_id!(
    /// One thing a person asked for.
    CommandId
);
uuid_id!(
    /// The commands of one deed: one undo step.
    GroupId
);
uuid_id!(
    /// Any record, when its type is told beside it.
    EntityId
);

macro_rules! as_entity {
    ($($name:ident),*) => {$(
        impl From<$name> for EntityId {
            fn from(id: $name) -> Self {
                Self(id.0)
            }
        }
        impl From<EntityId> for $name {
            fn from(id: EntityId) -> Self {
                Self(id.0)
            }
        }
    )*};
}
as_entity!(WorkspaceId, DeviceId, UserId, PriceListId, ConflictId, TemplateId, PasswordRequestId);

/// The id of a thing that is known by `parts`, the same on every desktop.
///
/// A UUIDv8 over BLAKE3, with the lengths of the parts mixed in so that
/// `["ab", "c"]` and `["a", "bc"]` stay two things.
pub fn derived(kind: &str, parts: &[&[u8]]) -> Uuid {
    let mut hasher = blake3::Hasher::new_derive_key("partner-desk 2026 natural key");
    for part in std::iter::once(&kind.as_bytes()).chain(parts) {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The conflict over one field in which `command` came second, so that whoever
/// finds it gives it the same id.
pub fn conflict_id(
    command: CommandId,
    entity_type: u16,
    entity: EntityId,
    field: u16,
    member: &str,
) -> ConflictId {
    ConflictId(derived(
        "conflict",
        &[
            command.0.as_bytes(),
            &entity_type.to_be_bytes(),
            entity.0.as_bytes(),
            &field.to_be_bytes(),
            member.as_bytes(),
        ],
    ))
}

/// What the catalog calls an offer. In new commerce and for software that is
/// `PRODUCT:SKU`, the SKU's leading zeros restored (catalog-pricing.md, 6.2); a
/// legacy offer has one id, a GUID or `MS-AZR-…` (catalog-pricing.md, 2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfferId {
    product: String,
    /// `None` for a legacy offer.
    sku: Option<String>,
}

impl OfferId {
    /// SKU ids have four characters, and spreadsheets drop the zeros in front.
    pub const SKU_LENGTH: usize = 4;

    /// Errors when either part is empty, is longer than 64 characters or has a
    /// character outside `0-9A-Z-`. Case is folded to upper.
    pub fn new(product: &str, sku: &str) -> Result<Self, BadId> {
        let bad = || BadId { text: format!("{product}:{sku}"), wanted: "an offer: PRODUCT:SKU" };
        let product = part(product).ok_or_else(bad)?;
        let sku = part(sku).ok_or_else(bad)?;
        let sku = format!("{sku:0>width$}", width = Self::SKU_LENGTH);
        Ok(Self { product, sku: Some(sku) })
    }

    /// A legacy offer. A GUID is folded to lower case, an Azure offer to upper.
    ///
    /// # Errors
    /// When `id` is neither.
    pub fn legacy(id: &str) -> Result<Self, BadId> {
        let id = id.trim();
        let guid = || Uuid::try_parse(id).ok().map(|guid| guid.hyphenated().to_string());
        let azure = || part(id).filter(|id| id.starts_with("MS-AZR-"));
        guid().or_else(azure).map(|product| Self { product, sku: None }).ok_or_else(|| BadId {
            text: id.to_owned(),
            wanted: "a legacy offer: a GUID, or MS-AZR-…",
        })
    }

    /// The product, or the whole id of a legacy offer.
    pub fn product(&self) -> &str {
        &self.product
    }

    /// `None` for a legacy offer.
    pub fn sku(&self) -> Option<&str> {
        self.sku.as_deref()
    }

    /// The record that says where this offer stands among the featured ones.
    pub fn featured_entity(&self) -> EntityId {
        EntityId(derived("featured-offer", &[self.to_string().as_bytes()]))
    }
}

/// One part of an id, upper case.
fn part(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_uppercase();
    let good = (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    good.then_some(text)
}

impl fmt::Display for OfferId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.product)?;
        self.sku.as_ref().map_or(Ok(()), |sku| write!(f, ":{sku}"))
    }
}

impl FromStr for OfferId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        match text.split_once(':') {
            Some((product, sku)) => Self::new(product, sku),
            None => Self::legacy(text).map_err(|_| BadId {
                text: text.to_owned(),
                wanted: "an offer: PRODUCT:SKU, or the id of a legacy offer",
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_id_restores_the_zeros_a_spreadsheet_dropped() {
        for (given, meant) in [
            ("CFQ7TTC0AAA1:1", "CFQ7TTC0AAA1:0001"),
            ("cfq7ttc0aaa1:20", "CFQ7TTC0AAA1:0020"),
            (" CFQ7TTC0AAA1 : 000f ", "CFQ7TTC0AAA1:000F"),
            ("CFQ7TTC0AAA1:0001", "CFQ7TTC0AAA1:0001"),
        ] {
            assert_eq!(given.parse::<OfferId>().map(|id| id.to_string()), Ok(meant.to_owned()));
        }
        for wrong in ["", "CFQ7TTC0AAA1", ":1", "A:", "A:b c", "A:é"] {
            assert!(wrong.parse::<OfferId>().is_err(), "{wrong:?} is no offer");
        }
    }

    #[test]
    fn a_legacy_offer_is_one_id_whatever_its_case() {
        for (given, meant) in [
            ("31C9C9EB-0000-4000-8000-00000000000A", "31c9c9eb-0000-4000-8000-00000000000a"),
            (" 31c9c9eb-0000-4000-8000-00000000000a ", "31c9c9eb-0000-4000-8000-00000000000a"),
            ("ms-azr-0145p", "MS-AZR-0145P"),
        ] {
            let id: OfferId = given.parse().unwrap();
            assert_eq!((id.to_string().as_str(), id.sku()), (meant, None));
            assert_eq!(OfferId::legacy(given), Ok(id));
        }
        assert!(OfferId::legacy("CFQ7TTC0AAA1").is_err(), "a product is no offer by itself");
    }

    #[test]
    fn a_natural_key_gives_one_id_everywhere() {
        let id = derived("price-list", &[b"ab", b"c"]);
        assert_eq!(id, derived("price-list", &[b"ab", b"c"]));
        assert_ne!(id, derived("price-list", &[b"a", b"bc"]));
        assert_ne!(id, derived("offer", &[b"ab", b"c"]));
        assert_eq!(id.get_version_num(), 8);
    }
    #[test]
    fn a_conflict_is_known_by_the_command_and_the_field() {
        let command = CommandId::new(Uuid::from_u128(1));
        let entity = EntityId::new(Uuid::from_u128(2));
        let id = conflict_id(command, 2, entity, 3, "");
        assert_eq!(id, conflict_id(command, 2, entity, 3, ""));
        assert_ne!(id, conflict_id(command, 2, entity, 4, ""));
        assert_ne!(id, conflict_id(command, 2, entity, 3, "global_admin"));
    }
}
