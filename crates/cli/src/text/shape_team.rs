//! What has to be said about work with others, whatever the language.

/// The texts of `desk hub`, `sync`, `outbox`, `conflict`, `device`, `person` and
/// `record verify`.
pub(crate) struct Team {
    /// The help of a command, by its path; empty for one that is told elsewhere.
    pub(crate) about: fn(&str) -> &'static str,
    /// The help of an option or argument, by the command's path and its name.
    pub(crate) of: fn(&str, &str) -> &'static str,

    pub(crate) roles: &'static str,
    pub(crate) user_name: &'static str,
    pub(crate) devices: &'static str,
    pub(crate) person: &'static str,
    pub(crate) device: &'static str,
    pub(crate) field: &'static str,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
    pub(crate) base: &'static str,
    pub(crate) theirs: &'static str,
    pub(crate) mine: &'static str,
    pub(crate) now: &'static str,
    pub(crate) about_what: &'static str,
    pub(crate) problem: &'static str,

    pub(crate) connection: &'static str,
    pub(crate) address: &'static str,
    pub(crate) last_sync: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) conflicts: &'static str,
    pub(crate) head: &'static str,
    pub(crate) clock_off: fn(i32) -> String,

    /// A connection, an outcome or status, a reason, a state or kind of a conflict.
    /// A code of a later version has none.
    pub(crate) word: fn(&str) -> Option<&'static str>,
    /// What does not fit in the record.
    pub(crate) record_problem: fn(&str) -> Option<&'static str>,

    pub(crate) this_device: &'static str,
    pub(crate) yourself: &'static str,
    pub(crate) revoked: &'static str,
    pub(crate) revoke_waits: &'static str,
    pub(crate) inactive: &'static str,
    pub(crate) roles_wait: &'static str,
    pub(crate) waits: &'static str,
    pub(crate) empty: &'static str,

    pub(crate) published: fn(&str) -> String,
    pub(crate) joined: fn(&str) -> String,
    pub(crate) invited: fn(&str, &str) -> String,
    pub(crate) invitation_is_secret: &'static str,
    pub(crate) left: fn(u32) -> String,
    pub(crate) confirmed: &'static str,
    /// Pushed and pulled.
    pub(crate) synced: fn(u32, u32) -> String,
    pub(crate) synced_conflicts: fn(u32) -> String,
    pub(crate) synced_rejected: fn(u32) -> String,
    pub(crate) refused_are: &'static str,
    pub(crate) retried: &'static str,
    pub(crate) dropped: &'static str,
    pub(crate) exported: fn(u32, &str) -> String,
    pub(crate) no_conflicts: &'static str,
    pub(crate) resolved: fn(u32) -> String,
    pub(crate) not_resolved: fn(&str, &str) -> String,
    pub(crate) no_devices: &'static str,
    pub(crate) not_a_wipe: &'static str,
    pub(crate) record_whole: fn(u32, u32) -> String,
    pub(crate) record_broken: fn(u32) -> String,
    /// Why the hub's log was not read, as a code.
    pub(crate) record_hub_unread: fn(&str) -> String,
    pub(crate) record_exported: fn(u32, &str) -> String,
    /// How many are shown, and what shows the next ones.
    pub(crate) record_more: fn(u32, u32) -> String,
    pub(crate) log: &'static str,
    pub(crate) of_hub: &'static str,
    pub(crate) of_device: &'static str,
    pub(crate) bad_set: fn(&str) -> String,
    /// What a program that has nobody to ask the recovery key needs instead.
    pub(crate) no_invitation: &'static str,
}
