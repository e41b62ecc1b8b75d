//! What has to be said, whatever the language.

use desk_app::ErrorCode;
use desk_app::views::{Colour, OpenNotice, ReadOnlyReason, SlotKind};

use super::shape_account::Account;
use super::shape_manage::Manage;
use super::shape_people::People;
use super::shape_team::Team;

/// Everything that is said.
pub(crate) struct Texts {
    /// Of what is written into files.
    pub(crate) language: desk_app::views::Language,
    pub(crate) help: Help,
    pub(crate) usage: UsageTexts,
    pub(crate) heads: Heads,
    pub(crate) words: Words,
    pub(crate) labels: Labels,
    pub(crate) done: Done,
    pub(crate) ask: Ask,
    pub(crate) own: Own,
    pub(crate) team: Team,
    pub(crate) people: People,
    pub(crate) account: Account,
    pub(crate) manage: Manage,
    /// Why a deed was not done.
    pub(crate) error: fn(ErrorCode, Said<'_>) -> String,
    /// Why a row was refused: code, what stood there, the English sentence.
    pub(crate) row: fn(&str, Option<&str>, &str) -> String,
    pub(crate) notice: fn(OpenNotice) -> &'static str,
}

/// What an error brings with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    /// A file, an offer, a reason's code, a log reference.
    pub(crate) about: Option<&'a str>,
    /// The English sentence.
    pub(crate) detail: &'a str,
}

/// The help of every command and option.
pub(crate) struct Help {
    pub(crate) usage: &'static str,
    pub(crate) commands: &'static str,
    pub(crate) arguments: &'static str,
    pub(crate) options: &'static str,

    pub(crate) desk: &'static str,
    pub(crate) workspace: &'static str,
    pub(crate) workspace_create: &'static str,
    pub(crate) workspace_list: &'static str,
    pub(crate) workspace_backup: &'static str,
    pub(crate) workspace_restore: &'static str,
    pub(crate) workspace_backups: &'static str,
    pub(crate) price_list: &'static str,
    pub(crate) price_list_import: &'static str,
    pub(crate) price_list_list: &'static str,
    pub(crate) price_list_show: &'static str,
    pub(crate) price_list_remove: &'static str,
    pub(crate) price_list_restore: &'static str,
    pub(crate) catalog: &'static str,
    pub(crate) catalog_search: &'static str,
    pub(crate) catalog_show: &'static str,
    pub(crate) catalog_feature: &'static str,
    pub(crate) catalog_unfeature: &'static str,
    pub(crate) catalog_move: &'static str,
    pub(crate) catalog_featured: &'static str,
    pub(crate) undo: &'static str,
    pub(crate) redo: &'static str,
    pub(crate) outbox: &'static str,
    pub(crate) outbox_list: &'static str,
    pub(crate) record: &'static str,
    pub(crate) record_list: &'static str,

    pub(crate) of_data_dir: &'static str,
    pub(crate) of_workspace: &'static str,
    pub(crate) of_key_file: &'static str,
    pub(crate) of_passphrase_file: &'static str,
    pub(crate) of_json: &'static str,
    pub(crate) of_lang: &'static str,
    pub(crate) of_yes: &'static str,
    pub(crate) of_help: &'static str,
    pub(crate) of_version: &'static str,
    pub(crate) of_name: &'static str,
    pub(crate) of_colour: &'static str,
    pub(crate) of_user_name: &'static str,
    pub(crate) of_home_market: &'static str,
    pub(crate) of_backup_target: &'static str,
    pub(crate) of_backup_source: &'static str,
    pub(crate) of_price_list_file: &'static str,
    pub(crate) of_month: &'static str,
    pub(crate) of_list_market: &'static str,
    pub(crate) of_currency: &'static str,
    pub(crate) of_kind: &'static str,
    pub(crate) of_preview: &'static str,
    pub(crate) of_no_preview: &'static str,
    pub(crate) of_dates: &'static str,
    pub(crate) of_column: &'static str,
    pub(crate) of_strict: &'static str,
    pub(crate) of_refused_file: &'static str,
    pub(crate) of_list_id: &'static str,
    pub(crate) of_text: &'static str,
    pub(crate) of_segment: &'static str,
    pub(crate) of_catalog_market: &'static str,
    pub(crate) of_term: &'static str,
    pub(crate) of_billing: &'static str,
    pub(crate) of_only_currency: &'static str,
    pub(crate) of_price_from: &'static str,
    pub(crate) of_price_to: &'static str,
    pub(crate) of_trial: &'static str,
    pub(crate) of_no_trial: &'static str,
    pub(crate) of_order: &'static str,
    pub(crate) of_descending: &'static str,
    pub(crate) of_limit: &'static str,
    pub(crate) of_offset: &'static str,
    pub(crate) of_offer_id: &'static str,
    pub(crate) of_at: &'static str,
    pub(crate) of_to: &'static str,
}

