//! What must be true when the program starts again.

use desk_app::deeds::workspace::open_last;
use desk_app::deeds::{catalog, edit};
use desk_app::views::{CatalogQuery, Nothing, OpenNotice};
use desk_tests::{Books, Key};

use crate::life::{Heard, Subject, runtime};

/// What was found.
#[derive(Debug)]
pub(crate) struct Reopened {
    /// Rows of an import that never finished were cleared away.
    pub(crate) swept: bool,
    /// Whether the edit that was cut off is on disk.
    pub(crate) unacknowledged: bool,
    /// Number and chain of the last command there is.
    pub(crate) head: (i64, String),
}

impl Reopened {
    /// `before` is the last command that was there when this life began.
    pub(crate) fn after(subject: &Subject, heard: &Heard, before: Option<&(i64, String)>) -> Self {
        runtime().block_on(async {
            let (desk, _) = subject.start();
            let open = open_last(&desk).await.unwrap().workspace.unwrap();
            let checked = open.notices.contains(&OpenNotice::CheckedAfterUncleanEnd);
            assert!(checked || !heard.ready, "an end without a goodbye is noticed: {heard:?}");
            // Screens can show what there is.
            catalog::list_featured(&desk, Nothing {}).await.unwrap();
            edit::undo_state(&desk, Nothing {}).await.unwrap();
            let ask = CatalogQuery { search: "a".to_owned(), limit: 5, ..CatalogQuery::default() };
            catalog::search_catalog(&desk, ask).await.unwrap();

            let mut books = open_books(subject).await;
            books.check().await;
            assert_eq!(books.leftovers().await, 0, "what was left is cleared away");
            let last = heard.acknowledged.last().or(before);
            let unacknowledged = beyond(&mut books, last).await > 0;
            let head = head(&mut books).await;
            books.close().await;
            desk.close().await.unwrap();
            let swept = open.notices.contains(&OpenNotice::UnfinishedImportCleared);
            Self { swept, unacknowledged, head }
        })
    }
}

async fn open_books(subject: &Subject) -> Books {
    let folder = subject.workspace();
    Books::open(&folder.join("workspace.db"), &Key::of(&folder, &subject.keychain())).await
}

/// The acknowledged command is there, and with it, by its chain, every one
/// before it. Behind it stands at most the one edit under way.
async fn beyond(books: &mut Books, last: Option<&(i64, String)>) -> i64 {
    let Some((seq, chain)) = last else { return 0 };
    let found: Option<Vec<u8>> =
        sqlx::query_scalar("select chain from outbox where device_seq = ?")
            .bind(seq)
            .fetch_optional(&mut books.0)
            .await
            .unwrap();
    let found = found.map(hex::encode);
    assert_eq!(found.as_ref(), Some(chain), "acknowledged edit {seq} is there, unchanged");
    let edits: i64 =
        sqlx::query_scalar("select count(distinct group_id) from outbox where device_seq > ?")
            .bind(seq)
            .fetch_one(&mut books.0)
            .await
            .unwrap();
    assert!(edits <= 1, "one edit at a time is under way, not {edits}");
    edits
}

async fn head(books: &mut Books) -> (i64, String) {
    let (seq, chain): (i64, Vec<u8>) =
        sqlx::query_as("select device_seq, chain from outbox order by device_seq desc limit 1")
            .fetch_one(&mut books.0)
            .await
            .unwrap();
    (seq, hex::encode(chain))
}

/// Copies that have a name are good ones, whenever the program was killed.
pub(crate) fn check_copies(subject: &Subject) {
    runtime().block_on(async {
        let key = Key::of(&subject.workspace(), &subject.keychain());
        for entry in std::fs::read_dir(subject.workspace().join("backups")).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "db") {
                let mut books = Books::open(&path, &key).await;
                books.check().await;
                books.close().await;
            }
        }
    });
    // Nothing else is in the way: the folder holds what it always holds.
    let names: Vec<String> = std::fs::read_dir(subject.workspace())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let known = [
        "workspace.db",
        "workspace.session",
        "workspace.opening",
        "workspace.keys",
        "cover.json",
        "backups",
    ];
    assert!(names.iter().all(|name| known.contains(&name.as_str())), "{names:?}");
}
