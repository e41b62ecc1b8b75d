//! Role templates: roles that belong together under a name, and who drifted from
//! theirs.

use std::collections::BTreeSet;

use crate::access::{Right, Role};
use crate::change::Change;
use crate::command::Command;
use crate::decide::Decision;
use crate::facts::Facts;
use crate::ids::{EntityId, TemplateId, UserId};
use crate::people;
use crate::refusal::Refusal;
use crate::schema::{EntityType, role_template, user};
use crate::value::Value;

/// The longest name of a template, in characters.
pub const NAME_LIMIT: usize = 64;
/// The longest note on a template, in characters.
pub const NOTE_LIMIT: usize = 1000;

/// How a template stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateFacts {
    pub deleted: bool,
    pub name: String,
    pub note: Option<String>,
    /// The roles that this version knows.
    pub roles: BTreeSet<Role>,
}

/// By what somebody's roles differ from the template's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    pub missing: BTreeSet<Role>,
    pub extra: BTreeSet<Role>,
}

impl Drift {
    pub fn is_none(&self) -> bool {
        self.missing.is_empty() && self.extra.is_empty()
    }
}

/// Compares the two. What it takes to be as the template says is to give what is
/// missing and to take what is more.
pub fn drift(template: &BTreeSet<Role>, held: &BTreeSet<Role>) -> Drift {
    Drift {
        missing: template.difference(held).copied().collect(),
        extra: held.difference(template).copied().collect(),
    }
}

