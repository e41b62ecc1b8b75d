//! Somebody at a terminal, with a folder, a key file and a passphrase.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use desk_secrets::{
    Argon2Cost, DataKey, OsRandomness, SecretText, Slots, open_passphrase, wrap_passphrase,
};
use desk_tests::{Books, Key, PASSPHRASE};
use serde_json::Value;
use sqlx::Row;

use crate::program::{Done, begin, end, program};

pub(crate) struct Terminal {
    folder: PathBuf,
    key: Option<Key>,
    /// Of the edits that the program said it had done.
    pub(crate) acknowledged: BTreeSet<String>,
}

impl Terminal {
    pub(crate) fn new(folder: PathBuf) -> Self {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("passphrase.txt"), PASSPHRASE).unwrap();
        Self { folder, key: None, acknowledged: BTreeSet::new() }
    }

    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = program("desk");
        let path = |name: &str| self.folder.join(name);
        command.arg("--json").arg("--data-dir").arg(path("data"));
        command.arg("--key-file").arg(path("key.json"));
        command.arg("--passphrase-file").arg(path("passphrase.txt"));
        // No keychain of whoever runs the tests is asked.
        command.env("HOME", &self.folder).env_remove("DBUS_SESSION_BUS_ADDRESS");
        command.env("XDG_RUNTIME_DIR", path("run")).env("LANG", "C").args(words);
        command
    }

    pub(crate) fn run(&self, words: &[&str]) -> Done {
        end(begin(self.command(words)))
    }

    /// What must go well.
    #[track_caller]
    pub(crate) fn does(&self, words: &[&str]) -> Value {
        let done = self.run(words);
        assert!(done.good(), "{words:?}: {done:?}");
        done.answer
    }

    /// Wraps the key anew so that a try costs little: each command opens the
    /// workspace once more, and here nobody guesses.
    pub(crate) fn open_cheaply(&mut self) {
        let path = self.folder.join("key.json");
        let mut file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let mut slots = Slots::parse(file["workspaces"][0].to_string().as_bytes()).unwrap();
        let passphrase = SecretText::new(PASSPHRASE.to_owned());
        let key: DataKey = open_passphrase(&slots, &passphrase).unwrap();
        self.key = Some(Key(*key.expose()));
        let cost = Argon2Cost::new(8, 1, 1).unwrap();
        let slot = wrap_passphrase(&key, &slots.workspace, &passphrase, &mut OsRandomness, cost);
        slots.slots = vec![slot.unwrap()];
        file["workspaces"][0] = serde_json::to_value(&slots).unwrap();
        std::fs::write(&path, file.to_string()).unwrap();
    }

    /// The number of the newest command.
    pub(crate) async fn last_number(&self) -> i64 {
        let mut books = self.books().await;
        let last = books.number("select last_seq from own_chain").await;
        books.close().await;
        last
    }

    /// Notes the newest command: the program has just said that it was done.
    pub(crate) async fn acknowledge(&mut self) {
        let mut books = self.books().await;
        let newest: Vec<u8> =
            sqlx::query_scalar("select command_id from outbox order by device_seq desc limit 1")
                .fetch_one(&mut books.0)
                .await
                .unwrap();
        books.close().await;
        self.acknowledged.insert(uuid::Uuid::from_slice(&newest).unwrap().to_string());
    }

    /// The commands that wait, by id.
    pub(crate) async fn waiting(&self) -> BTreeSet<String> {
        let mut books = self.books().await;
        let rows = sqlx::query(
            "select command_id from outbox where status in ('pending', 'in_flight', 'deferred')",
        )
        .fetch_all(&mut books.0)
        .await
        .unwrap();
        books.close().await;
        rows.iter()
            .map(|row| uuid::Uuid::from_slice(&row.get::<Vec<u8>, _>(0)).unwrap().to_string())
            .collect()
    }

    pub(crate) async fn books(&self) -> Books {
        Books::open(&self.database(), self.key.as_ref().unwrap()).await
    }

    fn database(&self) -> PathBuf {
        let workspaces = self.folder.join("data/workspaces");
        let only: Vec<PathBuf> = std::fs::read_dir(&workspaces)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| is_workspace(path))
            .collect();
        assert_eq!(only.len(), 1, "{only:?}");
        only[0].join("workspace.db")
    }
}

fn is_workspace(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().parse::<uuid::Uuid>().is_ok())
}
