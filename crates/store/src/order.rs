//! The order of names, as people expect it: without case and accents. SQLite knows it as a
//! collation, so that an index keeps it and a page is found without reading all names.

use std::cmp::Ordering;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use unicode_normalization::UNICODE_VERSION;

use crate::error::StoreError;
use crate::search_words::folded;

/// Its name in statements. Indexes are kept by it, so every connection must know it.
pub(crate) const BY_NAME: &str = "by_name";

/// Where it is written by which letters the indexes were put in order.
const LETTERS: &str = "letters";

/// Makes the order known to a connection that looks into a file besides the store: without
/// it nothing can be checked or written that an index keeps by names.
pub fn known_to(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options.collation(BY_NAME, by_name)
}

fn by_name(one: &str, other: &str) -> Ordering {
    // Most names differ before the first letter that has to be taken apart.
    let mut alike = 0;
    for (a, b) in one.bytes().zip(other.bytes()) {
        if !a.is_ascii() || !b.is_ascii() {
            break;
        }
        let order = a.to_ascii_lowercase().cmp(&b.to_ascii_lowercase());
        if order.is_ne() {
            return order;
        }
        alike += 1;
    }
    // What is left may begin with an accent of the last letter that was alike.
    let rest = |text: &str| folded(text.get(alike..).unwrap_or_default());
    rest(one).cmp(&rest(other))
}

/// Puts the indexes in order anew where another version of Unicode did it: letters that it
/// did not know yet may stand elsewhere now, and an index out of order finds nothing.
pub(crate) async fn keep_order(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let (major, minor, patch) = UNICODE_VERSION;
    let now = vec![major, minor, patch];
    let then: Option<Vec<u8>> = sqlx::query_scalar("select value from meta where key = ?")
        .bind(LETTERS)
        .fetch_optional(&mut *connection)
        .await?;
    if then.as_ref() == Some(&now) {
        return Ok(());
    }
    sqlx::query("reindex by_name").execute(&mut *connection).await?;
    sqlx::query("insert into meta (key, value) values (?, ?) on conflict do update set value = excluded.value")
        .bind(LETTERS)
        .bind(now)
        .execute(connection)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::connect::Connecting;
    use crate::shape::MIGRATIONS;

    /// Letters that are alike but for case and accents, some of them in two ways.
    const NAMES: &str = "[aAbBeEéÉzZøœßÆ \u{301}\u{308}İς가]{0,6}";

    #[test]
    fn names_stand_where_people_look_for_them() {
        let mut names = ["Zoé", "adam", "Émile", "Eric", "eda", "Œillet", "Oda", "Øster", "ÉMILE"];
        names.sort_by(|one, other| by_name(one, other));
        assert_eq!(
            names,
            ["adam", "eda", "Émile", "ÉMILE", "Eric", "Oda", "Œillet", "Zoé", "Øster"]
        );
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_comes_to_the_same(one in NAMES, other in NAMES) {
            proptest::prop_assert_eq!(by_name(&one, &other), folded(&one).cmp(&folded(&other)));
        }
    }

    #[tokio::test]
    async fn an_index_of_other_letters_is_put_in_order() {
        let mut connection = Connecting::plainly_to(Path::new(":memory:")).connect().await.unwrap();
        MIGRATIONS.run(&mut connection).await.unwrap();
        keep_order(&mut connection).await.unwrap();
        let written = "select value from meta where key = 'letters'";
        let now: Vec<u8> = sqlx::query_scalar(written).fetch_one(&mut connection).await.unwrap();
        assert_eq!(now, [UNICODE_VERSION.0, UNICODE_VERSION.1, UNICODE_VERSION.2]);
        sqlx::query("update meta set value = x'000000' where key = 'letters'")
            .execute(&mut connection)
            .await
            .unwrap();
        keep_order(&mut connection).await.unwrap();
        let again: Vec<u8> = sqlx::query_scalar(written).fetch_one(&mut connection).await.unwrap();
        assert_eq!(again, now);
    }
}
