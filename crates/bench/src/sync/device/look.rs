//! What a device holds in the end, looked at beside the program: every text of every
//! record, and every conflict.

use std::collections::HashMap;

use desk_core::value::Value;
use desk_store::ConflictSeen;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row, SqliteConnection};
use uuid::Uuid;

use super::super::asked::Told;
use super::super::work::{self, Clash, Edit, FIELDS, Side};
use super::Device;
use crate::encrypted::{self, KEY};
use crate::problem::Problem;

const PAGE: u32 = 1_000;

impl Device {
    /// The sums over everything confirmed, and a hash over every text that is seen.
    pub(super) async fn state(&self) -> Result<Told, Problem> {
        let digest = desk_sync::engine::state_digest(self.store()?).await?;
        let columns = FIELDS.map(|field| field.code()).join(", ");
        // Page by page: looking must not be what takes the memory.
        let statement = format!(
            "select id, state, _deleted, {columns} from app_user where id > ? \
             order by id limit {PAGE}"
        );
        let mut beside = self.beside().await?;
        let mut hasher = blake3::Hasher::new();
        let (mut after, mut count) = (Vec::new(), 0);
        loop {
            let query = sqlx::query(AssertSqlSafe(statement.as_str())).bind(after.clone());
            let rows = query.fetch_all(&mut beside).await?;
            for row in &rows {
                after = row.try_get(0)?;
                hasher.update(&after);
                let mut told: Vec<Option<String>> =
                    vec![row.try_get(1)?, Some(row.try_get::<i64, _>(2)?.to_string())];
                for at in 0..FIELDS.len() {
                    told.push(row.try_get(3 + at)?);
                }
                hasher.update(&serde_json::to_vec(&told)?);
            }
            count += rows.len() as u64;
            if rows.len() < PAGE as usize {
                break;
            }
        }
        beside.close().await?;
        let text = format!("{digest} {}", hasher.finalize().to_hex());
        Ok(Told { text, count, ..Told::default() })
    }

    async fn beside(&self) -> Result<SqliteConnection, Problem> {
        Ok(encrypted::options(&self.path(), &KEY).pragma("query_only", "on").connect().await?)
    }

    /// Of the edits that two made at once: how many are gone without a trace. Where
    /// both wrote the same field one of the two stands, and both must stand in a
    /// conflict that this device shows; every other edit must stand itself.
    pub(super) async fn losses(&self, records: u64, sizes: Clash) -> Result<Told, Problem> {
        let mut shown: HashMap<(Uuid, String), Vec<ConflictSeen>> = HashMap::new();
        let mut count = 0;
        loop {
            let (_, page) = self.store()?.conflicts(count, PAGE).await?;
            let came = u32::try_from(page.len()).unwrap_or(PAGE);
            for one in page {
                shown.entry((one.subject, one.field.clone())).or_default().push(one);
            }
            count += came;
            if came < PAGE {
                break;
            }
        }
        let mut beside = self.beside().await?;
        let mut losses = 0;
        let sides =
            work::clash(Side::One, records, sizes).zip(work::clash(Side::Other, records, sizes));
        for (at, (one, other)) in (0..).zip(sides) {
            let now = [text(&mut beside, &one).await?, text(&mut beside, &other).await?];
            let stands = |edit: &Edit, now: &Option<String>| now.as_deref() == Some(&*edit.text);
            if at < sizes.same_field {
                let stand = stands(&one, &now[0]) != stands(&other, &now[0]);
                let place = (work::id(one.record), field(&one).to_owned());
                let told = shown.get(&place).is_some_and(|all| {
                    all.iter().any(|shown| holds_both(shown, &one.text, &other.text))
                });
                losses += u64::from(!(stand && told));
            } else {
                losses += u64::from(!stands(&one, &now[0]));
                losses += u64::from(!stands(&other, &now[1]));
            }
        }
        beside.close().await?;
        Ok(Told { losses, conflicts: count.into(), ..Told::default() })
    }
}

fn field(edit: &Edit) -> &'static str {
    FIELDS.get(edit.field).map_or("", |field| field.code())
}

fn holds_both(shown: &ConflictSeen, one: &str, other: &str) -> bool {
    let is = |value: &Value, text: &str| *value == Value::Text(text.to_owned());
    let (theirs, mine) = (&shown.theirs.value, &shown.mine.value);
    (is(theirs, one) && is(mine, other)) || (is(theirs, other) && is(mine, one))
}

async fn text(beside: &mut SqliteConnection, edit: &Edit) -> Result<Option<String>, Problem> {
    let statement = format!("select {} from app_user where id = ?", field(edit));
    Ok(sqlx::query_scalar(AssertSqlSafe(statement))
        .bind(work::id(edit.record).as_bytes().to_vec())
        .fetch_one(beside)
        .await?)
}
