//! Files that a browser brings and takes. A page never names a path: what it
//! uploads is handed to the desk, which gives a token for it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Json;
use axum::body::Body;
use axum::extract::{Path as InPath, Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use desk_app::views::{FilePurpose, PickedFiles};
use desk_app::{Choice, Picker};
use serde::Deserialize;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;
use tokio_stream::StreamExt;

use crate::host::Host;
use crate::refusal::Refusal;

/// Several times the largest price list there is.
const UPLOAD_LIMIT: u64 = 2 << 30;

/// Where they are kept until devhost ends.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    uploaded: PathBuf,
    pub(crate) saved: PathBuf,
    next: Arc<AtomicU64>,
}

impl Folders {
    pub(crate) fn make(below: &Path) -> io::Result<Self> {
        let (uploaded, saved) = (below.join("uploaded"), below.join("saved"));
        std::fs::create_dir(&uploaded)?;
        std::fs::create_dir(&saved)?;
        Ok(Self { uploaded, saved, next: Arc::default() })
    }

    /// Two uploads of one name do not meet, and both keep it.
    fn for_upload(&self, name: &str) -> io::Result<PathBuf> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let folder = self.uploaded.join(number.to_string());
        std::fs::create_dir(&folder)?;
        Ok(folder.join(name))
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    name: String,
}

pub(crate) async fn upload(
    State(host): State<Arc<Host>>,
    Query(Named { name }): Query<Named>,
    body: Body,
) -> Result<Json<PickedFiles>, Refusal> {
    let name = plain(&name).ok_or_else(bad_name)?;
    let path = host.folders.for_upload(name)?;
    let mut file = File::create(&path).await?;
    let mut left = UPLOAD_LIMIT;
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|cause| {
            Refusal::new(StatusCode::BAD_REQUEST, format!("the upload broke off: {cause}"))
        })?;
        left = u64::try_from(piece.len())
            .ok()
            .and_then(|length| left.checked_sub(length))
            .ok_or_else(|| Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "the file is too large"))?;
        file.write_all(&piece).await?;
    }
    file.flush().await?;
    Ok(Json(PickedFiles { files: vec![host.desk().hand_over(path).into()] }))
}

/// What a deed wrote to the place that [`SavesInFolder`] chose.
pub(crate) async fn saved(
    State(host): State<Arc<Host>>,
    InPath(name): InPath<String>,
) -> Result<impl IntoResponse, Refusal> {
    let name = plain(&name).ok_or_else(bad_name)?;
    let bytes = tokio::fs::read(host.folders.saved.join(name))
        .await
        .map_err(|_| Refusal::new(StatusCode::NOT_FOUND, "no file of this name was saved"))?;
    Ok(([(CONTENT_TYPE, "application/octet-stream")], bytes))
}

/// Answers "where to?" with a folder of devhost's own. "Which one?" it cannot
/// answer: a browser uploads instead.
#[derive(Debug)]
pub(crate) struct SavesInFolder(pub(crate) Folders);

impl Picker for SavesInFolder {
    fn open(&self, _purpose: FilePurpose) -> Choice<'_> {
        Box::pin(std::future::ready(None))
    }

    fn save(&self, _purpose: FilePurpose, suggested_name: String) -> Choice<'_> {
        // The desktop's dialog does the same with what cannot stand in a name.
        let name = suggested_name.replace(['/', '\\', ':'], "-");
        Box::pin(std::future::ready(plain(&name).map(|name| self.0.saved.join(name))))
    }
}

/// A name that is nothing but a name, on any system.
fn plain(name: &str) -> Option<&str> {
    let only = Path::new(name).file_name()?.to_str()?;
    (only == name && !name.contains(['/', '\\', ':', '\0'])).then_some(name)
}

fn bad_name() -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "a file needs a name that is nothing but a name")
}
