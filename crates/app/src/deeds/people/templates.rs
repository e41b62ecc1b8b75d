use desk_core::access::Task;
use desk_core::command::Command;
use desk_core::ids::TemplateId;
use desk_core::people::{RoleChange, in_order};
use desk_core::templates;

use super::{find, no_such_template, perform, roles, template_id};
use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::present::people;
use crate::views::{
    ApplyTemplate, ChangeTemplate, NewTemplate, Nothing, RoleTemplates, TemplateRef,
};

/// The role templates, and how many drifted from them.
pub async fn list_templates(desk: &Desk, _ask: Nothing) -> Result<RoleTemplates, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    all(&here).await
}

/// Makes a template.
pub async fn add_template(desk: &Desk, ask: NewTemplate) -> Result<RoleTemplates, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::RolesTemplates)?;
    let template = TemplateId::new(desk.ports.ids.next());
    let roles = roles(&ask.roles)?.into_iter().collect();
    let (name, note) = (ask.name, ask.note);
    perform(&here, &Command::AddTemplate { template, name, note, roles }).await?;
    all(&here).await
}

/// Changes a template. Those who follow it keep their roles until it is applied again.
pub async fn edit_template(desk: &Desk, ask: ChangeTemplate) -> Result<RoleTemplates, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::RolesTemplates)?;
    let template = template_id(&ask.template)?;
    let drift = match ask.roles {
        Some(codes) => {
            let (meant, held) = (roles(&codes)?, roles_of(&here, template).await?);
            templates::drift(&meant, &held)
        }
        None => templates::Drift::default(),
    };
    let command = Command::EditTemplate {
        template,
        name: ask.name,
        note: ask.note,
        add: drift.missing.into_iter().collect(),
        remove: drift.extra.into_iter().collect(),
    };
    perform(&here, &command).await?;
    all(&here).await
}

/// Removes a template. Those who follow it keep their roles.
pub async fn remove_template(desk: &Desk, ask: TemplateRef) -> Result<RoleTemplates, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::RolesTemplates)?;
    let template = template_id(&ask.template)?;
    perform(&here, &Command::RemoveTemplate { template }).await?;
    all(&here).await
}

/// Brings a removed template back.
pub async fn restore_template(desk: &Desk, ask: TemplateRef) -> Result<RoleTemplates, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::RolesTemplates)?;
    let template = template_id(&ask.template)?;
    perform(&here, &Command::RestoreTemplate { template }).await?;
    all(&here).await
}

/// Makes people follow a template, and their roles its roles: one deed for all of
/// them, all or nothing.
pub async fn apply_template(desk: &Desk, ask: ApplyTemplate) -> Result<RoleTemplates, AppError> {
    let here = desk.here().await?;
    let right = here.actor.may(Task::RolesTemplates)?;
    let template = ask.template.as_deref().map(template_id).transpose()?;
    let meant = match template {
        Some(template) => Some(roles_of(&here, template).await?),
        None => None,
    };
    let mut users = Vec::with_capacity(ask.users.len());
    let mut batch = Vec::new();
    for text in &ask.users {
        let user = find(&here, text).await?;
        let unknown =
            || AppError::new(ErrorCode::UserNotFound, "there is no such person here").about(text);
        let one = here.store().account(user).await?.ok_or_else(unknown)?;
        users.push(user);
        if let Some(meant) = &meant {
            let drift = templates::drift(meant, &one.stands.roles);
            batch.push(RoleChange { user, take: drift.extra, give: drift.missing });
        }
    }
    let mut tx = here.begin_write().await?;
    for user in users {
        tx.execute(&Command::FollowTemplate { user, template }, &right).await?;
    }
    for change in in_order(here.actor.user(), batch) {
        if let Some(command) = change.command() {
            tx.execute(&command, &command.right(&here.actor)?).await?;
        }
    }
    here.commit(tx).await?;
    all(&here).await
}

async fn all(here: &Here<'_>) -> Result<RoleTemplates, AppError> {
    let templates = here.store().templates().await?;
    Ok(RoleTemplates { templates: templates.into_iter().map(people::template).collect() })
}

async fn roles_of(
    here: &Here<'_>,
    id: TemplateId,
) -> Result<std::collections::BTreeSet<desk_core::access::Role>, AppError> {
    let templates = here.store().templates().await?;
    let there = templates.into_iter().find(|one| one.id == id);
    there.map(|one| one.roles).ok_or_else(|| no_such_template(&id.to_string()))
}
