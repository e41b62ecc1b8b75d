//! What people do at their desktops, drawn by lot.

use desk_core::access::Role;
use desk_core::account::{AccountField, Carried, Profile, Seen, Version};
use desk_core::command::{AddPriceList, Command, Place};
use desk_core::conflicts::Choice;
use desk_core::ids::{ConflictId, OfferId, PasswordRequestId, TemplateId, UserId, WorkspaceId};
use desk_core::policies::Policy;
use desk_core::price_list::{PriceListHead, PriceListKind};
use desk_core::schema::{EntityType, conflict, password_request};
use desk_core::user_field::UserField;
use desk_core::value::Value;
use jiff::Timestamp;
use uuid::Uuid;

use crate::chance::Chance;
use crate::model::Model;

/// The people that a story is about; the first founds the workspace.
pub(crate) const PEOPLE: usize = 5;
const NAMES: [&str; 3] = ["ada@contoso.example", "Ada@Contoso.example", "bo@contoso.example"];
const ROLES: [Role; 3] = [Role::GlobalAdmin, Role::AdminAgent, Role::SalesAgent];

pub(crate) fn person(n: usize) -> UserId {
    UserId::new(Uuid::from_u128(0xAAAA_0000 + n as u128))
}

fn offer(n: usize) -> OfferId {
    OfferId::new(&format!("OFFER{n}"), "1").unwrap()
}

/// The rows of made-up list `n`, as they travel.
pub(crate) fn rows(n: usize) -> Vec<u8> {
    format!("rows of list {n}").into_bytes()
}

fn list(n: usize) -> AddPriceList {
    AddPriceList {
        head: PriceListHead {
            kind: PriceListKind::LicenseNewCommerce,
            market: "FR".parse().ok(),
            currency: "EUR".parse().ok(),
            month: "2026-11".parse().unwrap(),
            preview: false,
            source_sha256: [u8::try_from(n).unwrap_or(0); 32],
        },
        file_name: format!("list-{n}.csv"),
        rows_blob: *blake3::hash(&rows(n)).as_bytes(),
        rows: 1,
        rows_refused: 0,
        imported_by: person(0),
        imported_at: Timestamp::UNIX_EPOCH,
    }
}

/// The workspace's first deed.
pub(crate) fn found(workspace: Uuid) -> Command {
    Command::FoundWorkspace {
        workspace: WorkspaceId::new(workspace),
        founder: person(0),
        display_name: "Ada".to_owned(),
    }
}

pub(crate) fn add(n: usize, roles: Vec<Role>) -> Command {
    let details = vec![(UserField::DisplayName, format!("P{n}"))];
    Command::AddUser { user: person(n), details, roles }
}

/// One deed: mostly a single command, sometimes several at once.
pub(crate) fn deed(chance: &Chance, model: &Model) -> Vec<Command> {
    let many = if chance.one_in(5) { 2 + chance.below(3) } else { 1 };
    (0..many).map(|_| command(chance, model)).collect()
}

fn command(chance: &Chance, model: &Model) -> Command {
    let user = person(chance.below(PEOPLE));
    let value = |of: usize| (!chance.one_in(6)).then(|| format!("v{}", chance.below(of)));
    match chance.below(29) {
        0..=4 => {
            let field = *chance.pick(&[UserField::Phone, UserField::FirstName, UserField::Notes]);
            Command::EditUser { user, edits: vec![(field, value(4))] }
        }
        5 => Command::EditUser {
            user,
            edits: vec![
                (UserField::UserName, Some((*chance.pick(&NAMES)).to_owned())),
                (UserField::Phone, value(4)),
            ],
        },
        6 => Command::GrantRole { user, role: *chance.pick(&ROLES) },
        7 => Command::RevokeRole { user, role: *chance.pick(&ROLES) },
        8 => Command::SetUserState { user, active: chance.one_in(2) },
        9 if chance.one_in(2) => Command::RemoveUser { user, at: Timestamp::UNIX_EPOCH },
        9 => Command::RestoreUser { user, at: Timestamp::UNIX_EPOCH },
        10..=12 => Command::FeatureOffer {
            offer: offer(chance.below(8)),
            title: format!("T{}", chance.below(3)),
            place: place(chance),
        },
        13 => Command::UnfeatureOffer { offer: offer(chance.below(8)) },
        14..=15 => Command::MoveFeatured { offer: offer(chance.below(8)), place: place(chance) },
        16 => Command::SetHomeMarket {
            workspace: WorkspaceId::new(model.me.workspace),
            market: chance.pick(&["FR", "BE", "DE"]).parse().ok(),
        },
        17 => Command::AddPriceList(list(chance.below(4))),
        18 => {
            let list = list(chance.below(4)).head.id();
            if chance.one_in(2) {
                Command::RemovePriceList { list }
            } else {
                Command::RestorePriceList { list }
            }
        }
        19 => Command::ChangeRoles { user, take: some_roles(chance), give: some_roles(chance) },
        20..=24 => of_accounts(chance, model, user),
        25..=27 => of_profiles(chance),
        _ => resolve(chance, model).unwrap_or(Command::RenameDevice {
            device: desk_core::ids::DeviceId::new(model.me.device),
            name: format!("D{}", chance.below(5)),
        }),
    }
}

fn some_roles(chance: &Chance) -> Vec<Role> {
    (0..chance.below(3)).map(|_| *chance.pick(&ROLES)).collect()
}

