//! `desk hub`: publish, invite, join, status, leave, confirm-restored.

use desk_app::deeds::team::{
    add_person, confirm_restored_hub, hub_status, invite_person, leave_hub, list_people,
    publish_workspace,
};
use desk_app::views::{AddPerson, Connection, HubStatus, MakeInvitation, Nothing, PublishTo};
use desk_app::{AppError, Desk, ErrorCode};
use serde::Serialize;

use super::head::Head;
use crate::args::{InviteArgs, PublishArgs};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::{named, parts};
use crate::{person, secret_input};

#[derive(Serialize)]
struct Status {
    connection: Connection,
    address: Option<String>,
    last_sync: Option<String>,
    device_name: Option<String>,
    waiting: u32,
    refused: u32,
    conflicts: u32,
    head: Option<Head>,
    clock_off_minutes: Option<i32>,
}

#[derive(Serialize)]
struct Invited {
    invitation: String,
    person_id: String,
    person: String,
    expires_at: String,
}

#[derive(Serialize)]
struct Left {
    unsent: u32,
}

pub(crate) async fn publish(shell: &Shell, args: PublishArgs) -> Result<Answer, Failure> {
    let invitation = secret_input::invitation(args.invitation, shell.texts)?;
    let device_name = args.device_name.unwrap_or_else(person::device);
    let ask = PublishTo { invitation, device_name };
    let status = shell.in_workspace(async |desk| Ok(publish_workspace(desk, ask).await?)).await?;
    let address = status.address.clone().unwrap_or_default();
    answer(shell, status, (shell.texts.team.published)(&address))
}

pub(crate) async fn status(shell: &Shell) -> Result<Answer, Failure> {
    let status = shell.in_workspace(async |desk| Ok(hub_status(desk, Nothing {}).await?)).await?;
    answer(shell, status, String::new())
}

pub(crate) async fn confirm_restored(shell: &Shell) -> Result<Answer, Failure> {
    let status =
        shell.in_workspace(async |desk| Ok(confirm_restored_hub(desk, Nothing {}).await?)).await?;
    answer(shell, status, shell.texts.team.confirmed.to_owned())
}

pub(crate) async fn leave(shell: &Shell) -> Result<Answer, Failure> {
    let left = shell.in_workspace(async |desk| Ok(leave_hub(desk, Nothing {}).await?)).await?;
    let text = (shell.texts.team.left)(left.unsent);
    Answer::new(Left { unsent: left.unsent }, text)
}

pub(crate) async fn invite(shell: &Shell, args: InviteArgs) -> Result<Answer, Failure> {
    let (made, person_id) = shell
        .in_workspace(async |desk| {
            let person = whom(desk, &args).await?;
            let ask = MakeInvitation { person: person.clone(), valid_hours: args.hours };
            Ok((invite_person(desk, ask).await?, person))
        })
        .await?;
    let team = &shell.texts.team;
    let text = parts([
        (team.invited)(&made.person_name, &made.expires_at),
        made.invitation.clone(),
        team.invitation_is_secret.to_owned(),
    ]);
    let invited = Invited {
        invitation: made.invitation,
        person_id,
        person: made.person_name,
        expires_at: made.expires_at,
    };
    Answer::new(invited, text)
}

/// The person by id; the one who goes by the name, where there is one and nothing
/// else was said of them; or somebody new who is brought in first.
async fn whom(desk: &Desk, args: &InviteArgs) -> Result<String, Failure> {
    if let Some(person) = &args.person {
        return Ok(person.clone());
    }
    let before = list_people(desk, Nothing {}).await?;
    let mut named = before.people.iter().filter(|one| Some(&one.name) == args.name.as_ref());
    if args.role.is_empty()
        && args.user_name.is_none()
        && let (Some(person), None) = (named.next(), named.next())
    {
        return Ok(person.id.clone());
    }
    let ask = AddPerson {
        name: args.name.clone().unwrap_or_default(),
        user_name: args.user_name.clone(),
        roles: args.role.clone(),
    };
    let after = add_person(desk, ask).await?;
    let known = |id: &str| before.people.iter().any(|one| one.id == id);
    let new = after.people.into_iter().find(|one| !known(&one.id));
    let lost = || AppError::new(ErrorCode::Internal, "whoever was added is not there");
    Ok(new.ok_or_else(lost)?.id)
}

fn answer(shell: &Shell, status: HubStatus, first: String) -> Result<Answer, Failure> {
    let (labels, team) = (&shell.texts.labels, &shell.texts.team);
    let connection = serde_json::to_value(status.connection)?;
    let code = connection.as_str().unwrap_or_default();
    let counted = |count: u32| if count == 0 { String::new() } else { count.to_string() };
    let values = [
        (team.connection, team.say(code)),
        (team.address, status.address.clone().unwrap_or_default()),
        (team.device, status.device_name.clone().unwrap_or_default()),
        (team.last_sync, status.last_sync.clone().unwrap_or_default()),
        (labels.waiting, counted(status.waiting)),
        (team.refused, counted(status.refused)),
        (team.conflicts, counted(status.conflicts)),
        (
            team.head,
            status.head.as_ref().map(|it| format!("{} {}", it.seq, it.hash)).unwrap_or_default(),
        ),
    ];
    let clock = status.clock_off_minutes.map(team.clock_off).unwrap_or_default();
    let text = parts([first, named(shell.texts, &values), clock]);
    let status = Status {
        connection: status.connection,
        address: status.address,
        last_sync: status.last_sync,
        device_name: status.device_name,
        waiting: status.waiting,
        refused: status.refused,
        conflicts: status.conflicts,
        head: status.head.map(Head::from),
        clock_off_minutes: status.clock_off_minutes,
    };
    Answer::new(status, text)
}
