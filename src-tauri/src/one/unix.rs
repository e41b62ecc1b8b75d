//! A socket beside the lock, that only its owner may speak to.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tokio::net::{UnixListener, UnixStream};

use super::door::{self, Knocks};
use crate::given::Given;

const SOCKET: &str = "window.sock";

pub(super) struct Door {
    listener: UnixListener,
    path: PathBuf,
}

impl Door {
    /// Only whoever holds the lock does this: a socket that lies here is nobody's.
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        let path = root.join(SOCKET);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let listener = UnixListener::bind(&path)?;
        fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        Ok(Self { listener, path })
    }
}

impl Knocks for Door {
    type Stream = UnixStream;

    async fn next(&mut self) -> io::Result<UnixStream> {
        loop {
            let (stream, _) = self.listener.accept().await?;
            if is_mine(&stream) {
                return Ok(stream);
            }
        }
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // Whoever opens the next one removes it, too.
        let _ = fs::remove_file(&self.path);
    }
}

fn is_mine(stream: &UnixStream) -> bool {
    stream.peer_cred().is_ok_and(|peer| peer.uid() == rustix::process::getuid().as_raw())
}

pub(super) async fn speak(root: &Path, given: &Given) -> io::Result<()> {
    door::say(UnixStream::connect(root.join(SOCKET)).await?, given).await
}