/// Locations, templates, requests and policies.
fn of_accounts(chance: &Chance, model: &Model, user: UserId) -> Command {
    // Ids are a device's own, as the ones that a person makes are.
    let own = |n: usize| Uuid::from_u128(model.me.device.as_u128() ^ (0xFFFF_0000 + n as u128));
    let any = |entity: EntityType| {
        let there: Vec<_> = model.view.records_of(entity).map(|(id, _)| id).collect();
        if there.is_empty() { own(0) } else { *chance.pick(&there) }
    };
    let at = Timestamp::UNIX_EPOCH;
    let template = TemplateId::new(any(EntityType::RoleTemplate));
    match chance.below(10) {
        0 => Command::ChangeLocations {
            user,
            entire_company: chance.one_in(2).then(|| chance.one_in(2)),
            add: vec![format!("{}", chance.below(3))],
            remove: vec![format!("{}", chance.below(3))],
        },
        1 => Command::AddTemplate {
            template: TemplateId::new(own(chance.below(2))),
            name: format!("T{}", chance.below(3)),
            note: None,
            roles: some_roles(chance),
        },
        2 => Command::EditTemplate {
            template,
            name: chance.one_in(2).then(|| format!("T{}", chance.below(3))),
            note: chance.one_in(3).then(|| format!("N{}", chance.below(3))),
            add: some_roles(chance),
            remove: some_roles(chance),
        },
        3 if chance.one_in(2) => Command::RemoveTemplate { template },
        3 => Command::RestoreTemplate { template },
        4..=5 => {
            Command::FollowTemplate { user, template: (!chance.one_in(4)).then_some(template) }
        }
        6 => Command::RequestPassword {
            request: PasswordRequestId::new(own(4 + chance.below(3))),
            user,
            at,
        },
        7 => settle(chance, model).unwrap_or(Command::SetUserState { user, active: true }),
        8 => Command::ObserveUser {
            user,
            seen: vec![(UserField::DomainType, chance.one_in(2).then(|| "federated".to_owned()))],
        },
        _ => Command::SetPolicy {
            workspace: WorkspaceId::new(model.me.workspace),
            policy: if chance.one_in(2) {
                Policy::OneRolePerCategory(Some(chance.one_in(2)))
            } else {
                Policy::GuestRoles(chance.one_in(2).then(|| [Role::SalesAgent].into()))
            },
        },
    }
}

/// Fields of the company's own profiles: few of them, so that people meet, and those on
/// which it hangs who may edit others.
fn of_profiles(chance: &Chance) -> Command {
    const FIELDS: [&str; 7] = [
        "account.program",
        "legal.companyName",
        "legal.address.country",
        "legal.address.city",
        "support.website",
        "billing.purchaseOrderNumber",
        "billing.billingCurrency",
    ];
    const TEXTS: [&str; 6] = ["mpn", "direct_bill", "FR", "BE", "a.example", ""];
    let field: AccountField = chance.pick(&FIELDS).parse().unwrap();
    let at = Timestamp::from_second(1 + chance.below(5) as i64).unwrap();
    let text = || (!chance.one_in(5)).then(|| (*chance.pick(&TEXTS)).to_owned());
    match chance.below(6) {
        0..=2 => Command::SetAccountField { field, value: text() },
        3 => Command::CarryOver {
            field,
            carried: text().map(|value| Carried { value, at, note: None }),
        },
        4 => Command::ObserveProfile(Seen {
            profile: Profile::Billing,
            version: Version::Current,
            at,
            values: vec![("billing.purchaseOrderNumber".parse().unwrap(), text())],
        }),
        _ => Command::ObserveProfile(Seen {
            profile: Profile::Legal,
            version: if chance.one_in(4) { Version::LastFinalized } else { Version::Current },
            at,
            values: vec![
                ("legal.companyName".parse().unwrap(), text()),
                ("legal.address.country".parse().unwrap(), text()),
                (
                    "legal.vettingStatus".parse().unwrap(),
                    Some((*chance.pick(&["pending", "authorized"])).to_owned()),
                ),
            ],
        }),
    }
}

/// Somebody says what became of one of the requests that this desktop sees.
fn settle(chance: &Chance, model: &Model) -> Option<Command> {
    let there: Vec<_> = model
        .view
        .records_of(EntityType::PasswordRequest)
        .filter_map(|(id, record)| {
            Some((id, record.value(password_request::USER.number, "").as_id()?))
        })
        .collect();
    if there.is_empty() {
        return None;
    }
    let (request, user) = *chance.pick(&there);
    Some(Command::SettlePassword {
        request: PasswordRequestId::new(request),
        user: UserId::new(user),
        done: chance.one_in(2),
        at: Timestamp::UNIX_EPOCH,
    })
}

fn place(chance: &Chance) -> Place {
    let near = |n: usize| (0..n).map(|_| offer(chance.below(8))).collect();
    Place { after: near(chance.below(3)), before: near(chance.below(3)) }
}

/// A decision on one of the conflicts that this desktop sees.
fn resolve(chance: &Chance, model: &Model) -> Option<Command> {
    let open: Vec<_> = model
        .view
        .records_of(EntityType::Conflict)
        .filter(|(_, record)| {
            let state = record.value(conflict::STATE.number, "");
            matches!(state.as_text(), Some("open" | "auto"))
        })
        .collect();
    if open.is_empty() {
        return None;
    }
    let (id, record) = chance.pick(&open);
    let number = |number| record.value(number, "").as_integer().and_then(|n| u16::try_from(n).ok());
    Some(Command::ResolveConflict {
        conflict: ConflictId::new(*id),
        subject: EntityType::from_number(number(conflict::SUBJECT_TYPE.number)?)?,
        field: number(conflict::FIELD.number)?,
        choice: match chance.below(3) {
            0 => Choice::Theirs,
            1 => Choice::Mine,
            _ => Choice::Value(Value::from("third")),
        },
    })
}
