//! Accounts, roles and what they allow, put into the form that screens show.

use std::collections::BTreeSet;

use desk_core::access::{
    Ability, Actor, Backing, Enough, Grant, Minimal, Right, Role, Shift, abilities, may_assign,
};
use desk_core::command::Command;
use desk_core::decide::decide;
use desk_core::facts::Facts;
use desk_core::people::days_left;
use desk_core::policies::Policies;
use desk_core::templates::Drift;
use desk_core::user_field::UserField;
use desk_core::warning::{self, Warning};
use desk_store::{
    Account, AccountTally, Envelope, EnvelopeEnd, RequestSeen, StagedPerson, TemplateSeen,
};
use jiff::Timestamp;

use super::count;
use crate::error::{AppError, ErrorBody};
use crate::views::{
    AbilityView, BarredRole, DriftView, EnvelopeView, MinimalRoles, OtherRoles,
    PasswordRequestView, PoliciesView, RoleCount, RoleTemplateView, RoleView, ShiftView,
    StagedPersonView, StagedRole, UserCounts, UserDetailField, UserLine, WarningView,
};

/// What a line of the list is shown by.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'p> {
    pub(crate) policies: &'p Policies,
    pub(crate) by: &'p Actor,
    /// What they may give and take.
    pub(crate) assignable: &'p [(Role, Right)],
    pub(crate) now: Timestamp,
}

pub(crate) fn codes<'r>(roles: impl IntoIterator<Item = &'r Role>) -> Vec<String> {
    roles.into_iter().map(|role| role.code().to_owned()).collect()
}

pub(crate) fn user_line(one: &Account, seen: Seen<'_>) -> UserLine {
    let stands = &one.stands;
    let text = |field| stands.details.get(&field).cloned();
    let state = if stands.deleted {
        "deleted"
    } else if stands.active {
        "active"
    } else {
        "inactive"
    };
    let left = stands.deleted_at.filter(|_| stands.deleted);
    UserLine {
        id: one.id.to_string(),
        name: text(UserField::DisplayName).unwrap_or_default(),
        user_name: text(UserField::UserName),
        department: text(UserField::Department),
        state: state.to_owned(),
        roles: codes(&stands.roles),
        waiting_roles: one.roles_wait,
        staged: one
            .staged
            .iter()
            .map(|(role, give)| StagedRole { role: role.code().to_owned(), give: *give })
            .collect(),
        guest: stands.is_guest(),
        mfa: stands.mfa().code().to_owned(),
        origin: stands.origin().code().to_owned(),
        template_id: stands.template.map(|template| template.to_string()),
        template_name: one.template_name.clone(),
        days_left: left.map(|at| days_left(at, seen.now).map_or(0, u32::from)),
        warnings: if stands.deleted {
            Vec::new()
        } else {
            warning::of_person(stands, seen.policies).into_iter().map(warning).collect()
        },
        barred_roles: if stands.deleted { Vec::new() } else { barred_roles(one, seen) },
        restore_barred: restore_barred(one, seen),
        is_me: one.id == seen.by.user(),
    }
}

fn barred_roles(one: &Account, seen: Seen<'_>) -> Vec<BarredRole> {
    desk_core::people::barred_roles(seen.assignable, one.id, &one.stands)
        .into_iter()
        .map(|(role, why)| BarredRole {
            role: role.code().to_owned(),
            code: AppError::from(why).code(),
        })
        .collect()
}

/// Whether their user name went to another meanwhile is asked when it is tried.
fn restore_barred(one: &Account, seen: Seen<'_>) -> Option<ErrorBody> {
    if !one.stands.deleted {
        return None;
    }
    let restore = Command::RestoreUser { user: one.id, at: seen.now };
    let right = restore.right(seen.by).ok()?;
    let facts = Facts { user: Some(one.stands.clone()), ..Facts::default() };
    decide(&facts, &right, &restore).err().map(|why| AppError::from(why).told())
}

pub(crate) fn warning(one: Warning) -> WarningView {
    WarningView { code: one.code().to_owned(), about: one.about() }
}

/// Every detail, with the empty ones.
pub(crate) fn user_details(one: &Account) -> Vec<UserDetailField> {
    let elsewhere = one.stands.is_kept_elsewhere();
    UserField::ALL
        .into_iter()
        .map(|field| UserDetailField {
            field: field.code().to_owned(),
            value: one.stands.details.get(&field).cloned(),
            read_only: field.is_of_directory() || (elsewhere && field.is_identity()),
        })
        .collect()
}

