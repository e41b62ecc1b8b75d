//! Deeds that go on to their end, also when whoever asked goes away.

use std::future::Future;
use std::sync::Arc;

use tokio::runtime::Handle;

use super::Desk;
use crate::error::AppError;

impl Desk {
    /// Does a deed on a thread of its own. Nobody who drops what this hands back, a
    /// window that is closed or a request that is given up, ends it halfway.
    pub(crate) async fn to_the_end<T, Deed, Doing>(&self, deed: Deed) -> Result<T, AppError>
    where
        T: Send + 'static,
        Deed: FnOnce(Self) -> Doing + Send + 'static,
        Doing: Future<Output = Result<T, AppError>>,
    {
        let desk = self.again();
        tokio::task::spawn_blocking(move || Handle::current().block_on(deed(desk))).await?
    }

    /// The same desk in another hand.
    fn again(&self) -> Self {
        Self {
            ports: Arc::clone(&self.ports),
            folders: self.folders.clone(),
            key_file: self.key_file.clone(),
            bench: Arc::clone(&self.bench),
            drafts: Arc::clone(&self.drafts),
            picked: Arc::clone(&self.picked),
            jobs: Arc::clone(&self.jobs),
            key_changes: Arc::clone(&self.key_changes),
            imports: Arc::clone(&self.imports),
            lock: Arc::clone(&self.lock),
            exported: Arc::clone(&self.exported),
        }
    }
}
