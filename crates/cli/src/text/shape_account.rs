//! What has to be said about the company's own account, whatever the language.

/// The texts of `desk account`.
pub(crate) struct Account {
    /// The help of a command, by its path; empty for one that is told elsewhere.
    pub(crate) about: fn(&str) -> &'static str,
    /// The help of an option or argument, by the command's path and its name.
    pub(crate) of: fn(&str, &str) -> &'static str,
    /// A standing, a reason, an item. A code of a later version has none.
    pub(crate) word: fn(&str) -> Option<&'static str>,
    /// What was found in a value, with what was wanted.
    pub(crate) problem: fn(&str, &str) -> Option<String>,

    pub(crate) field: &'static str,
    pub(crate) desired: &'static str,
    pub(crate) observed: &'static str,
    pub(crate) standing: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) error: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) weight: &'static str,
    pub(crate) item: &'static str,
    pub(crate) no_difference: &'static str,
    pub(crate) no_finding: &'static str,
    pub(crate) expects_verification: &'static str,
    /// Of a hundred, and how many items stand in the way.
    pub(crate) score: fn(u32, u32) -> String,
}

impl Account {
    /// A code in words; one of a later version as it is.
    pub(crate) fn say(&self, code: &str) -> String {
        (self.word)(code).map_or_else(|| code.to_owned(), str::to_owned)
    }
}
