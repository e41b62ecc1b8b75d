//! The deeds on loopback HTTP, for browsers and end-to-end tests. Never shipped.
//!
//! One line on standard output says where it listens, token and all:
//! `{"address":"http://127.0.0.1:40123/?token=…"}`. It ends, cleanly, when it is
//! told to by a signal.

mod args;
mod calls;
mod files;
mod guard;
mod host;
mod news;
mod refusal;
#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use args::Args;
use host::Host;

#[tokio::main]
async fn main() -> ExitCode {
    let words = EnvFilter::try_from_env("PARTNER_DESK_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(words).with_writer(io::stderr).init();
    match serve(Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(args: Args) -> Result<(), DevhostError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await?;
    let port = listener.local_addr()?.port();
    let host = Arc::new(Host::start(&args, port)?);
    host.open_last().await;
    let app = host::router(&host, &args.ui_dir)?;
    writeln!(io::stdout(), "{}", serde_json::json!({ "address": host.address() }))?;

    let told = told_to_end()?;
    let news = host.news();
    let ending = async move {
        told.await;
        // A page that listens would hold the door open.
        news.end();
    };
    axum::serve(listener, app).with_graceful_shutdown(ending).await?;
    Ok(host.close().await?)
}

#[cfg(unix)]
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) =
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(windows)]
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move { drop(interrupt.recv().await) })
}

/// Why there is no devhost.
#[derive(Debug, thiserror::Error)]
enum DevhostError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("the workspace could not be closed: {0}")]
    Close(#[from] desk_app::AppError),
    #[error("tauri.conf.json has no content security policy of the known form")]
    NoPolicy,
    #[error("the passphrase cannot be read from {path}: {cause}", path = .path.display())]
    Passphrase { path: std::path::PathBuf, cause: io::Error },
}
