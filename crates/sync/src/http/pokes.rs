//! Server-sent events, as far as "there is news" needs them.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::Response;
use tokio::time::timeout;

use crate::api::{HubError, Poke, Pokes};

/// The hub says something every 15 s; without a word for so long it is gone.
const SILENCE: Duration = Duration::from_secs(45);
/// No line of a hub's is longer.
const LINE: usize = 16 << 10;

/// A stream that is open.
pub(super) struct Listening {
    response: Response,
    lines: Lines,
}

impl Listening {
    pub(super) fn new(response: Response) -> Self {
        Self { response, lines: Lines::default() }
    }
}

#[async_trait]
impl Pokes for Listening {
    async fn next(&mut self) -> Result<Poke, HubError> {
        loop {
            if let Some(poke) = self.lines.next()? {
                return Ok(poke);
            }
            let piece = timeout(SILENCE, self.response.chunk())
                .await
                .map_err(|late| HubError::Unreachable(Some(late.into())))?
                .map_err(|error| HubError::Unreachable(Some(error.without_url().into())))?;
            match piece {
                Some(piece) => self.lines.add(&piece),
                None => return Err(HubError::Unreachable(None)),
            }
        }
    }
}

/// What came and is not read yet.
#[derive(Debug, Default)]
struct Lines(Vec<u8>);

impl Lines {
    fn add(&mut self, piece: &[u8]) {
        self.0.extend_from_slice(piece);
    }

    fn next(&mut self) -> Result<Option<Poke>, HubError> {
        while let Some(end) = self.0.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.0.drain(..=end).collect();
            // What the news is does not matter: a sync finds out.
            if line.starts_with(b"data:") {
                return Ok(Some(Poke::News { seq: number_in(&line) }));
            }
            if line.starts_with(b":") {
                return Ok(Some(Poke::Alive));
            }
        }
        if self.0.len() > LINE {
            return Err(HubError::nonsense("a line without an end"));
        }
        Ok(None)
    }
}

/// The number of the newest event, in `{"seq":4,"hash":"…"}`.
fn number_in(line: &[u8]) -> Option<u64> {
    let (_, rest) = std::str::from_utf8(line).ok()?.split_once("\"seq\":")?;
    let digits = rest.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_and_signs_of_life_are_told_apart_however_they_are_cut() {
        let mut lines = Lines::default();
        lines.add(b": here\n\nid: 4\nda");
        assert_eq!(lines.next().unwrap(), Some(Poke::Alive));
        assert_eq!(lines.next().unwrap(), None);
        lines.add(b"ta: {\"seq\":4}\r\n\n");
        assert_eq!(lines.next().unwrap(), Some(Poke::News { seq: Some(4) }));
        assert_eq!(lines.next().unwrap(), None);
        lines.add(&vec![b'x'; LINE + 1]);
        assert!(lines.next().is_err(), "a line has an end");
    }
}
