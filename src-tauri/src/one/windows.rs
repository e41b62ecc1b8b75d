//! A named pipe that no other computer can speak to. Its name is drawn anew at each
//! start and stands in the data folder: only who may read there can find it, and nobody
//! can have made one of that name before. What other people of this computer may do with
//! it is the system's rule: not write.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tokio::net::windows::named_pipe::{ClientOptions, NamedPipeServer, ServerOptions};

use super::door::{self, Knocks};
use super::pipe_name;
use crate::given::Given;

const NAME_FILE: &str = "window.pipe";

pub(super) struct Door {
    /// `None` where the next one could not be made just now.
    pipe: Option<NamedPipeServer>,
    name: String,
    file: PathBuf,
}

impl Door {
    /// Only whoever holds the lock does this: a name that lies here is nobody's.
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        let name = pipe_name::draw();
        let pipe = Some(make(&name, true)?);
        let file = root.join(NAME_FILE);
        fs::write(&file, &name)?;
        Ok(Self { pipe, name, file })
    }
}

fn make(name: &str, first: bool) -> io::Result<NamedPipeServer> {
    ServerOptions::new().first_pipe_instance(first).reject_remote_clients(true).create(name)
}

impl Knocks for Door {
    type Stream = NamedPipeServer;

    async fn next(&mut self) -> io::Result<NamedPipeServer> {
        let pipe = match self.pipe.take() {
            Some(pipe) => pipe,
            None => make(&self.name, false)?,
        };
        let pipe = self.pipe.insert(pipe);
        if let Err(error) = pipe.connect().await {
            self.pipe = None;
            return Err(error);
        }
        // The next one can knock while this one is heard out.
        let next = make(&self.name, false).ok();
        std::mem::replace(&mut self.pipe, next).ok_or_else(|| io::ErrorKind::BrokenPipe.into())
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // Whoever opens the next one writes over it.
        let _ = fs::remove_file(&self.file);
    }
}

pub(super) async fn speak(root: &Path, given: &Given) -> io::Result<()> {
    let written = fs::read_to_string(root.join(NAME_FILE))?;
    // Half written, or nothing of ours: it is asked for again a moment later.
    let name = pipe_name::read(&written).ok_or(io::ErrorKind::InvalidData)?;
    door::say(ClientOptions::new().open(name)?, given).await
}
