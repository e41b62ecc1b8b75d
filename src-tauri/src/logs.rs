//! The log, on standard error: what went wrong and where, never whose or what.
//!
//! `PARTNER_DESK_LOG` is `off`, `error`, `warn`, `info`, `debug` or `trace`; it
//! is `warn` when it is not said. It is for our own words: what libraries write
//! may hold a file's name or a statement, so of theirs only errors are let in.

use std::panic::{self, Location};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

const LEVEL: &str = "PARTNER_DESK_LOG";

pub(crate) fn start() {
    let asked = std::env::var(LEVEL).ok();
    let ours = asked.as_deref().and_then(|word| word.parse().ok());
    let level = ours.unwrap_or(LevelFilter::WARN);
    let targets = Targets::new()
        .with_default(LevelFilter::ERROR.min(level))
        .with_target("partner_desk", level)
        .with_target("desk_", level);
    tracing_subscriber::registry()
        .with(tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false))
        .with(targets)
        .init();
    if asked.is_some() && ours.is_none() {
        tracing::warn!("{LEVEL} is off, error, warn, info, debug or trace");
    }
    panic::set_hook(Box::new(|fault| tell_of(fault.location())));
}

/// A fault tells its place and the version and nothing else: its message may
/// hold anything.
fn tell_of(place: Option<&Location<'_>>) {
    tracing::error!(
        version = env!("CARGO_PKG_VERSION"),
        file = place.map_or("unknown", Location::file),
        line = place.map_or(0, Location::line),
        "the program is at fault"
    );
}
