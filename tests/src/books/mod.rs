//! The books of a workspace, read past the program: with the key, by SQL.

mod check;
mod lists;
mod rows;

use std::path::Path;

use desk_secrets::{Keychain, Slots, open_keychain};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

pub use rows::Rows;

/// The data key of a workspace, for whoever has its keychain.
#[derive(Debug, Clone)]
pub struct Key(pub [u8; 32]);

impl Key {
    /// `folder` is the workspace's.
    pub fn of(folder: &Path, keychain: &dyn Keychain) -> Self {
        let cover = std::fs::read(folder.join("cover.json")).unwrap();
        let cover: serde_json::Value = serde_json::from_slice(&cover).unwrap();
        let slots = Slots::parse(cover["slots"].to_string().as_bytes()).unwrap();
        Self(*open_keychain(&slots, keychain).unwrap().expose())
    }

    pub fn hex(&self) -> String {
        hex::encode(self.0)
    }
}

/// An open look into the file of a workspace.
#[derive(Debug)]
pub struct Books(pub SqliteConnection);

impl Books {
    pub async fn open(database: &Path, key: &Key) -> Self {
        let mut connection = desk_store::names_known_to(SqliteConnectOptions::new())
            .filename(database)
            .pragma("key", format!("\"x'{}'\"", key.hex()))
            .foreign_keys(true)
            .busy_timeout(std::time::Duration::from_secs(30))
            .disable_statement_logging()
            .connect()
            .await
            .unwrap();
        desk_store::await_at_exit(&mut connection).await.unwrap();
        Self(connection)
    }

    pub async fn close(self) {
        self.0.close().await.unwrap();
    }

    pub async fn number(&mut self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut self.0).await.unwrap()
    }

    /// The hub's events that lie in the file, with bodies or without.
    pub async fn events(&mut self) -> Vec<desk_wire::Event> {
        use desk_wire::protocol::{Limits, Message as _, Page};
        let pages: Vec<Vec<u8>> = sqlx::query_scalar("select body from event_page order by first")
            .fetch_all(&mut self.0)
            .await
            .unwrap();
        let unpacked =
            pages.iter().map(|body| desk_wire::unpack(body, Limits::MESSAGE_BYTES).unwrap());
        unpacked.flat_map(|raw| Page::from_bytes(&raw).unwrap().events).collect()
    }

    pub async fn run(&mut self, sql: &'static str) {
        sqlx::query(sql).execute(&mut self.0).await.unwrap();
    }

    /// Gives the only person exactly these roles, behind the program's back: no
    /// deed can do that yet.
    pub async fn give_roles(&mut self, roles: &[&str]) {
        use desk_core::schema::user::ROLES;
        let user: Vec<u8> =
            sqlx::query_scalar("select id from app_user").fetch_one(&mut self.0).await.unwrap();
        let mut tx = self.0.begin().await.unwrap();
        sqlx::query("delete from set_member where field = ? and entity_id = ?")
            .bind(ROLES.number)
            .bind(&user)
            .execute(&mut *tx)
            .await
            .unwrap();
        for role in roles {
            sqlx::query("insert into set_member values (?, ?, ?, ?)")
                .bind(ROLES.entity.number())
                .bind(&user)
                .bind(ROLES.number)
                .bind(role)
                .execute(&mut *tx)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
    }
}
