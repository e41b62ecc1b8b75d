//! `desk workspace create`: with a key file, or with the system's keychain and a
//! recovery key that is shown once and typed back.

use desk_app::deeds::state::app_state;
use desk_app::deeds::workspace::{
    abandon_workspace, begin_workspace, create_with_key_file, finish_workspace,
};
use desk_app::views::{
    AbandonWorkspace, AppState, BeginWorkspace, BegunWorkspace, Colour, FinishWorkspace,
    KeychainState, Nothing,
};
use desk_app::{AppError, CreateWithKeyFile, Desk, ErrorCode};
use serde::Serialize;

use crate::args::CreateArgs;
use crate::failure::Failure;
use crate::out::{Answer, complain};
use crate::shell::{Shell, environment};
use crate::{ask, person, secret_input};

/// How often the recovery key may be mistyped before all is called off.
const TRIES: usize = 3;

#[derive(Serialize)]
struct Created {
    workspace_id: String,
    name: String,
    colour: Colour,
    user_name: String,
    roles: Vec<String>,
    home_market: Option<String>,
}

pub(crate) async fn create(shell: &Shell, args: CreateArgs) -> Result<Answer, Failure> {
    let user_name = match args.user_name {
        Some(name) => name,
        None => person::name(environment).unwrap_or_else(|| shell.texts.ask.somebody.to_owned()),
    };
    let colour = args.colour.into();
    let state = match &shell.global.key_file {
        Some(_) => {
            let file = shell.global.passphrase_file.as_deref();
            let passphrase = secret_input::new_passphrase(file, shell.texts)?;
            let desk = shell.desk_with(Some(passphrase))?;
            let ask =
                CreateWithKeyFile { name: args.name, colour, user_name, home_market: args.market };
            let made = create_with_key_file(&desk, ask).await;
            shell.close(&desk).await;
            made?
        }
        None => {
            let begin = BeginWorkspace {
                name: args.name,
                colour,
                user_name,
                home_market: args.market,
                passphrase: None,
            };
            by_keychain(shell, begin).await?
        }
    };
    answer(shell, state)
}

/// The recovery key needs a person: a program that reads it for them would be one
/// more place where it lies about.
async fn by_keychain(shell: &Shell, begin: BeginWorkspace) -> Result<AppState, Failure> {
    if !ask::somebody_is_there() {
        let why = shell.texts.own.need_terminal_for_recovery_key;
        return Err(Failure::Usage(why.to_owned()));
    }
    let desk = shell.desk()?;
    let made = begin_and_ask(shell, &desk, begin).await;
    shell.close(&desk).await;
    made
}

async fn begin_and_ask(
    shell: &Shell,
    desk: &Desk,
    begin: BeginWorkspace,
) -> Result<AppState, Failure> {
    match app_state(desk, Nothing {}).await?.keychain {
        // A locked one may ask for its password when it is needed.
        KeychainState::Ready | KeychainState::Locked => {}
        KeychainState::Absent => {
            let message = "no keychain answers";
            return Err(AppError::new(ErrorCode::KeychainUnavailable, message).into());
        }
    }
    let begun = begin_workspace(desk, begin).await?;
    show_and_ask(shell, desk, begun).await
}

/// Shows the recovery key and has it typed back; then the workspace is made.
pub(super) async fn show_and_ask(
    shell: &Shell,
    desk: &Desk,
    begun: BegunWorkspace,
) -> Result<AppState, Failure> {
    let finish =
        async |draft, typed| finish_workspace(desk, FinishWorkspace { draft, typed }).await;
    type_back(shell, desk, begun, finish).await
}

/// Shows a recovery key and has it typed back, which `finish` is given.
pub(super) async fn type_back<T>(
    shell: &Shell,
    desk: &Desk,
    begun: BegunWorkspace,
    finish: impl AsyncFn(String, String) -> Result<T, AppError>,
) -> Result<T, Failure> {
    let BegunWorkspace { draft, recovery_key } = begun;
    complain(&format!("{}\n\n    {recovery_key}\n", shell.texts.ask.key_intro));
    let mut tries = TRIES;
    loop {
        let typed = ask::line(shell.texts.ask.type_back)?.expose().to_owned();
        tries = tries.saturating_sub(1);
        match finish(draft.clone(), typed).await {
            Ok(done) => return Ok(done),
            Err(slip) if tries > 0 && is_slip(&slip) => {
                let slip = Failure::from(slip).tell(shell.texts);
                complain(&slip.message);
            }
            Err(error) => {
                abandon_workspace(desk, AbandonWorkspace { draft }).await?;
                return Err(error.into());
            }
        }
    }
}

fn is_slip(error: &AppError) -> bool {
    matches!(error.code(), ErrorCode::RecoveryKeyMistyped | ErrorCode::RecoveryKeyWrong)
}

fn answer(shell: &Shell, state: AppState) -> Result<Answer, Failure> {
    let workspace = state
        .workspace
        .ok_or_else(|| AppError::new(ErrorCode::Internal, "the new workspace is not open"))?;
    let text = (shell.texts.done.created)(&workspace.name);
    let created = Created {
        workspace_id: workspace.id,
        name: workspace.name,
        colour: workspace.colour,
        user_name: workspace.user_name,
        roles: workspace.roles,
        home_market: workspace.home_market,
    };
    Answer::new(created, text)
}
