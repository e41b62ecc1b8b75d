//! What somebody may not do with a person, told before they try.

use std::collections::BTreeSet;

use desk_core::access::{Actor, Right, Role};
use desk_core::command::Command;
use desk_core::decide::{Refusal, decide};
use desk_core::facts::{Facts, UserFacts};
use desk_core::ids::{PasswordRequestId, UserId};
use desk_core::people::{MfaState, barred_roles};
use desk_core::user_field::UserField;
use desk_store::Account;

use crate::desk::Here;
use crate::error::AppError;
use crate::views::BarredDeed;

/// The rules are asked about a deed of each kind as things stand, and nothing is written.
/// Where the right is not theirs at all, screens know that from the rights.
pub(super) async fn barred(
    here: &Here<'_>,
    one: &Account,
    assignable: &[(Role, Right)],
) -> Result<Vec<BarredDeed>, AppError> {
    let asked: Vec<(&str, (Command, Right))> = deeds(here, one)
        .into_iter()
        .filter_map(|(deed, command)| {
            let right = command.right(&here.actor).ok()?;
            Some((deed, (command, right)))
        })
        .collect();
    let (deeds, commands): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
    let told = here.store().would_refuse(&commands).await?;
    let refused = deeds.into_iter().zip(told).filter_map(|(deed, why)| Some((deed, why?)));
    let mut barred: Vec<BarredDeed> = refused.map(|(deed, why)| because(deed, why)).collect();
    if !one.stands.deleted {
        barred.extend(all_roles(assignable, one.id, &one.stands));
    }
    Ok(barred)
}

/// The same of somebody of whom the roles are known: whether details and roles of theirs
/// can be changed.
pub(crate) fn barred_by_roles(
    actor: &Actor,
    assignable: &[(Role, Right)],
    id: UserId,
    roles: BTreeSet<Role>,
) -> Vec<BarredDeed> {
    let stands = UserFacts { active: true, roles, ..UserFacts::default() };
    let edit = edit(id, UserField::Notes, Some("\u{2026}".to_owned()));
    let mut barred: Vec<BarredDeed> = all_roles(assignable, id, &stands).into_iter().collect();
    let facts = Facts { user: Some(stands), ..Facts::default() };
    let refused = edit.right(actor).ok().and_then(|right| decide(&facts, &right, &edit).err());
    barred.extend(refused.map(|why| because("edit", why)));
    barred
}

/// No role goes to or from them: then their roles are not to be changed.
fn all_roles(assignable: &[(Role, Right)], id: UserId, stands: &UserFacts) -> Option<BarredDeed> {
    let mut roles = barred_roles(assignable, id, stands);
    let all = !roles.is_empty() && roles.len() == assignable.len();
    all.then(|| because("roles", roles.swap_remove(0).1))
}

fn because(deed: &str, why: Refusal) -> BarredDeed {
    BarredDeed { deed: deed.to_owned(), why: AppError::from(why).told() }
}

fn edit(user: UserId, field: UserField, value: Option<String>) -> Command {
    Command::EditUser { user, edits: vec![(field, value)] }
}

/// A command of each kind that would change something.
fn deeds(here: &Here<'_>, one: &Account) -> Vec<(&'static str, Command)> {
    let (user, stands, ports) = (one.id, &one.stands, &here.desk.ports);
    let at = ports.clock.now().wall;
    if stands.deleted {
        return vec![("restore", Command::RestoreUser { user, at })];
    }
    let noted = stands.details.contains_key(&UserField::Notes);
    let note = (!noted).then(|| "\u{2026}".to_owned());
    let mfa = match stands.mfa() {
        MfaState::Disabled => MfaState::Enabled,
        MfaState::Enabled | MfaState::Enforced => MfaState::Disabled,
    };
    let request = PasswordRequestId::new(ports.ids.next());
    let (add, remove) = (Vec::new(), Vec::new());
    vec![
        ("edit", edit(user, UserField::Notes, note)),
        ("mfa", edit(user, UserField::MfaState, Some(mfa.code().to_owned()))),
        ("state", Command::SetUserState { user, active: !stands.active }),
        ("delete", Command::RemoveUser { user, at }),
        (
            "locations",
            Command::ChangeLocations {
                user,
                entire_company: Some(!stands.entire_company),
                add,
                remove,
            },
        ),
        ("password", Command::RequestPassword { request, user, at }),
    ]
}
