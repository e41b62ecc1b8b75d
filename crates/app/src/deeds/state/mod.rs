//! The frame around every screen.

use std::sync::Arc;

use desk_core::access::{Task, who_may};
use desk_secrets::KeychainError;

use crate::deeds::lock::lock_view;
use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{
    AppState, CancelJob, ChangeSettings, Event, KeychainState, LockView, Nothing,
    OpenWorkspaceView, ReadOnlyReason, RightView, ScreenPainted, Settings, Tag,
};

/// The tasks whose buttons a screen shows.
const SHOWN: [Task; 20] = [
    Task::CatalogView,
    Task::CatalogCustomize,
    Task::PricingView,
    Task::DeskPriceListImport,
    Task::DeskPriceListRemove,
    Task::DeskWorkspaceSettings,
    Task::DeskBackup,
    Task::DeskRecordView,
    Task::DeskDevices,
    Task::UsersView,
    Task::UsersCreate,
    Task::UsersEdit,
    Task::RolesAssignEntra,
    Task::RolesAssignCompany,
    Task::RolesAssignReports,
    Task::RolesTemplates,
    Task::UsersDelete,
    Task::UsersResetPassword,
    Task::SecurityMfa,
    Task::DeskPolicies,
];

/// Which workspace is open, what the person may there, and the settings. While it is
/// locked, what the lock shows.
pub async fn app_state(desk: &Desk, _ask: Nothing) -> Result<AppState, AppError> {
    if desk.is_locked() {
        match lock_view(desk).await? {
            Some(lock) => return Ok(state(desk, None, Some(lock), KeychainState::Ready)),
            None => desk.nothing_to_lock(),
        }
    }
    let workspace = match desk.here().await {
        Ok(here) => Some(open_workspace(&here).await?),
        Err(error) if error.code() == ErrorCode::NoWorkspace => None,
        Err(error) => return Err(error),
    };
    let keychain = Arc::clone(&desk.ports.keychain);
    // A keychain may be slow to say that it is not there.
    let keychain = match &workspace {
        // It was needed to get here, or it was not; nobody asks it again.
        Some(_) => KeychainState::Ready,
        None => tokio::task::spawn_blocking(move || keychain_state(keychain.status())).await?,
    };
    Ok(state(desk, workspace, None, keychain))
}

fn state(
    desk: &Desk,
    workspace: Option<OpenWorkspaceView>,
    lock: Option<LockView>,
    keychain: KeychainState,
) -> AppState {
    AppState {
        workspace,
        lock,
        keychain,
        settings: desk.ports.settings.settings(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// Stops a long job; a job that has ended already needs no stopping.
pub async fn cancel_job(desk: &Desk, ask: CancelJob) -> Result<Nothing, AppError> {
    desk.jobs.cancel(&ask.job);
    Ok(Nothing {})
}

/// A screen tells that it is on the glass.
pub async fn screen_painted(desk: &Desk, ask: ScreenPainted) -> Result<Nothing, AppError> {
    desk.ports.announce.painted(&ask.screen);
    Ok(Nothing {})
}

/// Changes the language or the look, at once, or when the window locks. Whoever finds it
/// locked does not say when it shall be.
pub async fn change_settings(desk: &Desk, ask: ChangeSettings) -> Result<AppState, AppError> {
    if ask.lock_after.is_some() && desk.is_locked() {
        return Err(AppError::new(ErrorCode::Locked, "the window is locked; unlock it first"));
    }
    let now = desk.ports.settings.settings();
    let changed = Settings {
        language: ask.language.unwrap_or(now.language),
        theme: ask.theme.unwrap_or(now.theme),
        lock_after: ask.lock_after.unwrap_or(now.lock_after),
        ..now
    };
    desk.ports.settings.keep(&changed)?;
    desk.announce(Event::Changed { tags: vec![Tag::State] });
    app_state(desk, Nothing {}).await
}

async fn open_workspace(here: &Here<'_>) -> Result<OpenWorkspaceView, AppError> {
    let store = here.store();
    let glance = store.glance().await?;
    let people = store.people().await?;
    let user = people.iter().find(|one| one.id == store.user());
    let cover = here.file.cover();
    Ok(OpenWorkspaceView {
        id: here.file.id.to_string(),
        name: cover.name,
        colour: cover.colour,
        user_name: user.map(|one| one.display_name.clone()).unwrap_or_default(),
        roles: here.actor.roles().iter().map(|role| role.code().to_owned()).collect(),
        home_market: glance.home_market.map(|market| market.to_string()),
        waiting: present::count(glance.waiting),
        read_only: read_only(here).await?,
        rights: SHOWN
            .into_iter()
            .map(|task| RightView {
                task: task.code().to_owned(),
                // Of a task whose scope a rule knows, also within it.
                allowed: here.actor.may_ask(task).is_ok(),
                who_may: who_may(task).iter().map(|role| role.code().to_owned()).collect(),
            })
            .collect(),
        notices: here.file.notices.clone(),
    })
}

async fn read_only(here: &Here<'_>) -> Result<Option<ReadOnlyReason>, AppError> {
    if here.store().is_read_only() {
        return Ok(Some(ReadOnlyReason::NewerVersion));
    }
    let revoked = here.may_edit().await.is_err_and(|why| why.code() == ErrorCode::DeviceRevoked);
    Ok(revoked.then_some(ReadOnlyReason::DeviceRevoked))
}

fn keychain_state(status: Result<(), KeychainError>) -> KeychainState {
    match status {
        Ok(()) => KeychainState::Ready,
        Err(KeychainError::Locked) => KeychainState::Locked,
        Err(_) => KeychainState::Absent,
    }
}