/// Those of `people` who differ from their template, in the order given.
pub fn who_drifted<'p, K: Copy + 'p>(
    template: &BTreeSet<Role>,
    people: impl IntoIterator<Item = (K, &'p BTreeSet<Role>)>,
) -> Vec<(K, Drift)> {
    people
        .into_iter()
        .map(|(who, held)| (who, drift(template, held)))
        .filter(|(_, drift)| !drift.is_none())
        .collect()
}

pub(crate) fn add(
    facts: &Facts,
    id: TemplateId,
    given: &str,
    note: Option<&str>,
    roles: &[Role],
) -> Result<Decision, Refusal> {
    if facts.template.is_some() {
        return Err(Refusal::TemplateAlreadyThere { template: id });
    }
    let record = EntityId::from(id);
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    fit(facts, &roles)?;
    let set = |field, value| Change::Set { field, id: record, value };
    let mut changes = vec![
        Change::Create { entity: EntityType::RoleTemplate, id: record },
        set(&role_template::NAME, name(given)?.into()),
    ];
    if let Some(note) = note.map(clean_note).transpose()?.flatten() {
        changes.push(set(&role_template::NOTE, note.into()));
    }
    changes.extend(roles.into_iter().map(|role| joins(id, role)));
    Ok(Decision { changes, inverse: Some(Command::RemoveTemplate { template: id }) })
}

/// What is not told stays.
pub(crate) fn edit(
    facts: &Facts,
    id: TemplateId,
    to: Option<&str>,
    note: Option<&str>,
    add: &[Role],
    remove: &[Role],
) -> Result<Decision, Refusal> {
    let there = live(facts, id)?;
    let record = EntityId::from(id);
    let mut changes = Vec::new();
    let (mut old_name, mut old_note) = (None, None);
    if let Some(to) = to.map(name).transpose()?.filter(|to| *to != there.name) {
        old_name = Some(there.name.clone());
        changes.push(Change::Set { field: &role_template::NAME, id: record, value: to.into() });
    }
    if let Some(note) = note.map(clean_note).transpose()?.filter(|note| *note != there.note) {
        old_note = Some(there.note.clone().unwrap_or_default());
        changes.push(Change::Set { field: &role_template::NOTE, id: record, value: note.into() });
    }
    let gone: Vec<Role> =
        distinct(remove).filter(|role| there.roles.contains(role) && !add.contains(role)).collect();
    let come: Vec<Role> = distinct(add).filter(|role| !there.roles.contains(role)).collect();
    let mut after = there.roles.clone();
    after.retain(|role| !gone.contains(role));
    after.extend(&come);
    if !come.is_empty() {
        fit(facts, &after)?;
    }
    changes.extend(gone.iter().map(|role| leaves(id, *role)));
    changes.extend(come.iter().map(|role| joins(id, *role)));
    if changes.is_empty() {
        return Ok(Decision::nothing());
    }
    let inverse = Command::EditTemplate {
        template: id,
        name: old_name,
        note: old_note,
        add: gone,
        remove: come,
    };
    Ok(Decision { changes, inverse: Some(inverse) })
}

pub(crate) fn remove(facts: &Facts, id: TemplateId) -> Result<Decision, Refusal> {
    if known(facts, id)?.deleted {
        return Ok(Decision::nothing());
    }
    Ok(Decision {
        changes: vec![Change::Delete { entity: EntityType::RoleTemplate, id: id.into() }],
        inverse: Some(Command::RestoreTemplate { template: id }),
    })
}

pub(crate) fn restore(facts: &Facts, id: TemplateId) -> Result<Decision, Refusal> {
    if !known(facts, id)?.deleted {
        return Ok(Decision::nothing());
    }
    Ok(Decision {
        changes: vec![Change::Restore { entity: EntityType::RoleTemplate, id: id.into() }],
        inverse: Some(Command::RemoveTemplate { template: id }),
    })
}

/// A person's roles are compared with this template from now on, or with none. It
/// gives and takes nothing by itself.
pub(crate) fn follow(
    facts: &Facts,
    right: &Right,
    id: UserId,
    template: Option<TemplateId>,
) -> Result<Decision, Refusal> {
    let person = people::live(facts, id)?;
    if let Some(template) = template {
        live(facts, template)?;
    }
    if person.template == template {
        return Ok(Decision::nothing());
    }
    let value = template.map_or(Value::Absent, |template| Value::Id(template.uuid()));
    let changes = vec![Change::Set { field: &user::TEMPLATE, id: id.into(), value }];
    let inverse = Command::FollowTemplate { user: id, template: person.template };
    people::guarded(facts, right, id, changes, Some(inverse))
}

/// What could be given to nobody makes no template.
fn fit(facts: &Facts, roles: &BTreeSet<Role>) -> Result<(), Refusal> {
    if !facts.policies.one_role_per_category {
        return Ok(());
    }
    for role in roles.iter().filter(|role| role.category().holds_one()) {
        let same = |other: &&Role| *other > role && other.category() == role.category();
        if let Some(other) = roles.iter().find(same) {
            return Err(Refusal::OneRolePerCategory { role: *role, other: *other });
        }
    }
    Ok(())
}

/// A template's name as it is kept.
pub(crate) fn name(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    let good = !text.is_empty()
        && text.chars().count() <= NAME_LIMIT
        && !text.chars().any(char::is_control);
    if good { Ok(text) } else { Err(Refusal::BadName { limit: NAME_LIMIT }) }
}

fn clean_note(text: &str) -> Result<Option<String>, Refusal> {
    let text = text.trim();
    if text.chars().count() > NOTE_LIMIT {
        return Err(Refusal::BadName { limit: NOTE_LIMIT });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

fn distinct(roles: &[Role]) -> impl Iterator<Item = Role> {
    roles.iter().copied().collect::<BTreeSet<_>>().into_iter()
}

fn joins(id: TemplateId, role: Role) -> Change {
    let member = role.code().to_owned();
    Change::Add { field: &role_template::ROLES, id: id.into(), member }
}

fn leaves(id: TemplateId, role: Role) -> Change {
    let member = role.code().to_owned();
    Change::Remove { field: &role_template::ROLES, id: id.into(), member }
}

fn known(facts: &Facts, template: TemplateId) -> Result<&TemplateFacts, Refusal> {
    facts.template.as_ref().ok_or(Refusal::NoSuchTemplate { template })
}

fn live(facts: &Facts, template: TemplateId) -> Result<&TemplateFacts, Refusal> {
    known(facts, template).and_then(|there| {
        if there.deleted { Err(Refusal::NoSuchTemplate { template }) } else { Ok(there) }
    })
}

#[cfg(test)]
mod tests;
