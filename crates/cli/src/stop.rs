//! Ctrl-C asks a long job to stop.

use std::future::Future;
use std::pin::pin;

use desk_app::deeds::state::cancel_job;
use desk_app::views::CancelJob;
use desk_app::{AppError, Desk};

use crate::out::complain;
use crate::shell::Shell;

/// The deed then clears away what it began, and says itself that it was cancelled, or
/// goes on where it cannot be stopped any more. Says also whether somebody asked.
pub(crate) async fn stoppable<T>(
    shell: &Shell,
    desk: &Desk,
    job: &str,
    deed: impl Future<Output = Result<T, AppError>>,
) -> Result<(T, bool), AppError> {
    let mut deed = pin!(deed);
    tokio::select! {
        done = &mut deed => return Ok((done?, false)),
        pressed = tokio::signal::ctrl_c() => if pressed.is_ok() {
            shell.progress.clear();
            if !shell.global.json {
                complain(shell.texts.done.stopping);
            }
            cancel_job(desk, CancelJob { job: job.to_owned() }).await?;
        }
    }
    Ok((deed.await?, true))
}