pub(crate) fn user_counts(tally: &AccountTally) -> UserCounts {
    UserCounts {
        here: count(tally.here),
        inactive: count(tally.inactive),
        deleted: count(tally.deleted),
        guests: count(tally.guests),
        without_role: count(tally.without_role),
        without_mfa: count(tally.without_mfa),
        drifted: count(tally.drifted),
        global_admins: count(tally.global_admins),
        by_role: Role::ALL
            .into_iter()
            .map(|role| RoleCount {
                role: role.code().to_owned(),
                count: count(tally.by_role.get(&role).copied().unwrap_or(0)),
            })
            .collect(),
    }
}

pub(crate) fn drift(drift: &Drift) -> DriftView {
    DriftView { missing: codes(&drift.missing), extra: codes(&drift.extra) }
}

pub(crate) fn role(role: Role, right: &Right, policies: &Policies) -> RoleView {
    let (kept_as, backing) = match role.backing() {
        Backing::DirectoryRole(id) => ("directory_role", Some(id)),
        Backing::Group(name) => ("group", Some(name)),
        Backing::PartnerCenter => ("partner_center", None),
    };
    RoleView {
        role: role.code().to_owned(),
        family: role.family().code().to_owned(),
        category: role.category().code().to_owned(),
        kept_as: kept_as.to_owned(),
        backing: backing.map(str::to_owned),
        guests_may_hold: policies.guest_roles.contains(&role),
        assignable: may_assign(right, role),
        tasks: abilities(&BTreeSet::from([role])).iter().map(ability).collect(),
    }
}

pub(crate) fn policies(policies: &Policies) -> PoliciesView {
    PoliciesView {
        one_role_per_category: policies.one_role_per_category,
        guest_roles: codes(&policies.guest_roles),
    }
}

pub(crate) fn ability(one: &Ability) -> AbilityView {
    AbilityView {
        task: one.task.code().to_owned(),
        title: one.task.title().to_owned(),
        reach: reach(one.reach),
        by: codes(&one.by),
        source: one.task.source().to_owned(),
    }
}

pub(crate) fn reach(grant: Grant) -> String {
    let code = match grant {
        Grant::None => "none",
        Grant::Own => "own",
        Grant::Full => "full",
    };
    code.to_owned()
}

pub(crate) fn minimal(found: &Minimal) -> MinimalRoles {
    let tasks = |enough: &Enough| -> Vec<String> {
        enough.partly.iter().map(|task| task.code().to_owned()).collect()
    };
    MinimalRoles {
        roles: codes(&found.enough.roles),
        partly: tasks(&found.enough),
        otherwise: found.otherwise.as_ref().map(|(why, other)| OtherRoles {
            why: why.code().to_owned(),
            roles: codes(&other.roles),
            partly: tasks(other),
        }),
    }
}

pub(crate) fn shift(one: Shift) -> ShiftView {
    ShiftView {
        task: one.task.code().to_owned(),
        before: reach(one.before),
        after: reach(one.after),
    }
}

pub(crate) fn staged(one: &StagedPerson) -> StagedPersonView {
    let changes = desk_core::access::shifts(&one.held, &one.after());
    StagedPersonView {
        user: one.user.to_string(),
        name: one.display_name.clone(),
        deleted: one.deleted,
        take: codes(&one.take),
        give: codes(&one.give),
        changes: changes.into_iter().map(shift).collect(),
    }
}

pub(crate) fn template(one: TemplateSeen) -> RoleTemplateView {
    RoleTemplateView {
        id: one.id.to_string(),
        name: one.name,
        note: one.note,
        roles: codes(&one.roles),
        followers: count(one.followers),
        drifted: count(one.drifted),
    }
}

/// One whose time is over is told as such, also before it is wiped.
pub(crate) fn envelope(one: Envelope, now: Timestamp) -> EnvelopeView {
    let is_over = one.expires_at <= now;
    let state = match one.ended {
        Some((why, _)) => why.code(),
        None if is_over => EnvelopeEnd::Expired.code(),
        None => "sealed",
    };
    let (handed_to, handed_at) = one.handed.unzip();
    EnvelopeView {
        id: one.id.to_string(),
        user: one.user.to_string(),
        user_label: one.user_label,
        state: state.to_owned(),
        sealed_at: one.sealed_at.to_string(),
        expires_at: one.expires_at.to_string(),
        opens_most: one.opens_most.into(),
        opens_left: one.opens_left.into(),
        handed_to,
        handed_at: handed_at.map(|at| at.to_string()),
        ended_at: one.ended.map(|(_, at)| at.to_string()),
    }
}

pub(crate) fn request(one: RequestSeen) -> PasswordRequestView {
    PasswordRequestView {
        id: one.id.to_string(),
        user: one.user.to_string(),
        user_label: one.user_label,
        asked_by: one.asked_by,
        asked_at: one.asked_at.map(|at| at.to_string()),
        state: one.state.code().to_owned(),
        settled_by: one.settled_by,
        settled_at: one.settled_at.map(|at| at.to_string()),
    }
}
