//! `desk person`: the people of the workspace. Each command answers with all of
//! them.

use desk_app::deeds::team::{add_person, change_role, edit_person, list_people};
use desk_app::views::{AddPerson, ChangeRole, EditPerson, Nothing, People, PersonEdit, PersonView};
use serde::Serialize;

use crate::args::RoleArgs;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::table;

#[derive(Serialize)]
struct Listed {
    people: Vec<Person>,
}

#[derive(Serialize)]
struct Person {
    person_id: String,
    name: String,
    user_name: Option<String>,
    roles: Vec<String>,
    waiting_roles: bool,
    active: bool,
    devices: u32,
    is_me: bool,
}

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let people = shell.in_workspace(async |desk| Ok(list_people(desk, Nothing {}).await?)).await?;
    answer(shell, people)
}

pub(crate) async fn add(
    shell: &Shell,
    name: String,
    user_name: Option<String>,
    roles: Vec<String>,
) -> Result<Answer, Failure> {
    let ask = AddPerson { name, user_name, roles };
    let people = shell.in_workspace(async |desk| Ok(add_person(desk, ask).await?)).await?;
    answer(shell, people)
}

pub(crate) async fn edit(shell: &Shell, person: String, set: &[String]) -> Result<Answer, Failure> {
    let edits = edits(shell, set)?;
    let ask = EditPerson { person, edits };
    let people = shell.in_workspace(async |desk| Ok(edit_person(desk, ask).await?)).await?;
    answer(shell, people)
}

/// `FIELD=TEXT`, each; without a text the field is emptied.
pub(super) fn edits(shell: &Shell, set: &[String]) -> Result<Vec<PersonEdit>, Failure> {
    set.iter()
        .map(|said| {
            let (field, value) = said
                .split_once('=')
                .ok_or_else(|| Failure::Usage((shell.texts.team.bad_set)(said)))?;
            let value = Some(value.to_owned()).filter(|value| !value.is_empty());
            Ok(PersonEdit { field: field.to_owned(), value })
        })
        .collect()
}

pub(crate) async fn role(shell: &Shell, args: RoleArgs) -> Result<Answer, Failure> {
    let granted = args.give.is_some();
    let role = args.give.or(args.take).unwrap_or_default();
    let ask = ChangeRole { person: args.id, role, granted };
    let people = shell.in_workspace(async |desk| Ok(change_role(desk, ask).await?)).await?;
    answer(shell, people)
}

fn answer(shell: &Shell, people: People) -> Result<Answer, Failure> {
    let people: Vec<Person> = people.people.into_iter().map(Person::from).collect();
    let (heads, team) = (&shell.texts.heads, &shell.texts.team);
    let rows = people.iter().map(|one| {
        let remarks = [
            (one.is_me, team.yourself),
            (!one.active, team.inactive),
            (one.waiting_roles, team.roles_wait),
        ];
        let remarks: Vec<_> =
            remarks.into_iter().filter_map(|(so, word)| so.then_some(word)).collect();
        [
            one.name.clone(),
            one.user_name.clone().unwrap_or_default(),
            one.roles.join(", "),
            one.devices.to_string(),
            remarks.join(", "),
            one.person_id.clone(),
        ]
    });
    let columns = [heads.name, team.user_name, team.roles, team.devices, heads.remarks, heads.id];
    let text = table(columns, &[3], rows);
    Answer::new(Listed { people }, text)
}

impl From<PersonView> for Person {
    fn from(one: PersonView) -> Self {
        Self {
            person_id: one.id,
            name: one.name,
            user_name: one.user_name,
            roles: one.roles,
            waiting_roles: one.waiting_roles,
            active: one.active,
            devices: one.devices,
            is_me: one.is_me,
        }
    }
}
