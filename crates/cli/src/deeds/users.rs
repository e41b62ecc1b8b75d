//! `desk user`: everyone's account.

use desk_app::deeds::people::{
    change_locations, create_user, delete_user, edit_user, list_users, restore_user,
    set_user_state, show_user,
};
use desk_app::views::{
    ChangeLocations, EditPerson, NewUser, PersonEdit, UserDetail, UserLine, UserPage, UserQuery,
    UserRef, UserState,
};

use super::people::edits;
use crate::args::{CreateUserArgs, LocationArgs, UserListArgs};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::snake::snake;
use crate::table::{named, parts, table};

pub(crate) async fn list(shell: &Shell, args: UserListArgs) -> Result<Answer, Failure> {
    let ask = UserQuery {
        search: args.search.unwrap_or_default(),
        role: args.role,
        state: args.state,
        guests: args.guests,
        without_role: args.without_role,
        without_mfa: args.without_mfa,
        drifted: args.drifted,
        global_admins: args.global_admins,
        template: args.template,
        order: args.order,
        descending: args.descending,
        offset: args.offset,
        limit: args.limit,
        counted: true,
    };
    let page = shell.in_workspace(async |desk| Ok(list_users(desk, ask).await?)).await?;
    let text = lines(shell, &page);
    Answer::new(snake(page)?, text)
}

pub(crate) async fn show(shell: &Shell, user: String) -> Result<Answer, Failure> {
    let ask = UserRef { user };
    let one = shell.in_workspace(async |desk| Ok(show_user(desk, ask).await?)).await?;
    answer(shell, one)
}

pub(crate) async fn create(shell: &Shell, args: CreateUserArgs) -> Result<Answer, Failure> {
    let mut details = edits(shell, &args.set)?;
    let mut say = |field: &str, value| details.push(PersonEdit { field: field.to_owned(), value });
    say("display_name", Some(args.name));
    if args.user_name.is_some() {
        say("user_name", args.user_name);
    }
    let ask = NewUser { details, roles: args.role };
    let one = shell.in_workspace(async |desk| Ok(create_user(desk, ask).await?)).await?;
    answer(shell, one)
}

pub(crate) async fn edit(shell: &Shell, user: String, set: &[String]) -> Result<Answer, Failure> {
    let ask = EditPerson { person: user, edits: edits(shell, set)? };
    let one = shell.in_workspace(async |desk| Ok(edit_user(desk, ask).await?)).await?;
    answer(shell, one)
}

pub(crate) async fn state(shell: &Shell, user: String, active: bool) -> Result<Answer, Failure> {
    let ask = UserState { user, active };
    let one = shell.in_workspace(async |desk| Ok(set_user_state(desk, ask).await?)).await?;
    answer(shell, one)
}

pub(crate) async fn delete(shell: &Shell, user: String) -> Result<Answer, Failure> {
    let ask = UserRef { user };
    let one = shell.in_workspace(async |desk| Ok(delete_user(desk, ask).await?)).await?;
    answer(shell, one)
}

pub(crate) async fn restore(shell: &Shell, user: String) -> Result<Answer, Failure> {
    let ask = UserRef { user };
    let one = shell.in_workspace(async |desk| Ok(restore_user(desk, ask).await?)).await?;
    answer(shell, one)
}

pub(crate) async fn locations(shell: &Shell, args: LocationArgs) -> Result<Answer, Failure> {
    let LocationArgs { user, entire_company, add, remove } = args;
    let ask = ChangeLocations { user, entire_company, add, remove };
    let one = shell.in_workspace(async |desk| Ok(change_locations(desk, ask).await?)).await?;
    answer(shell, one)
}

/// People in columns.
pub(super) fn lines(shell: &Shell, page: &UserPage) -> String {
    let (heads, team) = (&shell.texts.heads, &shell.texts.team);
    let rows = page.users.iter().map(|one| {
        [
            one.name.clone(),
            one.user_name.clone().unwrap_or_default(),
            one.roles.join(", "),
            remarks(shell, one),
            one.id.clone(),
        ]
    });
    let columns = [heads.name, team.user_name, team.roles, heads.remarks, heads.id];
    let warnings = page.warnings.iter().map(|one| shell.texts.people.say(&one.code));
    parts(std::iter::once(table(columns, &[], rows)).chain(warnings))
}

fn remarks(shell: &Shell, one: &UserLine) -> String {
    let (team, people) = (&shell.texts.team, &shell.texts.people);
    let mut said: Vec<String> = Vec::new();
    if one.is_me {
        said.push(team.yourself.to_owned());
    }
    if one.state != "active" {
        said.push(people.say(&one.state));
    }
    if let Some(days) = one.days_left {
        said.push((people.days_left)(days));
    }
    if one.guest {
        said.push(people.say("guest"));
    }
    if one.waiting_roles {
        said.push(team.roles_wait.to_owned());
    }
    let staged = one.staged.iter();
    said.extend(staged.map(|role| format!("{}{}", if role.give { '+' } else { '-' }, role.role)));
    said.extend(one.warnings.iter().map(|warning| people.say(&warning.code)));
    said.join(", ")
}

fn answer(shell: &Shell, one: UserDetail) -> Result<Answer, Failure> {
    let team = &shell.texts.team;
    let mut values = vec![(team.roles, one.line.roles.join(", "))];
    values.push((shell.texts.heads.remarks, remarks(shell, &one.line)));
    let fields: Vec<(String, String)> = one
        .details
        .iter()
        .filter_map(|detail| Some((detail.field.clone(), detail.value.clone()?)))
        .collect();
    values.extend(fields.iter().map(|(field, value)| (field.as_str(), value.clone())));
    values.push((shell.texts.heads.id, one.line.id.clone()));
    let text = named(shell.texts, &values);
    Answer::new(snake(one)?, text)
}
