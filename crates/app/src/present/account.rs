//! The company's own account, put into the form that screens show.

use desk_core::access::Actor;
use desk_core::account::{
    AccountFacts, AccountField, AccountFinding, Checklist, Editing, Profile, editing, findings,
};
use desk_store::AccountSeen;

use super::count;
use crate::views::{
    AccountFieldView, AccountView, CarriedView, ChecklistItem, ChecklistView, FindingView,
    ProfileView,
};

/// The profiles that the person may see.
pub(crate) fn view(seen: &AccountSeen, actor: &Actor) -> AccountView {
    let facts = &seen.facts;
    let expects = facts.expects_verification();
    let profiles = Profile::ALL.iter().filter(|one| actor.may(one.view_task()).is_ok());
    AccountView {
        program: facts.program().map(|program| program.code().to_owned()),
        verification: facts.verification().map(|state| state.code().to_owned()),
        expects_verification: codes(&expects),
        profiles: profiles.map(|one| profile(seen, actor, *one)).collect(),
    }
}

fn profile(seen: &AccountSeen, actor: &Actor, profile: Profile) -> ProfileView {
    let found = findings(&seen.facts, profile);
    let fields = profile.fields().filter(|field| !field.is_of_reading());
    ProfileView {
        profile: profile.code().to_owned(),
        seen_at: seen.facts.seen_at(profile).map(|at| at.to_string()),
        fields: fields.map(|one| field(seen, actor, one, &found)).collect(),
    }
}

fn field(
    seen: &AccountSeen,
    actor: &Actor,
    field: AccountField,
    found: &[AccountFinding],
) -> AccountFieldView {
    let facts: &AccountFacts = &seen.facts;
    let value = facts.value(field).cloned().unwrap_or_default();
    let (locked, denied_task) = match editing(facts, actor, field) {
        Editing::Free => (None, None),
        Editing::Locked(why) => (Some(why.code().to_owned()), None),
        Editing::NotAllowed(task) => (None, Some(task.code().to_owned())),
    };
    let by = value.carried_by.and_then(|by| seen.names.get(&by).cloned());
    AccountFieldView {
        field: field.code().to_owned(),
        place: field.place().code().to_owned(),
        part: field.part().code().to_owned(),
        limit: count(field.limit() as u64),
        choices: field.form().choices().iter().map(|word| (*word).to_owned()).collect(),
        under_verification: value.is_under_verification(),
        standing: facts.standing(field).code().to_owned(),
        way_out: field.way_out().code().to_owned(),
        locked,
        denied_task,
        reverifies: field.reverifies(),
        findings: found.iter().filter(|one| one.field == field).map(finding).collect(),
        desired: value.desired,
        observed: value.observed,
        observed_at: value.observed_at.map(|at| at.to_string()),
        finalized: value.finalized,
        carried: value.carried.map(|carried| CarriedView {
            value: carried.value,
            at: carried.at.to_string(),
            by: by.unwrap_or_default(),
            note: carried.note,
        }),
    }
}

pub(crate) fn finding(one: &AccountFinding) -> FindingView {
    FindingView {
        field: one.field.code().to_owned(),
        code: one.problem.code().to_owned(),
        about: one.problem.about(),
        is_error: one.is_error(),
    }
}

pub(crate) fn checklist(list: &Checklist) -> ChecklistView {
    let items = list.items.iter().map(|one| ChecklistItem {
        item: one.item.code().to_owned(),
        weight: one.weight.code().to_owned(),
        state: one.state.code().to_owned(),
        fields: codes(&one.gaps),
    });
    ChecklistView {
        score: list.score,
        blocking: count(list.blocking as u64),
        items: items.collect(),
    }
}

fn codes(fields: &[AccountField]) -> Vec<String> {
    fields.iter().map(|field| field.code().to_owned()).collect()
}
