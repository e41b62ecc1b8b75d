//! `desk role`: who has which roles, and what they allow.

use desk_app::deeds::people::{
    change_policies, change_roles, clear_staged_roles, commit_staged_roles, explain_user,
    list_staged_roles, list_users, minimal_roles, review_staged_roles, role_catalogue, stage_roles,
    who_can,
};
use desk_app::views::{
    AbilityView, ChangePolicies, ChangeRoles, MinimalAsk, Nothing, RoleCatalogue, StageRoles,
    StagedEdit, StagedRoles, TaskRef, UserQuery, UserRef,
};

use super::users::lines;
use crate::args::{MatrixArgs, MinimalArgs, PolicyArgs, StageArgs};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::snake::snake;
use crate::table::{named, parts, table};
use crate::text::Said;

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let all = shell.in_workspace(async |desk| Ok(role_catalogue(desk, Nothing {}).await?)).await?;
    catalogue(shell, all)
}

pub(crate) async fn policy(shell: &Shell, args: PolicyArgs) -> Result<Answer, Failure> {
    let PolicyArgs { one_role_per_category, guest_roles } = args;
    let guest_roles =
        guest_roles.map(|roles| roles.into_iter().filter(|role| !role.trim().is_empty()).collect());
    let ask = ChangePolicies { one_role_per_category, guest_roles };
    let all = shell.in_workspace(async |desk| Ok(change_policies(desk, ask).await?)).await?;
    catalogue(shell, all)
}

pub(crate) async fn change(
    shell: &Shell,
    user: String,
    give: Vec<String>,
    take: Vec<String>,
) -> Result<Answer, Failure> {
    let ask = ChangeRoles { user, take, give };
    let one = shell.in_workspace(async |desk| Ok(change_roles(desk, ask).await?)).await?;
    let text = format!("{}: {}", one.line.name, one.line.roles.join(", "));
    Answer::new(snake(one)?, text)
}

/// People and roles; the roles that are staged stand among the remarks.
pub(crate) async fn matrix(shell: &Shell, args: MatrixArgs) -> Result<Answer, Failure> {
    let MatrixArgs { search, limit, offset } = args;
    let search = search.unwrap_or_default();
    let ask = UserQuery { search, offset, limit, counted: true, ..UserQuery::default() };
    let page = shell.in_workspace(async |desk| Ok(list_users(desk, ask).await?)).await?;
    let text = lines(shell, &page);
    Answer::new(snake(page)?, text)
}

pub(crate) async fn stage(shell: &Shell, args: StageArgs) -> Result<Answer, Failure> {
    let edit = StagedEdit { user: args.user, role: args.role, held: args.on };
    let ask = StageRoles { edits: vec![edit] };
    let staged = shell.in_workspace(async |desk| Ok(stage_roles(desk, ask).await?)).await?;
    staged_people(shell, staged)
}

pub(crate) async fn staged(shell: &Shell) -> Result<Answer, Failure> {
    let staged =
        shell.in_workspace(async |desk| Ok(list_staged_roles(desk, Nothing {}).await?)).await?;
    staged_people(shell, staged)
}

pub(crate) async fn unstage(shell: &Shell) -> Result<Answer, Failure> {
    let staged =
        shell.in_workspace(async |desk| Ok(clear_staged_roles(desk, Nothing {}).await?)).await?;
    staged_people(shell, staged)
}

/// What committing would say: who would be refused and why, and what is worth a look.
pub(crate) async fn review(shell: &Shell) -> Result<Answer, Failure> {
    let told =
        shell.in_workspace(async |desk| Ok(review_staged_roles(desk, Nothing {}).await?)).await?;
    let (heads, people) = (&shell.texts.heads, &shell.texts.people);
    let refused = told.refused.iter().map(|one| {
        let said = Said { about: one.why.reference.as_deref(), detail: &one.why.message };
        let role = one.role.clone().unwrap_or_default();
        [one.name.clone(), role, (shell.texts.error)(one.why.code, said)]
    });
    let columns = [heads.name, shell.texts.team.roles, people.would_be_refused];
    let refused =
        if told.refused.is_empty() { String::new() } else { table(columns, &[], refused) };
    let warnings = told.warnings.iter().map(|one| {
        let warned = people.say(&one.warning.code);
        let whom = one.name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
        format!("{}: {whom}{warned}", people.worth_a_look)
    });
    let text = parts([refused].into_iter().chain(warnings));
    Answer::new(snake(told)?, text)
}

