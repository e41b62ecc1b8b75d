//! What somebody may not do with a person, told before they try.

use desk_core::access::{Right, Role};
use desk_core::command::Command;
use desk_core::ids::PasswordRequestId;
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
    let why = |(deed, why): (&str, _)| BarredDeed {
        deed: deed.to_owned(),
        why: AppError::from(why).told(),
    };
    let mut barred: Vec<BarredDeed> = refused.map(why).collect();
    // No role goes to or from them: then their roles are not to be changed.
    let mut roles = barred_roles(assignable, one.id, &one.stands);
    if !roles.is_empty() && roles.len() == assignable.len() && !one.stands.deleted {
        barred.push(why(("roles", roles.swap_remove(0).1)));
    }
    Ok(barred)
}

/// A command of each kind that would change something.
fn deeds(here: &Here<'_>, one: &Account) -> Vec<(&'static str, Command)> {
    let (user, stands, ports) = (one.id, &one.stands, &here.desk.ports);
    let at = ports.clock.now().wall;
    if stands.deleted {
        return vec![("restore", Command::RestoreUser { user, at })];
    }
    let edit = |field, value| Command::EditUser { user, edits: vec![(field, value)] };
    let noted = stands.details.contains_key(&UserField::Notes);
    let note = (!noted).then(|| "\u{2026}".to_owned());
    let mfa = match stands.mfa() {
        MfaState::Disabled => MfaState::Enabled,
        MfaState::Enabled | MfaState::Enforced => MfaState::Disabled,
    };
    let request = PasswordRequestId::new(ports.ids.next());
    let (add, remove) = (Vec::new(), Vec::new());
    vec![
        ("edit", edit(UserField::Notes, note)),
        ("mfa", edit(UserField::MfaState, Some(mfa.code().to_owned()))),
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
