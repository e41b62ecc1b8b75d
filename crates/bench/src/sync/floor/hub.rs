//! The floor's hub: a file like the hub's, and three questions.

use std::path::Path;

use sqlx::{AssertSqlSafe, Connection, Row as _, SqliteConnection};
use tokio::net::TcpListener;
use uuid::Uuid;

use super::super::work::{FIELDS, Record};
use super::http::{self, Answers, Message};
use super::{Operation, Row, file};
use crate::machine;
use crate::problem::Problem;

/// Says its port, then serves until it is ended.
pub(in crate::sync) async fn serve(folder: &Path) -> Result<(), Problem> {
    std::fs::create_dir_all(folder)?;
    let connection = file::make(&folder.join("floor-hub.db"), false).await?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?.port());
    http::serve(listener, FloorHub { connection, snapshot: Vec::new() }).await
}

struct FloorHub {
    connection: SqliteConnection,
    /// Made beforehand, so that the floor does not pay for it.
    snapshot: Vec<u8>,
}

impl Answers for FloorHub {
    async fn answer(&mut self, asked: Message) -> Result<Vec<u8>, Problem> {
        match asked.line.split_whitespace().nth(1) {
            Some("/push") => self.take(&asked.body).await.map(|()| Vec::new()),
            Some("/prepare") => {
                self.prepare().await?;
                Ok(machine::peak_memory().to_string().into_bytes())
            }
            // Copied: a real one would at least do that.
            _ => Ok(self.snapshot.clone()),
        }
    }
}

impl FloorHub {
    /// Parses, applies and logs, in one transaction.
    async fn take(&mut self, body: &[u8]) -> Result<(), Problem> {
        let operations: Vec<Operation> = serde_json::from_slice(body)?;
        let mut tx = self.connection.begin_with("begin immediate").await?;
        for operation in operations {
            let written = serde_json::to_vec(&operation)?;
            let seq = match operation {
                Operation::Create { seq, id, fields } => {
                    file::insert(&mut tx, &Record { id, texts: fields }).await?;
                    seq
                }
                Operation::Edit { seq, id, field, new, .. } => {
                    let statement = format!("update record set {field} = ? where id = ?");
                    sqlx::query(AssertSqlSafe(statement))
                        .bind(new)
                        .bind(id.as_bytes().to_vec())
                        .execute(&mut *tx)
                        .await?;
                    seq
                }
            };
            sqlx::query("insert into log values (?, ?)")
                .bind(seq.cast_signed())
                .bind(written)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }

    async fn prepare(&mut self) -> Result<(), Problem> {
        let rows = sqlx::query("select * from record order by id").fetch_all(&mut self.connection);
        let mut all = Vec::new();
        for row in rows.await? {
            let texts = FIELDS
                .iter()
                .map(|field| Ok((field.code().to_owned(), row.try_get(field.code())?)))
                .collect::<Result<_, sqlx::Error>>()?;
            let id = Uuid::from_slice(row.try_get(0)?).unwrap_or_default();
            all.push(Row { id, texts });
        }
        self.snapshot = serde_json::to_vec(&all)?;
        Ok(())
    }
}
