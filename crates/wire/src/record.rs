//! One command as it waits, travels and is kept for ever.

use desk_core::command::Command;
use desk_core::moment::Moment;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::args::{Args, BadArgs, Uid, VERSION};
use crate::form::{Fields, Form};
use crate::value::WireValue;
use crate::{WireError, decode, encode};

/// A command with everything the hub needs to judge it days later: who and
/// which device, in which order, on what it depends, and for every field it
/// touched the value it stood on (sync.md, A2 and A5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandRecord {
    pub(crate) id: Uid,
    /// 1, 2, 3 … per device, without a gap.
    pub seq: u64,
    pub(crate) device: Uid,
    pub(crate) author: Uid,
    pub(crate) group: Uid,
    /// Waiting commands that this one stands on.
    pub(crate) depends: Vec<Uid>,
    pub(crate) v: u16,
    pub(crate) args: Args,
    pub fields: Vec<FieldPatch>,
    pub made: Made,
}

/// One field that a command touched, with the value and number it stood on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPatch {
    pub entity_type: u16,
    pub(crate) entity: Uid,
    /// 0 is the record's existence.
    pub field: u16,
    /// Which member of a set joined or left; the values are flags then.
    pub member: Option<String>,
    pub base: WireValue,
    /// The hub's number for the base; 0 for one that no hub has seen.
    pub base_seq: u64,
    pub new: WireValue,
}

impl FieldPatch {
    pub fn new(
        entity_type: u16,
        entity: Uuid,
        field: u16,
        member: Option<String>,
        (base, base_seq): (WireValue, u64),
        new: WireValue,
    ) -> Self {
        Self { entity_type, entity: entity.into(), field, member, base, base_seq, new }
    }

    pub fn entity(&self) -> Uuid {
        self.entity.into()
    }
}

/// The device's clock when the command was made; for people, never for order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    #[serde(rename = "w")]
    pub wall_ms: i64,
    #[serde(rename = "b")]
    boot: Uid,
    #[serde(rename = "t")]
    pub mono_ms: u64,
}

impl From<Moment> for Made {
    fn from(moment: Moment) -> Self {
        Self {
            wall_ms: moment.wall.as_millisecond(),
            boot: moment.boot.into(),
            mono_ms: moment.mono_ms,
        }
    }
}

/// Who made a command, when, and where it stands among others.
#[derive(Debug, Clone)]
pub struct Origin {
    pub id: Uuid,
    pub seq: u64,
    pub device: Uuid,
    pub author: Uuid,
    pub group: Uuid,
    pub depends: Vec<Uuid>,
    pub made: Moment,
}

impl CommandRecord {
    pub fn new(origin: Origin, command: &Command, fields: Vec<FieldPatch>) -> Self {
        Self {
            id: origin.id.into(),
            seq: origin.seq,
            device: origin.device.into(),
            author: origin.author.into(),
            group: origin.group.into(),
            depends: origin.depends.into_iter().map(Uid::from).collect(),
            v: VERSION,
            args: command.into(),
            fields,
            made: origin.made.into(),
        }
    }

    pub fn id(&self) -> Uuid {
        self.id.into()
    }

    /// Which deed it belongs to.
    pub fn group(&self) -> Uuid {
        self.group.into()
    }

    /// Whose device it comes from, as the command says.
    pub fn device(&self) -> Uuid {
        self.device.into()
    }

    /// Who made it, as the command says.
    pub fn author(&self) -> Uuid {
        self.author.into()
    }

    /// The same command, sent by another device (a restored backup).
    pub fn hand_to(&mut self, device: Uuid) {
        self.device = device.into();
    }

    pub fn depends(&self) -> Vec<Uuid> {
        self.depends.iter().map(|&id| id.into()).collect()
    }

    /// What was asked for.
    pub fn command(&self) -> Result<Command, BadArgs> {
        if self.v > VERSION {
            return Err(BadArgs { field: "v", why: format!("version {} is newer", self.v) });
        }
        self.args.clone().try_into()
    }

