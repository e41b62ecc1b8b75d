//! What goes wrong at a terminal: a deed's own error, or what only a terminal
//! can get wrong.

use std::path::PathBuf;

use desk_app::{AppError, ErrorClass, ErrorCode};
use serde::Serialize;

use crate::text::{Said, Texts};

#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Deed(#[from] AppError),
    /// A damaged workspace of which the program has a backup.
    #[error("{cause}")]
    Damaged { cause: AppError, newest: String },
    /// The sentence is in the person's language already.
    #[error("{0}")]
    Usage(String),
    #[error("there is no workspace yet")]
    NoWorkspaceYet,
    #[error("there is no workspace {0}")]
    NoSuchWorkspace(String),
    #[error("several workspaces are called {name}")]
    AmbiguousWorkspace { name: String, ids: Vec<String> },
    #[error("there are several workspaces")]
    ChooseWorkspace { names: Vec<String> },
    #[error("the key of {0} is elsewhere")]
    KeyNeeded(String),
    #[error("nothing here opens the backup")]
    NoKeyForBackup,
    #[error("the passphrase file cannot be read")]
    PassphraseFile {
        path: PathBuf,
        #[source]
        cause: std::io::Error,
    },
    #[error("the passphrase file holds no passphrase")]
    PassphraseNotText(PathBuf),
    #[error("the data folder is not known")]
    NoDataFolder,
    #[error("the terminal gave no answer")]
    NoAnswer(#[source] std::io::Error),
    #[error("the person said no")]
    Declined,
    #[error("an answer could not be written as JSON")]
    Json(#[from] serde_json::Error),
}

/// A failure in words.
#[derive(Debug, Serialize)]
pub(crate) struct Told {
    code: &'static str,
    /// A sentence for the person.
    pub(crate) message: String,
    /// What it is about.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    about: Option<String>,
}

impl Failure {
    pub(crate) fn exit(&self) -> u8 {
        match self.class() {
            ErrorClass::Internal => 1,
            ErrorClass::Usage => 2,
            ErrorClass::Refused => 3,
            ErrorClass::BadInput => 4,
            ErrorClass::NotAllowed => 5,
            ErrorClass::CannotOpen => 6,
            // As a shell counts a program that Ctrl-C stopped.
            ErrorClass::Cancelled => 130,
        }
    }

    fn class(&self) -> ErrorClass {
        match self {
            Self::Deed(error) | Self::Damaged { cause: error, .. } => error.code().class(),
            Self::Usage(_) | Self::NoDataFolder => ErrorClass::Usage,
            Self::NoWorkspaceYet
            | Self::NoSuchWorkspace(_)
            | Self::AmbiguousWorkspace { .. }
            | Self::ChooseWorkspace { .. }
            | Self::KeyNeeded(_)
            | Self::NoKeyForBackup
            | Self::PassphraseFile { .. } => ErrorClass::CannotOpen,
            Self::PassphraseNotText(_) => ErrorClass::BadInput,
            Self::NoAnswer(_) | Self::Declined => ErrorClass::Cancelled,
            Self::Json(_) => ErrorClass::Internal,
        }
    }

    /// What a script decides by.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Deed(error) | Self::Damaged { cause: error, .. } => error.code().as_str(),
            Self::Usage(_) | Self::NoDataFolder => "usage",
            Self::NoWorkspaceYet | Self::NoSuchWorkspace(_) => ErrorCode::NoWorkspace.as_str(),
            Self::AmbiguousWorkspace { .. } | Self::ChooseWorkspace { .. } => "workspace_ambiguous",
            Self::KeyNeeded(_) | Self::NoKeyForBackup => "key_needed",
            Self::PassphraseFile { .. } => ErrorCode::FileUnreadable.as_str(),
            Self::PassphraseNotText(_) => ErrorCode::BadPassphrase.as_str(),
            Self::NoAnswer(_) | Self::Declined => ErrorCode::Cancelled.as_str(),
            Self::Json(_) => ErrorCode::Internal.as_str(),
        }
    }

    /// Puts it into words, and logs the cause: call it once.
    pub(crate) fn tell(&self, texts: &Texts) -> Told {
        let (message, about) = match self {
            Self::Deed(error) => deed(error, texts),
            Self::Damaged { cause, newest } => {
                let (message, about) = deed(cause, texts);
                (format!("{message} {}", (texts.own.newest_backup)(newest)), about)
            }
            Self::NoSuchWorkspace(name)
            | Self::AmbiguousWorkspace { name, .. }
            | Self::KeyNeeded(name) => (self.own_sentence(texts), Some(name.clone())),
            Self::PassphraseFile { path, .. } | Self::PassphraseNotText(path) => {
                (self.own_sentence(texts), Some(path.display().to_string()))
            }
            Self::Usage(_)
            | Self::NoWorkspaceYet
            | Self::ChooseWorkspace { .. }
            | Self::NoKeyForBackup
            | Self::NoDataFolder
            | Self::NoAnswer(_)
            | Self::Declined
            | Self::Json(_) => (self.own_sentence(texts), None),
        };
        Told { code: self.code(), message, about }
    }

    fn own_sentence(&self, texts: &Texts) -> String {
        let own = &texts.own;
        match self {
            Self::Deed(error) | Self::Damaged { cause: error, .. } => error.to_string(),
            Self::Usage(sentence) => sentence.clone(),
            Self::NoWorkspaceYet => own.no_workspace_yet.to_owned(),
            Self::NoSuchWorkspace(name) => (own.no_such_workspace)(name),
            Self::AmbiguousWorkspace { ids, .. } => (own.ambiguous_workspace)(&ids.join(", ")),
            Self::ChooseWorkspace { names } => (own.choose_workspace)(&names.join(", ")),
            Self::KeyNeeded(name) => (own.key_needed)(name),
            Self::NoKeyForBackup => own.need_key_for_backup.to_owned(),
            Self::PassphraseFile { path, .. } => (own.passphrase_file)(&path.display().to_string()),
            Self::PassphraseNotText(path) => (own.passphrase_not_text)(&path.display().to_string()),
            Self::NoDataFolder => own.no_data_folder.to_owned(),
            Self::NoAnswer(_) => own.no_answer.to_owned(),
            Self::Declined => own.declined.to_owned(),
            Self::Json(cause) => {
                tracing::error!(%cause, "an answer could not be written as JSON");
                (texts.error)(ErrorCode::Internal, Said { about: None, detail: "" })
            }
        }
    }
}

fn deed(error: &AppError, texts: &Texts) -> (String, Option<String>) {
    let body = error.body();
    let said = Said { about: body.reference.as_deref(), detail: &body.message };
    let message = (texts.error)(body.code, said);
    (message, body.reference)
}
