//! The log: on standard error, for whoever runs the hub. No names, no bodies, no
//! tokens, no addresses of people.

use std::io;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer, fmt};

/// What libraries write may hold a statement or a header, so of theirs only
/// errors are let in. `DESK_HUB_LOG` is a level for our own words.
pub(super) fn to_standard_error(json: bool) {
    let asked = std::env::var("DESK_HUB_LOG").ok().and_then(|word| word.parse().ok());
    let level: LevelFilter = asked.unwrap_or(LevelFilter::INFO);
    let targets = Targets::new()
        .with_default(level.min(LevelFilter::ERROR))
        .with_target("desk_hub", level)
        .with_target("desk_agree", level);
    let lines = fmt::layer().with_writer(io::stderr);
    let lines = if json { lines.json().boxed() } else { lines.with_ansi(false).boxed() };
    tracing_subscriber::registry().with(lines.with_filter(targets)).init();
}
