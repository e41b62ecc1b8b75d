//! `desk hub join`: with a key file, or with the system's keychain and a recovery
//! key that is shown once and typed back, as a workspace is made.

use desk_app::deeds::team::{begin_join, join_with_key_file, read_invitation};
use desk_app::deeds::workspace::{finish_workspace, list_workspaces};
use desk_app::views::{
    AppState, BeginJoin, FinishWorkspace, InvitationText, Nothing, OpenWorkspaceView,
};
use desk_app::{AppError, ErrorCode, JoinWithKeyFile};
use serde::Serialize;

use super::create_workspace::show_and_ask;
use crate::args::JoinArgs;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::{ask, person, secret_input};

#[derive(Serialize)]
struct Joined {
    workspace_id: String,
    name: String,
    user_name: String,
    roles: Vec<String>,
    rejoined: bool,
}

pub(crate) async fn join(shell: &Shell, args: JoinArgs) -> Result<Answer, Failure> {
    let invitation = secret_input::invitation(args.invitation, shell.texts)?;
    let text = InvitationText { invitation: invitation.clone() };
    let contents = read_invitation(&shell.desk()?, text).await?;
    let begin = BeginJoin {
        name: args.name.unwrap_or_else(|| host_of(&contents.addresses)),
        colour: args.colour.into(),
        device_name: args.device_name.unwrap_or_else(person::device),
        passphrase: None,
        invitation,
    };
    let rejoined = contents.known_here;
    let state = match contents.workspace.filter(|_| rejoined) {
        Some(id) => again(shell, &id, begin).await?,
        None if shell.global.key_file.is_some() => by_key_file(shell, begin).await?,
        None => by_keychain(shell, begin).await?,
    };
    answer(shell, state, rejoined)
}

async fn by_key_file(shell: &Shell, begin: BeginJoin) -> Result<AppState, Failure> {
    let file = shell.global.passphrase_file.as_deref();
    let passphrase = secret_input::new_passphrase(file, shell.texts)?;
    let desk = shell.desk_with(Some(passphrase))?;
    let ask = JoinWithKeyFile {
        invitation: begin.invitation,
        name: begin.name,
        colour: begin.colour,
        device_name: begin.device_name,
    };
    let joined = join_with_key_file(&desk, ask).await;
    shell.close(&desk).await;
    Ok(joined?)
}

async fn by_keychain(shell: &Shell, begin: BeginJoin) -> Result<AppState, Failure> {
    if !ask::somebody_is_there() {
        let why = shell.texts.own.need_terminal_for_recovery_key;
        return Err(Failure::Usage(why.to_owned()));
    }
    let desk = shell.desk()?;
    let joined = match begin_join(&desk, begin).await {
        Ok(begun) => show_and_ask(shell, &desk, begun).await,
        Err(error) => Err(error.into()),
    };
    shell.close(&desk).await;
    joined
}

/// The workspace is here: it is opened as always and keeps its keys.
async fn again(shell: &Shell, id: &str, begin: BeginJoin) -> Result<AppState, Failure> {
    let cards = list_workspaces(&shell.desk()?, Nothing {}).await?.workspaces;
    let card = cards.iter().find(|card| card.id == id).ok_or_else(|| {
        AppError::new(ErrorCode::NoWorkspace, "there is no such workspace").about(id)
    })?;
    shell
        .in_this_workspace(card, async |desk| {
            let begun = begin_join(desk, begin).await?;
            let ask = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
            Ok(finish_workspace(desk, ask).await?)
        })
        .await
}

/// Something to call it by, where nobody says: `hub.example:8443`.
fn host_of(addresses: &[String]) -> String {
    let address = addresses.first().map_or("hub", String::as_str);
    address.split("://").last().unwrap_or(address).trim_end_matches('/').to_owned()
}

fn answer(shell: &Shell, state: AppState, rejoined: bool) -> Result<Answer, Failure> {
    let workspace: OpenWorkspaceView = state
        .workspace
        .ok_or_else(|| AppError::new(ErrorCode::Internal, "the workspace is not open"))?;
    let text = (shell.texts.team.joined)(&workspace.name);
    let joined = Joined {
        workspace_id: workspace.id,
        name: workspace.name,
        user_name: workspace.user_name,
        roles: workspace.roles,
        rejoined,
    };
    Answer::new(joined, text)
}