/// What is wrong with a command line.
pub(crate) struct UsageTexts {
    pub(crate) incomplete: fn(&str) -> String,
    pub(crate) unknown_argument: fn(&str) -> String,
    pub(crate) unknown_command: fn(&str) -> String,
    pub(crate) missing: fn(&str) -> String,
    pub(crate) without_value: fn(&str) -> String,
    /// Argument, value, and what it may be instead.
    pub(crate) bad_value: fn(&str, &str, &str) -> String,
    pub(crate) conflict: fn(&str, &str) -> String,
    pub(crate) not_text: &'static str,
    pub(crate) other: &'static str,
    /// How it is meant.
    pub(crate) usage: fn(&str) -> String,
}

/// The heads of tables.
pub(crate) struct Heads {
    pub(crate) number: &'static str,
    pub(crate) offer: &'static str,
    pub(crate) title: &'static str,
    pub(crate) segment: &'static str,
    pub(crate) from: &'static str,
    pub(crate) remarks: &'static str,
    pub(crate) term: &'static str,
    pub(crate) billing: &'static str,
    pub(crate) market: &'static str,
    pub(crate) price: &'static str,
    pub(crate) retail: &'static str,
    pub(crate) margin: &'static str,
    pub(crate) valid_from: &'static str,
    pub(crate) valid_to: &'static str,
    pub(crate) marker: &'static str,
    pub(crate) list: &'static str,
    pub(crate) month: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) standing: &'static str,
    pub(crate) rows: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) file: &'static str,
    pub(crate) line: &'static str,
    pub(crate) column: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) name: &'static str,
    pub(crate) colour: &'static str,
    pub(crate) opens_with: &'static str,
    pub(crate) id: &'static str,
    pub(crate) what: &'static str,
    pub(crate) who: &'static str,
    pub(crate) when: &'static str,
    pub(crate) status: &'static str,
    pub(crate) size: &'static str,
}

/// Words for codes. A code of a later version has none.
pub(crate) struct Words {
    pub(crate) deed: fn(&str, &str) -> Option<String>,
    pub(crate) segment: fn(&str) -> Option<&'static str>,
    pub(crate) billing: fn(&str) -> Option<&'static str>,
    pub(crate) marker: fn(&str) -> Option<&'static str>,
    pub(crate) kind: fn(&str) -> Option<&'static str>,
    pub(crate) colour: fn(Colour) -> &'static str,
    pub(crate) slot: fn(SlotKind) -> &'static str,
    pub(crate) key_file: &'static str,
    pub(crate) months: fn(u32) -> String,
    pub(crate) years: fn(u32) -> String,
    pub(crate) no_term: &'static str,
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) several: &'static str,
    pub(crate) every: &'static str,
    pub(crate) trial: &'static str,
    pub(crate) add_on: &'static str,
    pub(crate) featured: &'static str,
    pub(crate) vanished: &'static str,
    pub(crate) current: &'static str,
    pub(crate) preview: &'static str,
    pub(crate) older: &'static str,
    pub(crate) last_opened: &'static str,
}

