//! The bar that a long job shows, on a terminal only.

use std::io::{self, IsTerminal};
use std::sync::{Mutex, PoisonError};

use desk_app::Announce;
use desk_app::views::Event;
use indicatif::{ProgressBar, ProgressStyle};

/// The bar's full length.
const WHOLE: u64 = 1000;

/// Hears the news of jobs and shows how far they are.
#[derive(Debug)]
pub(crate) struct Progress {
    /// Where nobody looks, nothing is drawn.
    shown: bool,
    bar: Mutex<Option<ProgressBar>>,
}

impl Progress {
    /// Shows bars where `wanted` and standard error is a terminal.
    pub(crate) fn new(wanted: bool) -> Self {
        Self { shown: wanted && io::stderr().is_terminal(), bar: Mutex::new(None) }
    }

    /// Takes the bar away before anything else is written.
    pub(crate) fn clear(&self) {
        if let Some(bar) = self.bar.lock().unwrap_or_else(PoisonError::into_inner).take() {
            bar.finish_and_clear();
        }
    }

    fn draw(&self, done: f64, rows: u32) {
        let mut bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::new(WHOLE);
            if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent:>3} %  {msg}") {
                bar.set_style(style);
            }
            bar
        });
        bar.set_position(position(done));
        bar.set_message(match rows {
            // What is gone through has none.
            0 => String::new(),
            rows => rows.to_string(),
        });
    }
}

#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "how far a bar goes is no money, and it is bounded first"
)]
fn position(done: f64) -> u64 {
    (done.clamp(0.0, 1.0) * 1000.0) as u64
}

impl Announce for Progress {
    fn announce(&self, event: Event) {
        match event {
            Event::Progress { done, rows, .. } if self.shown => self.draw(done, rows),
            Event::Progress { .. }
            | Event::Changed { .. }
            | Event::Connection { .. }
            | Event::HandedOver
            | Event::Hovering { .. }
            | Event::Lock { .. }
            | Event::Menu { .. } => {}
        }
    }

    fn painted(&self, _screen: &str) {}
}
