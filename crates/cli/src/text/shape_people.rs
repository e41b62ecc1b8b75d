//! What has to be said about accounts and roles, whatever the language.

/// The texts of `desk user`, `role` and `password`.
pub(crate) struct People {
    /// The help of a command, by its path; empty for one that is told elsewhere.
    pub(crate) about: fn(&str) -> &'static str,
    /// The help of an option or argument, by the command's path and its name.
    pub(crate) of: fn(&str, &str) -> &'static str,
    /// A state, a warning, a reach. A code of a later version has none.
    pub(crate) word: fn(&str) -> Option<&'static str>,

    pub(crate) task: &'static str,
    pub(crate) what: &'static str,
    pub(crate) reach: &'static str,
    pub(crate) family: &'static str,
    pub(crate) category: &'static str,
    pub(crate) backing: &'static str,
    pub(crate) gives: &'static str,
    pub(crate) takes: &'static str,
    pub(crate) changes: &'static str,
    pub(crate) followers: &'static str,
    pub(crate) drifted: &'static str,
    pub(crate) partly: &'static str,
    pub(crate) otherwise: &'static str,
    pub(crate) would_be_refused: &'static str,
    pub(crate) worth_a_look: &'static str,
    pub(crate) computed: &'static str,
    pub(crate) state: &'static str,
    pub(crate) asked_by: &'static str,
    pub(crate) asked_at: &'static str,
    pub(crate) not_yet_done: &'static str,
    pub(crate) days_left: fn(u32) -> String,
    pub(crate) committed: fn(u32) -> String,
    /// New people, and those whom the directory has.
    pub(crate) imported: fn(u32, u32) -> String,
    pub(crate) examples: fn(u32) -> String,
    /// How many, and into which file.
    pub(crate) exported: fn(u32, &str) -> String,
    pub(crate) left_out: fn(u32) -> String,
}

impl People {
    /// A code in words; one of a later version as it is.
    pub(crate) fn say(&self, code: &str) -> String {
        (self.word)(code).map_or_else(|| code.to_owned(), str::to_owned)
    }
}