/// Names in front of single values.
pub(crate) struct Labels {
    pub(crate) product: &'static str,
    pub(crate) publisher: &'static str,
    pub(crate) description: &'static str,
    pub(crate) segment: &'static str,
    pub(crate) family: &'static str,
    pub(crate) trial: &'static str,
    pub(crate) add_on: &'static str,
    pub(crate) featured: &'static str,
    pub(crate) tags: &'static str,
    pub(crate) lists: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) month: &'static str,
    pub(crate) market: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) standing: &'static str,
    pub(crate) file: &'static str,
    pub(crate) fingerprint: &'static str,
    pub(crate) rows: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) imported_by: &'static str,
    pub(crate) imported_at: &'static str,
    pub(crate) name: &'static str,
    pub(crate) made_at: &'static str,
    pub(crate) users: &'static str,
    pub(crate) price_lists: &'static str,
    pub(crate) newest_month: &'static str,
    pub(crate) waiting: &'static str,
    pub(crate) with: fn(&str, &str) -> String,
}

/// What was done or found.
pub(crate) struct Done {
    pub(crate) created: fn(&str) -> String,
    pub(crate) no_workspaces: &'static str,
    pub(crate) backed_up: fn(&str, u64) -> String,
    pub(crate) no_backups: &'static str,
    pub(crate) backup_holds: &'static str,
    pub(crate) replaces: &'static str,
    pub(crate) adds: &'static str,
    pub(crate) carried_over: fn(u32) -> String,
    pub(crate) lists_not_carried_over: fn(u32) -> String,
    pub(crate) newer_unknown: &'static str,
    pub(crate) restored: fn(&str) -> String,
    pub(crate) imported: fn(u32) -> String,
    pub(crate) rows_refused: fn(u32) -> String,
    pub(crate) more_refused: fn(u32) -> String,
    /// How many rows, and into which file.
    pub(crate) completed: fn(u32) -> String,
    pub(crate) refused_saved: fn(u32, &str) -> String,
    pub(crate) now_current: &'static str,
    pub(crate) not_current: &'static str,
    /// Added, changed, deleted, unchanged.
    pub(crate) markers: fn(u32, u32, u32, u32) -> String,
    pub(crate) no_lists: &'static str,
    pub(crate) found: fn(u32) -> String,
    /// How many are shown, of how many, and what shows the rest.
    pub(crate) shown: fn(u32, u32, u32) -> String,
    pub(crate) nothing_found: fn(&str) -> String,
    pub(crate) not_featured_any: &'static str,
    pub(crate) undone: fn(&str) -> String,
    pub(crate) redone: fn(&str) -> String,
    pub(crate) nothing_waits: &'static str,
    pub(crate) nothing_recorded: &'static str,
    pub(crate) read_only: fn(ReadOnlyReason) -> &'static str,
    pub(crate) not_closed: &'static str,
    pub(crate) stopping: &'static str,
    /// In front of a refusal.
    pub(crate) error: fn(&str) -> String,
}

/// What is asked at a terminal.
pub(crate) struct Ask {
    pub(crate) passphrase: &'static str,
    pub(crate) passphrase_again: &'static str,
    pub(crate) passphrases_differ: &'static str,
    pub(crate) recovery_key: &'static str,
    pub(crate) key_intro: &'static str,
    pub(crate) type_back: &'static str,
    pub(crate) restore: &'static str,
    /// What counts as yes.
    pub(crate) yes: &'static [&'static str],
    pub(crate) somebody: &'static str,
}

/// Refusals that only a terminal has.
pub(crate) struct Own {
    pub(crate) no_workspace_yet: &'static str,
    pub(crate) no_such_workspace: fn(&str) -> String,
    pub(crate) ambiguous_workspace: fn(&str) -> String,
    pub(crate) choose_workspace: fn(&str) -> String,
    pub(crate) key_needed: fn(&str) -> String,
    pub(crate) passphrase_file: fn(&str) -> String,
    pub(crate) passphrase_not_text: fn(&str) -> String,
    pub(crate) no_data_folder: &'static str,
    pub(crate) need_terminal_for_recovery_key: &'static str,
    pub(crate) need_terminal_for_passphrase: &'static str,
    pub(crate) need_key_for_backup: &'static str,
    pub(crate) declined: &'static str,
    pub(crate) no_answer: &'static str,
    pub(crate) newest_backup: fn(&str) -> String,
}
