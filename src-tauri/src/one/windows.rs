//! A named pipe, called after the folder, that no other computer can speak to. What
//! other people of this computer may do with it is the system's rule: not write.

use std::io;
use std::path::Path;

use tokio::net::windows::named_pipe::{ClientOptions, NamedPipeServer, ServerOptions};

use super::door;
use crate::given::Given;

pub(super) struct Door {
    pipe: NamedPipeServer,
    name: String,
}

impl Door {
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        let name = name_of(root);
        let pipe = ServerOptions::new()
            .first_pipe_instance(true)
            .reject_remote_clients(true)
            .create(&name)?;
        Ok(Self { pipe, name })
    }

    pub(super) async fn answer(mut self, heard: impl Fn(Given) + Send + Sync + 'static) {
        while self.pipe.connect().await.is_ok() {
            // The next one can knock while this one is heard out.
            let next = ServerOptions::new().reject_remote_clients(true).create(&self.name);
            let Ok(next) = next else { return };
            let stream = std::mem::replace(&mut self.pipe, next);
            if let Ok(given) = door::hear(stream).await {
                heard(given);
            }
        }
    }
}

pub(super) async fn speak(root: &Path, given: &Given) -> io::Result<()> {
    door::say(ClientOptions::new().open(name_of(root))?, given).await
}

/// FNV-1a of the path: the same in every version of the program.
fn name_of(root: &Path) -> String {
    let bytes = root.as_os_str().as_encoded_bytes();
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    });
    format!(r"\\.\pipe\partner-desk-{hash:016x}")
}
