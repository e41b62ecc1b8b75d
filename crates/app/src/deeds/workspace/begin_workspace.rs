use std::sync::{Arc, PoisonError};

use desk_secrets::{
    Argon2Cost, DataKey, RecoveryKey, SecretText, SlotError, Slots, wrap_keychain, wrap_passphrase,
    wrap_recovery,
};

use crate::deeds::workspace::open_workspace::open_made;
use crate::desk::{Desk, Draft, make_workspace};
use crate::error::{AppError, ErrorCode};
use crate::views::{
    AbandonWorkspace, AppState, BeginWorkspace, BegunWorkspace, FinishWorkspace, Nothing,
};

/// The shortest passphrase, in characters [P].
const PASSPHRASE_LEAST: usize = 12;

/// First step: nothing is written, the recovery key is made and shown once.
pub async fn begin_workspace(desk: &Desk, ask: BeginWorkspace) -> Result<BegunWorkspace, AppError> {
    let passphrase = ask.passphrase.map(SecretText::new);
    if let Some(passphrase) = &passphrase
        && passphrase.expose().chars().count() < PASSPHRASE_LEAST
    {
        let message = format!("a passphrase has at least {PASSPHRASE_LEAST} characters");
        return Err(AppError::new(ErrorCode::BadPassphrase, message).about(PASSPHRASE_LEAST));
    }
    if passphrase.is_none() {
        // Before a person writes a recovery key down for nothing.
        let keychain = Arc::clone(&desk.ports.keychain);
        let status = tokio::task::spawn_blocking(move || keychain.status()).await?;
        status.map_err(SlotError::from)?;
    }
    let market = ask.home_market.as_deref();
    let making = super::making(desk, &ask.name, ask.colour, &ask.user_name, market)?;
    let (data_key, recovery) = {
        let mut rng = desk.ports.randomness.lock().unwrap_or_else(PoisonError::into_inner);
        (DataKey::generate(&mut *rng), RecoveryKey::generate(&mut *rng))
    };
    let draft = desk.ports.ids.next().to_string();
    let recovery_key = recovery.display().expose().to_owned();
    let mut drafts = desk.drafts.lock().await;
    // One at a time: a person has one recovery key before their eyes.
    drafts.clear();
    drafts.insert(draft.clone(), Draft { making, data_key, recovery, passphrase });
    Ok(BegunWorkspace { draft, recovery_key })
}

/// Second step: the recovery key typed back. Only now the workspace is made.
pub async fn finish_workspace(desk: &Desk, ask: FinishWorkspace) -> Result<AppState, AppError> {
    let typed = SecretText::new(ask.typed);
    let mut drafts = desk.drafts.lock().await;
    let draft = drafts
        .get(&ask.draft)
        .ok_or_else(|| AppError::new(ErrorCode::DraftGone, "the workspace must be begun again"))?;
    if RecoveryKey::parse(typed.expose())? != draft.recovery {
        return Err(AppError::new(
            ErrorCode::RecoveryKeyWrong,
            "this is a recovery key, but not the one that was shown",
        ));
    }
    let slots = slots(desk, draft).await?;
    make_workspace(desk, &draft.making, &draft.data_key, slots).await?;
    let id = draft.making.id;
    let data_key = DataKey::new(*draft.data_key.expose());
    drafts.remove(&ask.draft);
    drop(drafts);
    open_made(desk, id, data_key).await
}

/// The person went back or away. The keys are gone with the draft.
pub async fn abandon_workspace(desk: &Desk, ask: AbandonWorkspace) -> Result<Nothing, AppError> {
    desk.drafts.lock().await.remove(&ask.draft);
    Ok(Nothing {})
}

/// The passphrase slot or the keychain's, and the recovery slot with it.
async fn slots(desk: &Desk, draft: &Draft) -> Result<Slots, AppError> {
    let workspace = draft.making.id.to_string();
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
