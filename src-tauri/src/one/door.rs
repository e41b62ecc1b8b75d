//! How two starts talk, over whatever the system has for it: a length, the message,
//! and one byte that says it was taken.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::{sleep, timeout};

use super::message;
use crate::given::Given;

/// More than any path or link has.
const MOST: u32 = 32 * 1024;
const TAKEN: u8 = b'!';
/// Both are on one computer; whoever is silent for so long does not mean it.
const WITHIN: Duration = Duration::from_secs(3);
/// Where nobody can be let in just now, too many files being open and the like.
const PAUSE: Duration = Duration::from_millis(250);

/// Whoever may be heard comes through here; an error is passing.
pub(super) trait Knocks {
    type Stream: AsyncRead + AsyncWrite + Unpin;
    async fn next(&mut self) -> io::Result<Self::Stream>;
}

/// Hears one after the other, for as long as the program runs.
pub(super) async fn answer(mut knocks: impl Knocks, heard: impl Fn(Given)) {
    loop {
        match knocks.next().await {
            Ok(stream) => {
                if let Ok(given) = hear(stream).await {
                    heard(given);
                }
            }
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "another start could not be let in");
                sleep(PAUSE).await;
            }
        }
    }
}

pub(super) async fn say(
    mut to: impl AsyncRead + AsyncWrite + Unpin,
    given: &Given,
) -> io::Result<()> {
    let bytes = message::write(given);
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= MOST);
    let length = length.ok_or(io::ErrorKind::InvalidInput)?;
    let talk = async {
        to.write_u32(length).await?;
        to.write_all(&bytes).await?;
        to.flush().await?;
        if to.read_u8().await? == TAKEN { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
    };
    timeout(WITHIN, talk).await?
}

/// Hears one out; it is answered before anything is done with it.
async fn hear(mut from: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<Given> {
    let talk = async {
        let length = from.read_u32().await?;
        if length > MOST {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = Vec::new();
        (&mut from).take(length.into()).read_to_end(&mut bytes).await?;
        from.write_u8(TAKEN).await?;
        from.flush().await?;
        Ok(message::read(&bytes))
    };
    timeout(WITHIN, talk).await?
}

#[cfg(test)]
mod tests {
    use tokio::io::DuplexStream;

    use super::*;

    #[tokio::test]
    async fn what_is_said_is_heard_and_answered() {
        let (here, there) = tokio::io::duplex(64);
        let given = Given::Link("partner-desk://offer/A:1".repeat(9));
        let (said, heard) = tokio::join!(say(here, &given), hear(there));
        said.unwrap();
        assert_eq!(heard.unwrap(), given);
    }

    #[tokio::test]
    async fn too_much_is_neither_said_nor_heard() {
        let (here, mut there) = tokio::io::duplex(64);
        let long = Given::Link("x".repeat(40_000));
        assert_eq!(say(here, &long).await.unwrap_err().kind(), io::ErrorKind::InvalidInput);
        let (here, other) = tokio::io::duplex(64);
        there = {
            drop(there);
            other
        };
        there.write_u32(MOST + 1).await.unwrap();
        assert_eq!(hear(here).await.unwrap_err().kind(), io::ErrorKind::InvalidData);
    }

    /// As many failures as the first says, then whoever is there.
    struct Shaky(u32, Option<DuplexStream>);

    impl Knocks for Shaky {
        type Stream = DuplexStream;
        async fn next(&mut self) -> io::Result<DuplexStream> {
            if self.0 > 0 {
                self.0 -= 1;
                return Err(io::ErrorKind::OutOfMemory.into());
            }
            match self.1.take() {
                Some(stream) => Ok(stream),
                None => std::future::pending().await,
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_could_not_be_let_in_does_not_make_it_deaf() {
        let (here, there) = tokio::io::duplex(64);
        let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
        let answering = answer(Shaky(3, Some(there)), |given| tell.send(given).unwrap());
        let link = Given::Link("partner-desk://team".to_owned());
        tokio::select! {
            () = answering => unreachable!("it hears as long as the program runs"),
            said = say(here, &link) => said.unwrap(),
        }
        assert_eq!(told.recv().await, Some(link));
    }

    #[tokio::test]
    async fn whoever_hangs_up_is_not_taken_for_an_answer() {
        let (here, there) = tokio::io::duplex(64);
        drop(there);
        assert!(say(here, &Given::Nothing).await.is_err());
    }
}
