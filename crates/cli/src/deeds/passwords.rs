//! `desk password`: requests that somebody gets a new password. The password itself is
//! given in the portal, and never here.

use desk_app::deeds::people::{list_password_requests, request_password, settle_password};
use desk_app::views::{Nothing, PasswordRequests, SettlePassword, UserRef};

use crate::args::{PasswordCommand, SettleArgs};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::snake::snake;
use crate::table::{parts, table};

/// Each command answers with all requests.
pub(crate) async fn password(shell: &Shell, command: PasswordCommand) -> Result<Answer, Failure> {
    let settle =
        |args: SettleArgs, done| SettlePassword { request: args.request, user: args.user, done };
    let all = shell
        .in_workspace(async |desk| {
            Ok(match command {
                PasswordCommand::Request(args) => {
                    request_password(desk, UserRef { user: args.user }).await?
                }
                PasswordCommand::List => list_password_requests(desk, Nothing {}).await?,
                PasswordCommand::Done(args) => settle_password(desk, settle(args, true)).await?,
                PasswordCommand::Withdraw(args) => {
                    settle_password(desk, settle(args, false)).await?
                }
            })
        })
        .await?;
    answer(shell, all)
}

fn answer(shell: &Shell, all: PasswordRequests) -> Result<Answer, Failure> {
    let (heads, team, people) = (&shell.texts.heads, &shell.texts.team, &shell.texts.people);
    let rows = all.requests.iter().map(|one| {
        [
            one.user_label.clone(),
            people.say(&one.state),
            one.asked_by.clone(),
            one.asked_at.clone().unwrap_or_default(),
            one.id.clone(),
        ]
    });
    let columns = [team.person, people.state, people.asked_by, people.asked_at, heads.id];
    let note = people.not_yet_done.to_owned();
    let text = parts([table(columns, &[], rows), note]);
    Answer::new(snake(all)?, text)
}
