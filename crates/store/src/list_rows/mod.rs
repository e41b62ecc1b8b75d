//! The rows of a list as a blob: made again from the file for another desktop,
//! and staged from what another desktop made.

mod export;

use std::borrow::Cow;
use std::io::Read;

use desk_core::ids::PriceListId;
use desk_core::price_list::PriceRow;
use desk_wire::{BlobHasher, BlobReader, RowsSum, WireError};
use sqlx::Row;
use tokio::sync::mpsc;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{unsigned, uuid};
use crate::staging::{STAGING_BATCH, StagedList};

/// Chunks that may wait between the reader and the file.
const CHUNKS_WAITING: usize = 2;

/// A chunk goes on its way when its rows hold this much, be they ever so few:
/// those of a blob may be long on purpose.
const CHUNK_BYTES: usize = 8 * 1024 * 1024;

/// A list whose record came without its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListWithoutRows {
    pub list: PriceListId,
    /// BLAKE3 of the blob that its rows travel as.
    pub rows_blob: [u8; 32],
    pub rows: u64,
}

impl Store {
    /// The lists that were not removed and that nobody can see yet, because only
    /// their record came; the newest month first.
    pub async fn lists_without_rows(&self) -> Result<Vec<ListWithoutRows>, StoreError> {
        const TABLE: &str = "price_list";
        let rows = sqlx::query(
            "select id, rows_blob, rows from price_list l \
             where _deleted = 0 and rows_blob is not null and rows is not null \
               and not exists (select 1 from list_content c where c.list_id = l.id and c.live = 1) \
             order by month desc, id",
        )
        .fetch_all(&self.readers)
        .await?;
        rows.iter()
            .map(|row| {
                let hash: Vec<u8> = row.try_get("rows_blob")?;
                Ok(ListWithoutRows {
                    list: PriceListId::new(uuid(TABLE, &row.try_get::<Vec<u8>, _>("id")?)?),
                    rows_blob: hash_of(hash)?,
                    rows: unsigned(TABLE, row.try_get("rows")?)?,
                })
            })
            .collect()
    }

    /// Stages what a blob holds, on a thread of its own. Nobody sees the rows
    /// before [`Store::adopt_list_rows`].
    ///
    /// # Errors
    /// When the blob is not the one of `wanted`. Then nothing of it stays.
    pub async fn stage_list_rows<R>(
        &self,
        blob: BlobReader<R>,
        wanted: &ListWithoutRows,
    ) -> Result<StagedList, StoreError>
    where
        R: Read + Send + 'static,
    {
        let mut staging = self.begin_staging().await?;
        let (chunks, mut arriving) = mpsc::channel(CHUNKS_WAITING);
        let most = wanted.rows;
        let reader = tokio::task::spawn_blocking(move || read(blob, most, &chunks));
        let mut staged = Ok(());
        while let Some(rows) = arriving.recv().await {
            staged = staging.stage(&rows).await;
            if staged.is_err() {
                break;
            }
        }
        // Ends a reader that still reads.
        drop(arriving);
        let read = reader.await.map_err(|gone| StoreError::Io(gone.into()));
        let verified = match (staged, read) {
            (Err(error), _) | (Ok(()), Ok(Err(error)) | Err(error)) => Err(error),
            (Ok(()), Ok(Ok(sum))) => verify(&sum, wanted),
        };
        match verified {
            Ok(()) => {
                let mut staged = staging.finish().await?;
                staged.rows_blob = Some(wanted.rows_blob);
                Ok(staged)
            }
            Err(error) => {
                staging.discard().await?;
                Err(error)
            }
        }
    }

    /// Makes rows visible that were staged from a blob, in one short write. It is
    /// no command: the record came before and names the rows by their hash.
    ///
    /// # Errors
    /// When the record names other rows. Then nothing of the staged ones stays.
    pub async fn adopt_list_rows(
        &self,
        staged: StagedList,
        list: PriceListId,
    ) -> Result<(), StoreError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion);
        }
        let mut tx = self.writer.begin().await?;
        let adopted = match agrees(&mut tx, &staged, list).await {
            Ok(()) => staged.adopt(&mut tx, list).await,
            Err(error) => Err(error),
        };
        match adopted {
            Ok(()) => tx.commit().await,
            Err(error) => {
                tx.rollback().await?;
                self.discard_staged(staged).await?;
                Err(error)
            }
        }
    }
}

/// Reads rows and sends them on, in chunks, and says what they come to.
fn read<R: Read>(
    mut blob: BlobReader<R>,
    most: u64,
    chunks: &mpsc::Sender<Vec<PriceRow>>,
) -> Result<RowsSum, StoreError> {
    // Not the bytes as they came are hashed but the rows as this store would
    // write them: it must be able to hand the list on.
    let mut hasher = BlobHasher::default();
    let mut rows = Vec::new();
    let mut bytes = 0;
    for _ in 0..=most {
        let Some(row) = blob.next_row()? else { break };
        hasher.add(&row)?;
        bytes += weight(&row);
        rows.push(row);
        if rows.len() >= STAGING_BATCH || bytes >= CHUNK_BYTES {
            bytes = 0;
            send(chunks, std::mem::take(&mut rows))?;
        }
    }
    if !rows.is_empty() {
        send(chunks, rows)?;
    }
    Ok(hasher.sum())
}

fn send(chunks: &mpsc::Sender<Vec<PriceRow>>, rows: Vec<PriceRow>) -> Result<(), StoreError> {
    chunks.blocking_send(rows).map_err(|_| std::io::Error::from(std::io::ErrorKind::BrokenPipe))?;
    Ok(())
}

/// About how much memory a row takes.
fn weight(row: &PriceRow) -> usize {
    let texts = [&row.product_title, &row.sku_title, &row.publisher, &row.description];
    let pairs = row.previous.iter().chain(&row.extra).flat_map(|(name, value)| [name, value]);
    size_of::<PriceRow>()
        + texts.into_iter().map(String::len).sum::<usize>()
        + row.tags.iter().chain(pairs).map(|text| text.len() + size_of::<String>()).sum::<usize>()
}

fn verify(sum: &RowsSum, wanted: &ListWithoutRows) -> Result<(), StoreError> {
    if sum.rows == wanted.rows && sum.hash == wanted.rows_blob {
        return Ok(());
    }
    let why = if sum.rows == wanted.rows {
        Cow::Borrowed("the rows are others than the record names")
    } else {
        Cow::Owned(format!("it is not of {} rows", wanted.rows))
    };
    Err(WireError::NotOne { what: "list of price rows", cause: why.into() }.into())
}

async fn agrees(
    connection: &mut sqlx::SqliteConnection,
    staged: &StagedList,
    list: PriceListId,
) -> Result<(), StoreError> {
    let hash: Option<Option<Vec<u8>>> =
        sqlx::query_scalar("select rows_blob from price_list where id = ?")
            .bind(list.uuid().as_bytes().as_slice())
            .fetch_optional(connection)
            .await?;
    match hash.flatten().map(hash_of).transpose()? {
        Some(hash) if staged.rows_blob == Some(hash) => Ok(()),
        Some(_) | None => {
            Err(StoreError::nonsense("price_list", "it does not name the rows that came"))
        }
    }
}

fn hash_of(bytes: Vec<u8>) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|_| StoreError::nonsense("price_list", "a hash has a wrong length"))
}
