use desk_core::access::{Grant, Role, Task, assignable};
use desk_core::warning;
use desk_store::{AccountAsk, AccountOrder, StateAsk};

use super::{MOST, role, template_id};
use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::present::{self, people};
use crate::views::{UserPage, UserQuery};

/// The people who are asked for. Everybody may ask who the global admins are: that is
/// how one finds somebody who can give a role.
pub async fn list_users(desk: &Desk, ask: UserQuery) -> Result<UserPage, AppError> {
    let here = desk.here().await?;
    let all = here.actor.grant(Task::UsersView) == Grant::Full;
    if !all && !only_admins(&ask) {
        here.actor.may(Task::UsersView)?;
    }
    let store = here.store();
    let page = store.accounts(&question(&ask)?).await?;
    let policies = store.policies().await?;
    let now = desk.ports.clock.now().wall;
    let assignable = assignable(&here.actor);
    let seen = people::Seen { policies: &policies, by: &here.actor, assignable: &assignable, now };
    let users = page.accounts.iter().map(|one| people::user_line(one, seen));
    let mut answer = UserPage {
        total: present::count(page.total),
        users: users.collect(),
        counts: None,
        warnings: Vec::new(),
    };
    if all && ask.counted {
        tally(&here, &mut answer).await?;
    }
    if !all {
        // Who they are is for everybody, how they stand is not.
        for one in &mut answer.users {
            one.warnings.clear();
            one.staged.clear();
            one.barred_roles.clear();
        }
    }
    Ok(answer)
}

async fn tally(here: &Here<'_>, answer: &mut UserPage) -> Result<(), AppError> {
    let tally = here.store().account_tally().await?;
    let admins = usize::try_from(tally.global_admins).unwrap_or(usize::MAX);
    answer.warnings.extend(warning::of_admins(admins).map(people::warning));
    answer.counts = Some(people::user_counts(&tally));
    Ok(())
}

fn only_admins(ask: &UserQuery) -> bool {
    let UserQuery { role, state, guests, without_role, without_mfa, drifted, template, .. } = ask;
    let others = *guests || *without_role || *without_mfa || *drifted;
    ask.global_admins && !others && role.is_none() && state.is_none() && template.is_none()
}

pub(super) fn question(ask: &UserQuery) -> Result<AccountAsk, AppError> {
    let bad = |what: &str| {
        AppError::new(ErrorCode::BadFilter, format!("{what} is nothing to ask people by"))
            .about(what)
    };
    let state = match ask.state.as_deref() {
        None => StateAsk::Here,
        Some("active") => StateAsk::Active,
        Some("inactive") => StateAsk::Inactive,
        Some("deleted") => StateAsk::Deleted,
        Some(other) => return Err(bad(other)),
    };
    let order = match ask.order.as_deref() {
        None | Some("name") => AccountOrder::Name,
        Some("user_name") => AccountOrder::UserName,
        Some("department") => AccountOrder::Department,
        Some("deleted") => AccountOrder::Deleted,
        Some(other) => return Err(bad(other)),
    };
    let asked = ask.role.as_deref().map(role).transpose()?;
    if ask.global_admins && asked.is_some_and(|role| role != Role::GlobalAdmin) {
        return Err(bad("global_admins"));
    }
    Ok(AccountAsk {
        search: ask.search.clone(),
        role: if ask.global_admins { Some(Role::GlobalAdmin) } else { asked },
        state: if ask.global_admins && state == StateAsk::Here { StateAsk::Active } else { state },
        guests: ask.guests,
        without_role: ask.without_role,
        without_mfa: ask.without_mfa,
        drifted: ask.drifted,
        template: ask.template.as_deref().map(template_id).transpose()?,
        order,
        descending: ask.descending,
        offset: ask.offset,
        limit: ask.limit.min(MOST),
        in_full: false,
    })
}
