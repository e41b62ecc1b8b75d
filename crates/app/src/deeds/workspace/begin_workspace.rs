use std::sync::{Arc, PoisonError};

use desk_core::ids::WorkspaceId;
use desk_secrets::{
    Argon2Cost, DataKey, RecoveryKey, SecretText, SlotError, Slots, wrap_keychain, wrap_passphrase,
    wrap_recovery,
};

use crate::deeds::team::{open_joined, rejoin};
use crate::deeds::workspace::open_workspace::open_made;
use crate::desk::{Desk, Draft, DraftKeys, join_workspace, make_workspace};
use crate::error::{AppError, ErrorCode};
use crate::views::{
    AbandonWorkspace, AppState, BeginWorkspace, BegunWorkspace, FinishWorkspace, Nothing,
};

/// The shortest passphrase, in characters [P].
const PASSPHRASE_LEAST: usize = 12;

/// First step: nothing is written, the recovery key is made and shown once.
pub async fn begin_workspace(desk: &Desk, ask: BeginWorkspace) -> Result<BegunWorkspace, AppError> {
    let passphrase = passphrase(desk, ask.passphrase).await?;
    let market = ask.home_market.as_deref();
    let making = super::making(desk, &ask.name, ask.colour, &ask.user_name, market)?;
    let (keys, recovery_key) = keys(desk, passphrase);
    let draft = keep(desk, Draft::Make { making, keys }).await;
    Ok(BegunWorkspace { draft, recovery_key })
}

/// What is to open it; `None` for the keychain, which must answer before a person
/// writes a recovery key down for nothing.
pub(crate) async fn passphrase(
    desk: &Desk,
    passphrase: Option<String>,
) -> Result<Option<SecretText>, AppError> {
    let passphrase = passphrase.map(good_passphrase).transpose()?;
    if passphrase.is_none() {
        let keychain = Arc::clone(&desk.ports.keychain);
        let status = tokio::task::spawn_blocking(move || keychain.status()).await?;
        status.map_err(SlotError::from)?;
    }
    Ok(passphrase)
}

/// A passphrase that is long enough.
pub(crate) fn good_passphrase(passphrase: String) -> Result<SecretText, AppError> {
    let passphrase = SecretText::new(passphrase);
    if passphrase.expose().chars().count() < PASSPHRASE_LEAST {
        let message = format!("a passphrase has at least {PASSPHRASE_LEAST} characters");
        return Err(AppError::new(ErrorCode::BadPassphrase, message).about(PASSPHRASE_LEAST));
    }
    Ok(passphrase)
}

/// New keys, and the recovery key to be shown.
pub(crate) fn keys(desk: &Desk, passphrase: Option<SecretText>) -> (DraftKeys, String) {
    let (data_key, recovery) = {
        let mut rng = desk.ports.randomness.lock().unwrap_or_else(PoisonError::into_inner);
        (DataKey::generate(&mut *rng), RecoveryKey::generate(&mut *rng))
    };
    let shown = recovery.display().expose().to_owned();
    (DraftKeys { data_key, recovery, passphrase }, shown)
}

/// Keeps a draft, and says under which name.
pub(crate) async fn keep(desk: &Desk, draft: Draft) -> String {
    let name = desk.ports.ids.next().to_string();
    let mut drafts = desk.drafts.lock().await;
    // One at a time: a person has one recovery key before their eyes.
    drafts.clear();
    drafts.insert(name.clone(), draft);
    name
}

/// Second step: the recovery key typed back. Only now the workspace is made, or
/// joined. One that is here already keeps its keys: nothing is typed back.
pub async fn finish_workspace(desk: &Desk, ask: FinishWorkspace) -> Result<AppState, AppError> {
    let typed = SecretText::new(ask.typed);
    let mut drafts = desk.drafts.lock().await;
    match drafts.get(&ask.draft).ok_or_else(draft_gone)? {
        Draft::Make { making, keys } => {
            let slots = proven(desk, making.id, keys, &typed).await?;
            make_workspace(desk, making, &keys.data_key, slots).await?;
            let (id, data_key) = (making.id, DataKey::new(*keys.data_key.expose()));
            drafts.remove(&ask.draft);
            drop(drafts);
            open_made(desk, id, data_key).await
        }
        Draft::Join { joining, keys } => {
            let slots = proven(desk, joining.id, keys, &typed).await?;
            join_workspace(desk, joining, &keys.data_key, slots).await?;
            let (id, data_key) = (joining.id, DataKey::new(*keys.data_key.expose()));
            drafts.remove(&ask.draft);
            drop(drafts);
            open_joined(desk, id, data_key).await
        }
        Draft::Rejoin { joining } => {
            let joining = joining.clone();
            drafts.remove(&ask.draft);
            drop(drafts);
            rejoin(desk, &joining).await
        }
        Draft::Recovery { .. } | Draft::Rotation { .. } => Err(draft_gone()),
    }
}

pub(crate) fn draft_gone() -> AppError {
    AppError::new(ErrorCode::DraftGone, "what was begun is gone; begin it again")
}

/// The slots, once the person has shown that they have the recovery key.
async fn proven(
    desk: &Desk,
    id: WorkspaceId,
    keys: &DraftKeys,
    typed: &SecretText,
) -> Result<Slots, AppError> {
    same_key(typed, &keys.recovery)?;
    slots(desk, id, keys).await
}

/// What was typed, if it is the recovery key that was shown.
pub(crate) fn same_key(typed: &SecretText, shown: &RecoveryKey) -> Result<RecoveryKey, AppError> {
    let typed = RecoveryKey::parse(typed.expose())?;
    if typed != *shown {
        let message = "this is a recovery key, but not the one that was shown";
        return Err(AppError::new(ErrorCode::RecoveryKeyWrong, message));
    }
    Ok(typed)
}

/// The person went back or away. The keys are gone with the draft.
pub async fn abandon_workspace(desk: &Desk, ask: AbandonWorkspace) -> Result<Nothing, AppError> {
    desk.drafts.lock().await.remove(&ask.draft);
    Ok(Nothing {})
}

/// The passphrase slot or the keychain's, and the recovery slot with it.
async fn slots(desk: &Desk, id: WorkspaceId, draft: &DraftKeys) -> Result<Slots, AppError> {
    let workspace = id.to_string();
    let data_key = DataKey::new(*draft.data_key.expose());
    let recovery = RecoveryKey::parse(draft.recovery.display().expose())?;
    let passphrase =
        draft.passphrase.as_ref().map(|text| SecretText::new(text.expose().to_owned()));
    let keychain = Arc::clone(&desk.ports.keychain);
    let randomness = Arc::clone(&desk.ports.randomness);
    let made = tokio::task::spawn_blocking(move || {
        let mut rng = randomness.lock().unwrap_or_else(PoisonError::into_inner);
        let mut slots = Slots::new(&workspace);
        let first = match &passphrase {
            Some(passphrase) => {
                wrap_passphrase(&data_key, &workspace, passphrase, &mut *rng, Argon2Cost::DEFAULT)?
            }
            None => wrap_keychain(&data_key, &workspace, &*keychain, &mut *rng)?,
        };
        slots.slots.push(first);
        slots.slots.push(wrap_recovery(&data_key, &workspace, &recovery, &mut *rng)?);
        Ok::<_, SlotError>(slots)
    })
    .await?;
    Ok(made?)
}
