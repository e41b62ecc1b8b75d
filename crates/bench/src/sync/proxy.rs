//! Between devices and the hub: passes everything on and counts it. What it counts
//! is what a network carries, handshakes and TLS's own bytes among it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};

use crate::problem::Problem;

/// Bytes from the devices and to them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Traffic {
    pub(crate) up: u64,
    pub(crate) down: u64,
}

impl Traffic {
    pub(crate) const fn since(self, before: Self) -> Self {
        Self { up: self.up - before.up, down: self.down - before.down }
    }
}

#[derive(Debug, Default)]
struct Counts {
    up: AtomicU64,
    down: AtomicU64,
}

/// Ends when it is dropped.
#[derive(Debug)]
pub(crate) struct Proxy {
    pub(crate) port: u16,
    counts: Arc<Counts>,
    listening: AbortHandle,
}

impl Proxy {
    pub(crate) async fn before(target: u16) -> Result<Self, Problem> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let counts = Arc::new(Counts::default());
        let counting = Arc::clone(&counts);
        let listening = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((near, _)) = listener.accept().await {
                connections.spawn(pass(near, target, Arc::clone(&counting)));
                while connections.try_join_next().is_some() {}
            }
        })
        .abort_handle();
        Ok(Self { port, counts, listening })
    }

    pub(crate) fn traffic(&self) -> Traffic {
        Traffic {
            up: self.counts.up.load(Ordering::Relaxed),
            down: self.counts.down.load(Ordering::Relaxed),
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn pass(near: TcpStream, target: u16, counts: Arc<Counts>) {
    let Ok(far) = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], target))).await else {
        return;
    };
    // A proxy that waits for more bytes would slow down what it measures.
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
    tokio::join!(one_way(near_in, far_out, &counts.up), one_way(far_in, near_out, &counts.down));
}

async fn one_way(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, count: &AtomicU64) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(read) = from.read(&mut buffer).await {
        if read == 0 {
            break;
        }
        count.fetch_add(read as u64, Ordering::Relaxed);
        let Some(bytes) = buffer.get(..read) else { break };
        if to.write_all(bytes).await.is_err() {
            break;
        }
    }
    // The other side hung up, which this one shall hear.
    let _ = to.shutdown().await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everything_passes_and_is_counted() {
        let hub = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let proxy = Proxy::before(hub.local_addr().unwrap().port()).await.unwrap();
        let answering = tokio::spawn(async move {
            let (mut stream, _) = hub.accept().await.unwrap();
            let mut said = [0; 4];
            stream.read_exact(&mut said).await.unwrap();
            stream.write_all(b"much longer").await.unwrap();
            said
        });
        let mut stream = TcpStream::connect(("127.0.0.1", proxy.port)).await.unwrap();
        stream.write_all(b"said").await.unwrap();
        let mut heard = String::new();
        stream.read_to_string(&mut heard).await.unwrap();
        assert_eq!((&answering.await.unwrap(), heard.as_str()), (b"said", "much longer"));
        let Traffic { up, down } = proxy.traffic();
        assert_eq!((up, down), (4, 11));
    }
}