pub(crate) async fn commit(shell: &Shell) -> Result<Answer, Failure> {
    let done =
        shell.in_workspace(async |desk| Ok(commit_staged_roles(desk, Nothing {}).await?)).await?;
    let text = (shell.texts.people.committed)(done.changed);
    Answer::new(snake(done)?, text)
}

pub(crate) async fn explain(shell: &Shell, user: String) -> Result<Answer, Failure> {
    let ask = UserRef { user };
    let told = shell.in_workspace(async |desk| Ok(explain_user(desk, ask).await?)).await?;
    let text = abilities(shell, &told.abilities);
    Answer::new(snake(told)?, text)
}

pub(crate) async fn can(shell: &Shell, task: String) -> Result<Answer, Failure> {
    let ask = TaskRef { task };
    let told = shell.in_workspace(async |desk| Ok(who_can(desk, ask).await?)).await?;
    let (heads, team, people) = (&shell.texts.heads, &shell.texts.team, &shell.texts.people);
    let rows = told
        .people
        .iter()
        .map(|one| [one.name.clone(), people.say(&one.reach), one.by.join(", "), one.user.clone()]);
    let text = table([heads.name, people.reach, team.roles, heads.id], &[], rows);
    Answer::new(snake(told)?, text)
}

pub(crate) async fn minimal(shell: &Shell, args: MinimalArgs) -> Result<Answer, Failure> {
    let one_role_per_category = args.any_category.then_some(false);
    let ask = MinimalAsk { tasks: args.task, guest: args.guest, one_role_per_category };
    let told = shell.in_workspace(async |desk| Ok(minimal_roles(desk, ask).await?)).await?;
    let people = &shell.texts.people;
    let otherwise = told.otherwise.as_ref().map_or_else(String::new, |other| {
        let why = [people.say(&other.why), other.partly.join(", ")].join(" ");
        format!("{} ({})", other.roles.join(", "), why.trim())
    });
    let values = [
        (shell.texts.team.roles, told.roles.join(", ")),
        (people.partly, told.partly.join(", ")),
        (people.otherwise, otherwise),
        (shell.texts.heads.remarks, people.computed.to_owned()),
    ];
    let text = named(shell.texts, &values);
    Answer::new(snake(told)?, text)
}

fn abilities(shell: &Shell, all: &[AbilityView]) -> String {
    let (team, people) = (&shell.texts.team, &shell.texts.people);
    let rows = all.iter().map(|one| {
        [one.task.clone(), people.say(&one.reach), one.by.join(", "), one.title.clone()]
    });
    table([people.task, people.reach, team.roles, people.what], &[], rows)
}

fn catalogue(shell: &Shell, all: RoleCatalogue) -> Result<Answer, Failure> {
    let (team, people) = (&shell.texts.team, &shell.texts.people);
    let rows = all.roles.iter().map(|one| {
        [
            one.role.clone(),
            one.family.clone(),
            one.category.clone(),
            one.backing.clone().unwrap_or_default(),
        ]
    });
    let text = table([team.roles, people.family, people.category, people.backing], &[], rows);
    Answer::new(snake(all)?, text)
}

fn staged_people(shell: &Shell, staged: StagedRoles) -> Result<Answer, Failure> {
    let (heads, people) = (&shell.texts.heads, &shell.texts.people);
    let rows = staged.people.iter().map(|one| {
        let changes = one.changes.iter().map(|shift| {
            format!("{} {} > {}", shift.task, people.say(&shift.before), people.say(&shift.after))
        });
        [
            one.name.clone(),
            one.give.join(", "),
            one.take.join(", "),
            changes.collect::<Vec<_>>().join("; "),
        ]
    });
    let text = table([heads.name, people.gives, people.takes, people.changes], &[], rows);
    Answer::new(snake(staged)?, text)
}
