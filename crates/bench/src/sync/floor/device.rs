//! The floor's device: the same edits into a file like the device's, each with one
//! row of what was and what is.

use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use super::super::asked::{Ask, Told, Works};
use super::super::clock::Stopwatch;
use super::super::work::{self, FIELDS, Record};
use super::{Operation, Row, file, http};
use crate::machine;
use crate::problem::Problem;
use crate::stats::percentile;

pub(in crate::sync) struct FloorDevice {
    folder: PathBuf,
    connection: Option<SqliteConnection>,
    boots: u32,
}

impl FloorDevice {
    pub(in crate::sync) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), connection: None, boots: 0 }
    }

    fn connection(&mut self) -> Result<&mut SqliteConnection, Problem> {
        self.connection.as_mut().ok_or(Problem::NothingMeasured)
    }

    /// All in one transaction.
    async fn create(&mut self, records: u64) -> Result<Told, Problem> {
        let watch = Stopwatch::start();
        let mut tx = self.connection()?.begin_with("begin immediate").await?;
        for number in 0..records {
            let record = work::record(number);
            file::insert(&mut tx, &record).await?;
            sqlx::query("insert into outbox (id, new) values (?, ?)")
                .bind(record.id.as_bytes().to_vec())
                .bind(serde_json::to_string(&record.texts)?)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(watch.told())
    }

    /// Each in a transaction of its own.
    async fn edit(&mut self, records: u64, edits: u64) -> Result<Told, Problem> {
        let edits: Vec<_> = work::edits(records, 0, edits).collect();
        let connection = self.connection()?;
        let mut each = Vec::with_capacity(edits.len());
        let watch = Stopwatch::start();
        for edit in &edits {
            let one = Stopwatch::start();
            let field = FIELDS.get(edit.field).ok_or(Problem::NothingMeasured)?.code();
            let id = work::id(edit.record).as_bytes().to_vec();
            let mut tx = connection.begin_with("begin immediate").await?;
            let keep = format!(
                "insert into outbox (id, field, old, new) \
                 select ?, '{field}', {field}, ? from record where id = ?"
            );
            sqlx::query(AssertSqlSafe(keep))
                .bind(id.clone())
                .bind(&edit.text)
                .bind(id.clone())
                .execute(&mut *tx)
                .await?;
            let change = format!("update record set {field} = ? where id = ?");
            sqlx::query(AssertSqlSafe(change)).bind(&edit.text).bind(id).execute(&mut *tx).await?;
            tx.commit().await?;
            each.push(one.told().seconds);
        }
        Ok(Told { slow_edit: percentile(&each, 99)?, count: edits.len() as u64, ..watch.told() })
    }

    /// The bytes are made up beforehand.
    async fn push(&mut self, port: u16, records: u64, edits: u64) -> Result<Told, Problem> {
        let created = (0..records).map(|number| {
            let Record { id, texts } = work::record(number);
            Operation::Create { seq: number + 1, id, fields: texts }
        });
        let mut now: std::collections::HashMap<(u64, usize), String> =
            std::collections::HashMap::new();
        let edited = work::edits(records, 0, edits).enumerate().map(|(at, edit)| {
            let place = (edit.record, edit.field);
            let old = now.insert(place, edit.text.clone()).unwrap_or_else(|| {
                work::record(edit.record).texts.into_iter().nth(edit.field).unwrap_or_default()
            });
            let field = FIELDS.get(edit.field).map_or("", |field| field.code()).to_owned();
            let seq = records + at as u64 + 1;
            Operation::Edit { seq, id: work::id(edit.record), field, old, new: edit.text }
        });
        let body = serde_json::to_vec(&created.chain(edited).collect::<Vec<_>>())?;
        let watch = Stopwatch::start();
        http::ask(port, "POST /push", &body).await?;
        Ok(Told { count: body.len() as u64, ..watch.told() })
    }

    /// Into a file that does not exist yet, in one transaction.
    async fn boot(&mut self, port: u16) -> Result<Told, Problem> {
        http::ask(port, "POST /prepare", &[]).await?;
        self.boots += 1;
        let path = self.folder.join(format!("boot-{}.db", self.boots));
        let watch = Stopwatch::start();
        let body = http::ask(port, "GET /snapshot", &[]).await?;
        let rows: Vec<Row> = serde_json::from_slice(&body)?;
        let mut connection = file::make(&path, true).await?;
        let mut tx = connection.begin_with("begin immediate").await?;
        for mut row in rows {
            let texts = FIELDS.map(|field| row.texts.remove(field.code()).unwrap_or_default());
            file::insert(&mut tx, &Record { id: row.id, texts: texts.into() }).await?;
        }
        tx.commit().await?;
        let told = Told { count: body.len() as u64, ..watch.told() };
        connection.close().await?;
        Ok(told)
    }
}

impl Works for FloorDevice {
    async fn work(&mut self, ask: Ask) -> Result<Told, Problem> {
        match ask {
            Ask::Found => {
                let path = self.folder.join("floor.db");
                self.connection = Some(file::make(&path, true).await?);
                Ok(Told::default())
            }
            Ask::Create { records } => self.create(records).await,
            Ask::Edit { records, edits, .. } => self.edit(records, edits).await,
            Ask::FloorPush { port, records, edits } => self.push(port, records, edits).await,
            Ask::FloorBoot { port } => self.boot(port).await,
            Ask::Memory => Ok(Told { peak_memory: machine::peak_memory(), ..Told::default() }),
            Ask::Close => {
                if let Some(connection) = self.connection.take() {
                    connection.close().await?;
                }
                Ok(Told::default())
            }
            ask @ (Ask::Publish { .. }
            | Ask::Invite
            | Ask::Join { .. }
            | Ask::Sync
            | Ask::Clash { .. }
            | Ask::Grow { .. }
            | Ask::State
            | Ask::Losses { .. }) => Err(Problem::Role(format!("{ask:?} of the floor"))),
        }
    }
}