    pub fn to_bytes(&self) -> Result<Vec<u8>, WireError> {
        encode("command", &Form::from(self))
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireError> {
        decode::<Form>("command", bytes).map(Self::from)
    }

    /// Only what a command touched, of the bytes of all of it.
    pub fn fields_from_bytes(bytes: &[u8]) -> Result<Vec<FieldPatch>, WireError> {
        decode::<Fields>("command", bytes).map(Fields::patches)
    }
}

/// A command by itself, as undo steps keep it.
pub fn command_to_bytes(command: &Command) -> Result<Vec<u8>, WireError> {
    encode("command", &(VERSION, Args::from(command)))
}

/// Reads what [`command_to_bytes`] wrote.
pub fn command_from_bytes(bytes: &[u8]) -> Result<Command, WireError> {
    let (v, args): (u16, Args) = decode("command", bytes)?;
    let bad = |cause: BadArgs| WireError::NotOne { what: "command", cause: Box::new(cause) };
    if v > VERSION {
        return Err(bad(BadArgs { field: "v", why: format!("version {v} is newer") }));
    }
    args.try_into().map_err(bad)
}

/// The device's chain: each command's hash covers the one before it, so that
/// none can be taken out or changed unnoticed.
pub fn chain_hash(before: &[u8; 32], record: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("partner-desk 2026 device chain");
    hasher.update(before);
    hasher.update(record);
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use desk_core::access::Role;
    use desk_core::account::{Carried, Profile, Seen, Version};
    use desk_core::command::{AddPriceList, EnrolDevice, Place};
    use desk_core::conflicts::Choice;
    use desk_core::ids::{
        ConflictId, DeviceId, OfferId, PasswordRequestId, PriceListId, TemplateId, UserId,
        WorkspaceId,
    };
    use desk_core::policies::Policy;
    use desk_core::price_list::{PriceListHead, PriceListKind};
    use desk_core::schema::EntityType;
    use desk_core::user_field::UserField;
    use desk_core::value::Value;
    use jiff::Timestamp;

    use super::*;

    fn one_of_each() -> Vec<Command> {
        let id = Uuid::from_u128;
        let offer = |name: &str| OfferId::new(name, "1").unwrap();
        let place = Place { after: vec![offer("A")], before: vec![offer("B"), offer("C")] };
        let list = PriceListId::new(id(9));
        let user = UserId::new(id(6));
        let device = DeviceId::new(id(7));
        let (template, request) = (TemplateId::new(id(21)), PasswordRequestId::new(id(22)));
        let at = Timestamp::UNIX_EPOCH;
        vec![
            Command::FoundWorkspace {
                workspace: WorkspaceId::new(id(1)),
                founder: UserId::new(id(2)),
                display_name: "Ada".to_owned(),
            },
            Command::SetHomeMarket {
                workspace: WorkspaceId::new(id(1)),
                market: "FR".parse().ok(),
            },
            Command::AddPriceList(AddPriceList {
                head: PriceListHead {
                    kind: PriceListKind::LicenseNewCommerce,
                    market: "FR".parse().ok(),
                    currency: None,
                    month: "2025-11".parse().unwrap(),
                    preview: false,
                    source_sha256: [1; 32],
                },
                file_name: "liste.csv".to_owned(),
                rows_blob: [2; 32],
                rows: 3,
                rows_refused: 1,
                imported_by: UserId::new(id(2)),
                imported_at: Timestamp::UNIX_EPOCH,
            }),
            Command::RemovePriceList { list },
            Command::RestorePriceList { list },
            Command::FeatureOffer {
                offer: offer("X"),
                title: "É".to_owned(),
                place: place.clone(),
            },
            Command::UnfeatureOffer { offer: offer("X") },
            Command::MoveFeatured { offer: offer("X"), place },
            Command::AddUser {
                user,
                details: vec![
                    (UserField::DisplayName, "Zoé".to_owned()),
                    (UserField::UserName, "zoe@contoso.com".to_owned()),
                ],
                roles: vec![Role::SalesAgent, Role::ReportViewer],
            },
            Command::EditUser {
                user,
                edits: vec![(UserField::Phone, Some("1".to_owned())), (UserField::Notes, None)],
            },
            Command::ObserveUser {
                user,
                seen: vec![(UserField::DomainType, Some("federated".to_owned()))],
            },
            Command::RemoveUser { user, at },
            Command::RestoreUser { user, at },
            Command::GrantRole { user, role: Role::BillingAdmin },
            Command::RevokeRole { user, role: Role::BillingAdmin },
            Command::ChangeRoles {
                user,
                take: vec![Role::SalesAgent],
                give: vec![Role::AdminAgent, Role::ReferralsUser],
            },
            Command::SetUserState { user, active: false },
            Command::ChangeLocations {
                user,
                entire_company: Some(false),
                add: vec!["4711".to_owned()],
                remove: vec!["815".to_owned()],
            },
            Command::FollowTemplate { user, template: Some(template) },
            Command::AddTemplate {
                template,
                name: "Facturation".to_owned(),
                note: Some("Lyon".to_owned()),
                roles: vec![Role::BillingAdmin],
            },
            Command::EditTemplate {
                template,
                name: Some("Vente".to_owned()),
                note: None,
                add: vec![Role::SalesAgent],
                remove: vec![Role::BillingAdmin],
            },
            Command::RemoveTemplate { template },
            Command::RestoreTemplate { template },
            Command::RequestPassword { request, user, at },
            Command::SettlePassword { request, user, done: true, at },
            Command::SetPolicy {
                workspace: WorkspaceId::new(id(1)),
                policy: Policy::GuestRoles(Some([Role::ReferralsAdmin].into())),
            },
            Command::SetAccountField {
                field: "legal.address.city".parse().unwrap(),
                value: Some("Genève".to_owned()),
            },
            Command::ObserveProfile(Seen {
                profile: Profile::Billing,
                version: Version::Current,
                at,
                values: vec![
                    ("billing.taxId".parse().unwrap(), Some("FR12345678901".to_owned())),
                    ("billing.purchaseOrderNumber".parse().unwrap(), None),
                ],
            }),
            Command::CarryOver {
                field: "support.website".parse().unwrap(),
                carried: Some(Carried {
                    value: "www.contoso.com".to_owned(),
                    at,
                    note: Some("Ticket 4711".to_owned()),
                }),
            },
            Command::EnrolDevice(EnrolDevice {
                device,
                user,
                name: "Laptop".to_owned(),
                key: [3; 32],
                enrolment: vec![4, 5],
                enrolled_at: Timestamp::UNIX_EPOCH,
            }),
            Command::RenameDevice { device, name: "Poste".to_owned() },
            Command::RevokeDevice { device },
            Command::ResolveConflict {
                conflict: ConflictId::new(id(8)),
                subject: EntityType::User,
                field: 8,
                choice: Choice::Value(Value::Text("2".to_owned())),
            },
        ]
    }

    #[test]
    fn every_command_comes_back_as_it_went() {
        for command in one_of_each() {
            let bytes = command_to_bytes(&command).unwrap();
            assert_eq!(command_from_bytes(&bytes).unwrap(), command);
        }
    }

    #[test]
    fn every_command_has_a_kind_of_the_same_code() {
        use desk_core::operation::Operation;
        let commands = one_of_each();
        for command in &commands {
            assert_eq!(Operation::of(command).code(), command.code());
        }
        let kinds: std::collections::BTreeSet<_> = commands.iter().map(Operation::of).collect();
        assert_eq!(kinds.len(), Operation::ALL.len(), "each kind has its line above");
    }

    /// What was written by any released version must stay readable: the golden
    /// bytes are only ever added to. `UPDATE_GOLDEN=1` writes missing ones.
    #[test]
    fn golden_commands_stay_readable_and_the_bytes_stay_the_same() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
        for command in one_of_each() {
            let origin = Origin {
                id: Uuid::from_u128(11),
                seq: 4,
                device: Uuid::from_u128(12),
                author: Uuid::from_u128(2),
                group: Uuid::from_u128(13),
                depends: vec![Uuid::from_u128(10)],
                made: Moment {
                    wall: Timestamp::UNIX_EPOCH,
                    boot: Uuid::from_u128(14),
                    mono_ms: 15,
                },
            };
            let patch = FieldPatch::new(
                4,
                Uuid::from_u128(16),
                3,
                None,
                (WireValue::Absent, 0),
                WireValue::Text("V".to_owned()),
            );
            let record = CommandRecord::new(origin, &command, vec![patch]);
            let path = folder.join(format!("{}.v1.cbor", command.code()));
            if std::env::var_os("UPDATE_GOLDEN").is_some() && !path.exists() {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&path, record.to_bytes().unwrap()).unwrap();
            }
            let golden = std::fs::read(&path).unwrap();
            assert_eq!(CommandRecord::from_bytes(&golden).unwrap(), record, "{path:?}");
            let fields = CommandRecord::fields_from_bytes(&golden).unwrap();
            assert_eq!(fields, record.fields, "{path:?}");
            assert_eq!(record.command(), Ok(command), "{path:?}");
            assert_eq!(record.to_bytes().unwrap(), golden, "{path:?}: the bytes changed");
        }
    }

    #[test]
    fn the_chain_covers_what_came_before() {
        let first = chain_hash(&[0; 32], b"one");
        assert_ne!(chain_hash(&first, b"two"), chain_hash(&[0; 32], b"two"));
        assert_ne!(chain_hash(&first, b"two"), chain_hash(&first, b"twO"));
    }
}
