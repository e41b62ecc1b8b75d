//! A new file, filled from a snapshot piece by piece. Whatever cuts it short, the
//! pieces that are in stay in.

use std::collections::BTreeSet;
use std::path::Path;

use desk_agree::{Digests, FieldKey, RecordKey, scope};
use desk_core::schema::EXISTENCE;
use desk_wire::protocol::{Limits, Manifest, RecordRow};
use desk_wire::{WireValue, unpack};
use sqlx::Row;

use super::digests;
use super::error::{FollowError, unpacked};
use super::image::Image;
use super::link::{self, array};
use super::load::Images;
use crate::error::StoreError;
use crate::file::{NewWorkspace, Opening, Store};
use crate::key::FileKey;

/// A file that is being filled. It becomes a workspace by [`Bootstrap::finish`],
/// and takes another's place only after that.
#[derive(Debug)]
pub struct Bootstrap {
    store: Store,
    manifest: Manifest,
}

impl Bootstrap {
    /// Begins a file at `path`, or goes on with one that was begun from the same
    /// snapshot. One from another snapshot is thrown away: nothing of ours is in it.
    pub async fn begin(
        path: &Path,
        key: &FileKey,
        new: NewWorkspace,
        manifest: Manifest,
    ) -> Result<Self, FollowError> {
        if let Some(store) = begun(path, key, new, &manifest).await? {
            return Ok(Self { store, manifest });
        }
        for left in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm")] {
            match std::fs::remove_file(&left) {
                Ok(()) => {}
                Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(StoreError::from(error).into()),
            }
        }
        let store = Store::create(path, key, new).await?;
        let mut tx = store.writer.begin().await?;
        for (idx, chunk) in (0_i64..).zip(&manifest.chunks) {
            sqlx::query("insert into chunk (idx, hash) values (?, ?)")
                .bind(idx)
                .bind(chunk.hash.to_vec())
                .execute(&mut *tx)
                .await?;
        }
        sqlx::query("insert into meta (key, value) values ('filling_from', ?)")
            .bind(manifest.head.hash.to_vec())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Self { store, manifest })
    }

    /// The hashes of the pieces that are still wanted, in the snapshot's order.
    pub async fn wanted(&self) -> Result<Vec<[u8; 32]>, FollowError> {
        let rows = sqlx::query("select hash from chunk where done = 0 order by idx")
            .fetch_all(&self.store.readers)
            .await?;
        Ok(rows.iter().map(|row| array(row, "hash")).collect::<Result<_, _>>()?)
    }

    /// Takes a piece as it travelled. One that is in already is left alone.
    ///
    /// # Errors
    /// [`FollowError::WrongChunk`] when it is none of the snapshot's, or does not
    /// hold what the manifest says.
    pub async fn chunk(&self, bytes: &[u8]) -> Result<(), FollowError> {
        let hash = *blake3::hash(bytes).as_bytes();
        let Some(chunk) = self.manifest.chunks.iter().find(|chunk| chunk.hash == hash) else {
            return Err(FollowError::WrongChunk);
        };
        let mut tx = self.store.writer.begin().await?;
        let fresh = sqlx::query("update chunk set done = 1 where hash = ? and done = 0")
            .bind(hash.to_vec())
            .execute(&mut *tx)
            .await?
            .rows_affected();
        if fresh == 0 {
            return Ok(());
        }
        let raw = unpack(bytes, Limits::MESSAGE_BYTES).map_err(unpacked("chunk"))?;
        let rows = RecordRow::all_from_bytes(&raw)?;
        if rows.len() as u64 != chunk.rows {
            return Err(FollowError::WrongChunk);
        }
        let mut sums = digests::load(&mut tx).await?;
        let mut images = Images::default();
        for row in rows {
            let key = RecordKey { entity_type: row.entity_type, id: row.entity() };
            let image = image_of(row);
            for (place, value) in &image.view {
                let field = FieldKey { record: key, field: place.0, member: place.1.clone() };
                sums.replace(chunk.scope, &field, &field.nothing(), value);
            }
            images.0.insert(key, image);
        }
        images.save(&mut tx).await?;
        digests::save(&mut tx, &sums).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Everything is in and is what the manifest says. The head's signature was
    /// verified before.
    ///
    /// # Errors
    /// [`FollowError::Incomplete`], or [`FollowError::Diverged`] when what came
    /// does not sum up.
    pub async fn finish(self) -> Result<Store, FollowError> {
        let missing = self.wanted().await?.len() as u64;
        if missing > 0 {
            return Err(FollowError::Incomplete { missing });
        }
        let mut tx = self.store.writer.begin().await?;
        if digests::load(&mut tx).await? != Digests::from_wire(&self.manifest.digests) {
            return Err(FollowError::Diverged);
        }
        link::set_head(&mut tx, &self.manifest.head).await?;
        sqlx::query("delete from chunk; delete from meta where key = 'filling_from'")
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(self.store)
    }

    /// Leaves off; the next time it goes on from here.
    pub async fn pause(self) -> Result<(), FollowError> {
        Ok(self.store.close().await?)
    }
}

/// A file that was begun from this very snapshot for this very device.
async fn begun(
    path: &Path,
    key: &FileKey,
    new: NewWorkspace,
    manifest: &Manifest,
) -> Result<Option<Store>, FollowError> {
    if !path.exists() {
        return Ok(None);
    }
    let folder = path.parent().map_or_else(Default::default, Path::to_path_buf);
    let Ok(opened) = Store::open(path, key, &Opening { backups: folder }).await else {
        // Killed before there was anything in it.
        return Ok(None);
    };
    let store = opened.store;
    let from: Option<Vec<u8>> =
        sqlx::query_scalar("select value from meta where key = 'filling_from'")
            .fetch_optional(&store.readers)
            .await?;
    let rows = sqlx::query("select hash from chunk").fetch_all(&store.readers).await?;
    let there = rows
        .iter()
        .map(|row| row.try_get::<Vec<u8>, _>("hash").map_err(StoreError::from))
        .collect::<Result<BTreeSet<_>, _>>()?;
    let wanted: BTreeSet<Vec<u8>> =
        manifest.chunks.iter().map(|chunk| chunk.hash.to_vec()).collect();
    let same = from.as_deref() == Some(&manifest.head.hash)
        && there == wanted
        && (store.workspace, store.device, store.user) == (new.workspace, new.device, new.user);
    if same {
        return Ok(Some(store));
    }
    store.close().await?;
    Ok(None)
}

fn image_of(row: RecordRow) -> Image {
    let mut image = Image { looked_up: true, newly_born: true, ..Image::default() };
    image.born = Some(row.created_seq);
    image.show((EXISTENCE, String::new()), WireValue::Flag(!row.deleted));
    for (field, value) in row.fields {
        image.show((field, String::new()), value);
    }
    for (field, member) in row.members {
        image.show((field, member), WireValue::Flag(true));
    }
    for (field, member, seq) in row.seqs {
        image.seqs.insert((field, member.unwrap_or_default()), seq);
    }
    image
}

fn beside(path: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The scope of a record that is known here.
pub(super) fn scope_of(key: RecordKey, image: &Image) -> u16 {
    scope::of_record(key.entity_type, image.subject_type())
}
