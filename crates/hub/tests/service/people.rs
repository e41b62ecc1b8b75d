//! Commands about people, which the stories are made of.

use desk_core::access::Role;
use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_core::schema::EntityType;
use desk_core::user_field::UserField;
use desk_wire::{FieldPatch, WireValue};
use serde_bytes::ByteBuf;

use super::rig::{Device, id};

pub(crate) fn add_user(device: &mut Device, group: u128, user: u128, roles: &[Role]) -> ByteBuf {
    let add = Command::AddUser {
        user: UserId::new(id(user)),
        details: vec![
            (UserField::DisplayName, format!("Person {user}")),
            (UserField::UserName, format!("p{user}@example.test")),
        ],
        roles: roles.to_vec(),
    };
    device.command(group, &add, Vec::new())
}

/// Somebody of whom ten details are known.
pub(crate) fn add_full_user(device: &mut Device, group: u128, user: u128) -> ByteBuf {
    let mark = blake3::hash(&user.to_le_bytes()).to_hex();
    let text = |from: usize, to: usize| format!("{} {}", &mark[from..to], "of the northern office");
    let details = vec![
        (UserField::DisplayName, text(0, 10)),
        (UserField::FirstName, text(10, 16)),
        (UserField::LastName, text(16, 24)),
        (UserField::UserName, format!("{}@example.test", &mark[24..34])),
        (UserField::Phone, format!("+33 {user:09}")),
        (UserField::JobTitle, text(34, 40)),
        (UserField::Department, text(40, 46)),
        (UserField::Office, text(46, 52)),
        (UserField::Mobile, format!("+33 6 {user:08}")),
        (UserField::Notes, text(0, 20)),
    ];
    let add = Command::AddUser { user: UserId::new(id(user)), details, roles: Vec::new() };
    device.command(group, &add, Vec::new())
}

pub(crate) fn set_phone(
    device: &mut Device,
    user: u128,
    base: Option<&str>,
    phone: &str,
) -> ByteBuf {
    let field = UserField::Phone.field();
    let text = |text: &str| WireValue::Text(text.to_owned());
    let base = base.map_or(WireValue::Absent, text);
    let patch = patch(field.entity, user, field.number, base, text(phone));
    let edits = vec![(UserField::Phone, Some(phone.to_owned()))];
    let edit = Command::EditUser { user: UserId::new(id(user)), edits };
    device.command(u128::from(device.seq) + 5_000, &edit, vec![patch])
}

/// A field as the device saw it, and as it shall be.
pub(crate) fn patch(
    entity: EntityType,
    record: u128,
    field: u16,
    base: WireValue,
    new: WireValue,
) -> FieldPatch {
    FieldPatch::new(entity.number(), id(record), field, None, (base, 0), new)
}
