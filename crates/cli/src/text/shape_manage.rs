//! What has to be said about the name, the keys and the forgetting of a workspace,
//! whatever the language.

/// The texts of `desk workspace copy`, `rename`, `colour`, `forget` and `keys`.
pub(crate) struct Manage {
    /// The help of a command, by its path; empty for one that is told elsewhere.
    pub(crate) about: fn(&str) -> &'static str,
    /// The help of an option or argument, by the command's path and its name.
    pub(crate) of: fn(&str, &str) -> &'static str,

    /// Name and colour.
    pub(crate) cover: fn(&str, &str) -> String,
    pub(crate) made_at: &'static str,
    pub(crate) key_file: &'static str,
    pub(crate) old_backups: &'static str,
    /// Copies, and those that are set aside.
    pub(crate) key_changed: fn(u32, u32) -> String,
    /// What was set aside and keeps its key.
    pub(crate) old_key: fn(&str) -> String,
    /// Goes before the reason why something is left to be done.
    pub(crate) unfinished: &'static str,
    /// It was to be stopped, and could not be any more.
    pub(crate) too_late: &'static str,
    pub(crate) keychain_lost: &'static str,
    pub(crate) current_passphrase: &'static str,

    pub(crate) unsent: fn(usize) -> String,
    /// Price lists whose rows are in no export.
    pub(crate) unsent_lists: fn(u32) -> String,
    pub(crate) forgetting: &'static str,
    /// The same for one that no key opens.
    pub(crate) forgetting_unopened: &'static str,
    /// The folder of one that was not opened.
    pub(crate) forgotten_unopened: fn(&str) -> String,
    pub(crate) type_name: &'static str,
    pub(crate) need_confirm: &'static str,
    /// The folder, and what opens it.
    pub(crate) forgotten: fn(&str, &str) -> String,
    pub(crate) keychain_left: &'static str,
}
