//! `desk role template`: roles that belong together.

use desk_app::deeds::people::{
    add_template, apply_template, edit_template, list_templates, remove_template, restore_template,
};
use desk_app::views::{
    ApplyTemplate, ChangeTemplate, NewTemplate, Nothing, RoleTemplates, TemplateRef,
};

use crate::args::TemplateCommand;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::snake::snake;
use crate::table::table;

/// Each command answers with all of them.
pub(crate) async fn template(shell: &Shell, command: TemplateCommand) -> Result<Answer, Failure> {
    let all = shell
        .in_workspace(async |desk| {
            Ok(match command {
                TemplateCommand::List => list_templates(desk, Nothing {}).await?,
                TemplateCommand::Add { name, role: roles, note } => {
                    add_template(desk, NewTemplate { name, note, roles }).await?
                }
                TemplateCommand::Edit { id, name, note, role: roles } => {
                    edit_template(desk, ChangeTemplate { template: id, name, note, roles }).await?
                }
                TemplateCommand::Remove { id } => {
                    remove_template(desk, TemplateRef { template: id }).await?
                }
                TemplateCommand::Restore { id } => {
                    restore_template(desk, TemplateRef { template: id }).await?
                }
                TemplateCommand::Apply { id, user: users } => {
                    apply_template(desk, ApplyTemplate { template: Some(id), users }).await?
                }
                TemplateCommand::Leave { user: users } => {
                    apply_template(desk, ApplyTemplate { template: None, users }).await?
                }
            })
        })
        .await?;
    answer(shell, all)
}

fn answer(shell: &Shell, all: RoleTemplates) -> Result<Answer, Failure> {
    let (heads, team, people) = (&shell.texts.heads, &shell.texts.team, &shell.texts.people);
    let rows = all.templates.iter().map(|one| {
        [
            one.name.clone(),
            one.roles.join(", "),
            one.followers.to_string(),
            one.drifted.to_string(),
            one.id.clone(),
        ]
    });
    let columns = [heads.name, team.roles, people.followers, people.drifted, heads.id];
    let text = table(columns, &[2, 3], rows);
    Answer::new(snake(all)?, text)
}
