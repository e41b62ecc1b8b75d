//! A line between a desktop and its hub that breaks, waits and garbles, byte by
//! byte.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What is wrong with the line. Bytes count in both directions together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fault {
    #[default]
    None,
    /// Cut after so many bytes, and dead from then on.
    Cut { after: u64 },
    /// One bit comes over wrong in the byte after so many, once.
    Flip { after: u64 },
    /// Every piece takes so long.
    Slow { each: Duration },
}

#[derive(Debug, Default)]
struct State {
    fault: Fault,
    passed: u64,
    /// Where the hub listens.
    hub: Option<SocketAddr>,
}

/// A line. Dropped, it is gone.
#[derive(Debug)]
pub struct Line {
    /// Where desktops call.
    pub at: SocketAddr,
    state: Arc<Mutex<State>>,
    /// Told at every [`Line::set`]: what is open then is hung up.
    hang_up: watch::Sender<()>,
    listening: JoinHandle<()>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Line {
    pub async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let known = Arc::clone(&state);
        let (hang_up, mut hung_up) = watch::channel(());
        let listening = tokio::spawn(async move {
            while let Ok((desktop, _)) = listener.accept().await {
                hung_up.mark_unchanged();
                let (state, mut hung_up) = (Arc::clone(&known), hung_up.clone());
                tokio::spawn(async move {
                    tokio::select! {
                        () = carry(desktop, state) => {}
                        _ = hung_up.changed() => {}
                    }
                });
            }
        });
        Self { at, state, hang_up, listening }
    }

    pub fn lead_to(&self, hub: SocketAddr) {
        locked(&self.state).hub = Some(hub);
    }

    /// From here on, with new connections.
    pub fn set(&self, fault: Fault) {
        let mut state = locked(&self.state);
        state.fault = fault;
        state.passed = 0;
        self.hang_up.send_replace(());
    }

    /// Bytes since [`Line::set`].
    pub fn passed(&self) -> u64 {
        locked(&self.state).passed
    }
}

fn locked(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn carry(desktop: TcpStream, state: Arc<Mutex<State>>) {
    let hub = {
        let state = locked(&state);
        if matches!(state.fault, Fault::Cut { after } if state.passed >= after) {
            return;
        }
        state.hub
    };
    let Some(hub) = hub else { return };
    let Ok(hub) = TcpStream::connect(hub).await else { return };
    let _ = (desktop.set_nodelay(true), hub.set_nodelay(true));
    let (up_from, down_to) = desktop.into_split();
    let (down_from, up_to) = hub.into_split();
    // Whichever end goes first takes the other with it.
    tokio::select! {
        () = pass(up_from, up_to, &state) => {}
        () = pass(down_from, down_to, &state) => {}
    }
}

async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    state: &Mutex<State>,
) {
    let mut buffer = vec![0; 16 << 10];
    loop {
        let Ok(count) = from.read(&mut buffer).await else { return };
        if count == 0 {
            return;
        }
        let (keep, whole, wait) = judge(&mut buffer[..count], state);
        if let Some(wait) = wait {
            tokio::time::sleep(wait).await;
        }
        if to.write_all(&buffer[..keep]).await.is_err() || !whole {
            return;
        }
    }
}

/// How many bytes come over, whether the line still stands, and when.
fn judge(bytes: &mut [u8], state: &Mutex<State>) -> (usize, bool, Option<Duration>) {
    let mut state = locked(state);
    let before = state.passed;
    let count = bytes.len() as u64;
    match state.fault {
        Fault::None => {
            state.passed += count;
            (bytes.len(), true, None)
        }
        Fault::Slow { each } => {
            state.passed += count;
            (bytes.len(), true, Some(each))
        }
        Fault::Cut { after } => {
            let keep = after.saturating_sub(before).min(count);
            state.passed += keep;
            let keep = usize::try_from(keep).unwrap();
            (keep, keep == bytes.len(), None)
        }
        Fault::Flip { after } => {
            if let Some(at) = after.checked_sub(before)
                && at < count
            {
                bytes[usize::try_from(at).unwrap()] ^= 0x10;
            }
            state.passed += count;
            (bytes.len(), true, None)
        }
    }
}
