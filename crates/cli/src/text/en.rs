//! English.

use desk_app::views::{Colour, OpenNotice, ReadOnlyReason, SlotKind};

use super::{
    Ask, Done, Heads, Labels, Own, Texts, UsageTexts, Words, en_account, en_errors, en_help,
    en_manage, en_people, en_team,
};

pub(super) const TEXTS: Texts = Texts {
    help: en_help::HELP,
    usage: USAGE,
    heads: HEADS,
    words: WORDS,
    labels: LABELS,
    language: desk_app::views::Language::En,
    done: DONE,
    ask: ASK,
    own: OWN,
    team: en_team::TEAM,
    people: en_people::PEOPLE,
    account: en_account::ACCOUNT,
    manage: en_manage::MANAGE,
    error: en_errors::error,
    row: |_, _, english| english.to_owned(),
    notice: |notice| match notice {
        OpenNotice::CheckedAfterUncleanEnd => {
            "Partner Desk had not ended cleanly; the file was checked and is whole."
        }
        OpenNotice::Migrated => "The file was brought to this version, after a backup copy.",
        OpenNotice::UnfinishedImportCleared => {
            "Rows of an import that never finished were cleared away."
        }
    },
};

const USAGE: UsageTexts = UsageTexts {
    incomplete: |commands| format!("Say what to do: {commands}."),
    unknown_argument: |word| format!("“{word}” is not known here."),
    unknown_command: |word| format!("There is no command “{word}”."),
    missing: |what| format!("This is missing: {what}."),
    without_value: |what| format!("“{what}” needs a value."),
    bad_value: |what, value, options| match options {
        "" => format!("“{value}” is not a value for “{what}”."),
        _ => format!("“{value}” is not a value for “{what}”; it may be: {options}."),
    },
    conflict: |one, other| format!("“{one}” and “{other}” exclude each other."),
    not_text: "The command line is not readable text.",
    other: "The command line is not understood.",
    usage: |how| format!("Usage: {how}\nMore with --help."),
};

const HEADS: Heads = Heads {
    number: "No.",
    offer: "Offer ID",
    title: "Offer",
    segment: "Segment",
    from: "From",
    remarks: "Remarks",
    term: "Term",
    billing: "Billing",
    market: "Market",
    price: "Price",
    retail: "Retail (ERP)",
    margin: "Margin",
    valid_from: "Valid from",
    valid_to: "Valid to",
    marker: "Marker",
    list: "Price list",
    month: "Month",
    currency: "Currency",
    standing: "Standing",
    rows: "Rows",
    refused: "Refused",
    file: "File",
    line: "Line",
    column: "Column",
    reason: "Reason",
    name: "Name",
    colour: "Colour",
    opens_with: "Opens with",
    id: "Id",
    what: "What",
    who: "Who",
    when: "When (UTC)",
    status: "Status",
    size: "Bytes",
};

const WORDS: Words = Words {
    deed: |code, subject| {
        Some(match code {
            "found_workspace" => format!("Made the workspace, with “{subject}” as its first user"),
            "set_home_market" => format!("Set the home market: {subject}"),
            "add_price_list" => format!("Imported the price list “{subject}”"),
            "remove_price_list" => format!("Removed the price list “{subject}”"),
            "restore_price_list" => format!("Brought back the price list “{subject}”"),
            "feature_offer" => format!("Featured “{subject}”"),
            "unfeature_offer" => format!("Removed “{subject}” from the featured offers"),
            "move_featured" => format!("Moved “{subject}”"),
            "add_user" => format!("Added {subject}"),
            "edit_user" => format!("Changed the details of {subject}"),
            "remove_user" => format!("Removed {subject}"),
            "restore_user" => format!("Brought back {subject}"),
            "grant_role" => format!("Gave a role: {subject}"),
            "revoke_role" => format!("Took back a role: {subject}"),
            "set_user_state" => format!("Let in or kept out {subject}"),
            "change_roles" => format!("Changed the roles of {subject}"),
            "observe_user" => format!("Took over what the directory says of {subject}"),
            "change_locations" => format!("Changed the locations of {subject}"),
            "follow_template" => format!("Chose the role template of {subject}"),
            "add_template" => format!("Made the role template “{subject}”"),
            "edit_template" => format!("Changed the role template “{subject}”"),
            "remove_template" => format!("Removed the role template “{subject}”"),
            "restore_template" => format!("Brought back the role template “{subject}”"),
            "request_password" => format!("Asked for a new password for {subject}"),
            "settle_password" => format!("Settled the password request of {subject}"),
            "set_policy" => "Changed what is allowed about roles".to_owned(),
            "set_account_field" => format!("Said what the company wants: {subject}"),
            "observe_profile" => format!("Took over what Microsoft holds: {subject}"),
            "carry_over" => format!("Noted what was carried over in Partner Center: {subject}"),
            "enrol_device" => format!("Admitted the device “{subject}”"),
            "rename_device" => format!("Renamed the device “{subject}”"),
            "revoke_device" => format!("Shut out the device “{subject}”"),
            "resolve_conflict" => format!("Settled a conflict: {subject}"),
            _ => return None,
        })
    },
    segment: |code| {
        Some(match code {
            "commercial" => "Commercial",
            "education" => "Education",
            "nonprofit" => "Nonprofit",
            "government" => "Government",
            _ => return None,
        })
    },
    billing: |code| {
        Some(match code {
            "monthly" => "Monthly",
            "annual" => "Annual",
            "triennial" => "Triennial",
            "one_time" => "One-time",
            "none" => "Not billed",
            _ => return None,
        })
    },
    marker: |code| {
        Some(match code {
            "add" => "Add",
            "change" => "Change",
            "delete" => "Delete",
            "unchanged" => "Unchanged",
            _ => return None,
        })
    },
    kind: |code| {
        Some(match code {
            "license_new_commerce" => "License-based, new commerce",
            "license_legacy" => "License-based, legacy",
            "software" => "Software",
            _ => return None,
        })
    },
    colour: |colour| match colour {
        Colour::Blue => "Blue",
        Colour::Teal => "Teal",
        Colour::Green => "Green",
        Colour::Gold => "Gold",
        Colour::Red => "Red",
        Colour::Purple => "Purple",
        Colour::Grey => "Grey",
    },
    slot: |slot| match slot {
        SlotKind::Keychain => "keychain",
        SlotKind::Passphrase => "passphrase",
        SlotKind::Recovery => "recovery key",
    },
    key_file: "key file",
    months: |count| if count == 1 { "1 month".to_owned() } else { format!("{count} months") },
    years: |count| if count == 1 { "1 year".to_owned() } else { format!("{count} years") },
    no_term: "no term",
    yes: "yes",
    no: "no",
    unknown: "unknown",
    several: "several",
    every: "all",
    trial: "trial",
    add_on: "add-on",
    featured: "featured",
    vanished: "no longer in the list",
    current: "current",
    preview: "preview",
    older: "older",
    last_opened: "opened last",
};

const LABELS: Labels = Labels {
    product: "Product",
    publisher: "Publisher",
    description: "Description",
    segment: "Customer segment",
    family: "Product family",
    trial: "Trial",
    add_on: "Add-on",
    featured: "Featured",
    tags: "Tags",
    lists: "Price lists",
    kind: "Kind",
    month: "Month",
    market: "Market",
    currency: "Currency",
    standing: "Standing",
    file: "File",
    fingerprint: "SHA-256",
    rows: "Rows",
    refused: "Refused rows",
    imported_by: "Imported by",
    imported_at: "Imported at (UTC)",
    name: "Workspace",
    made_at: "Made at (UTC)",
    users: "Users",
    price_lists: "Price lists",
    newest_month: "Newest month",
    waiting: "Changes that wait for a hub",
    with: |label, value| format!("{label}: {value}"),
};

const DONE: Done = Done {
    created: |name| format!("The workspace “{name}” is made."),
    no_workspaces: "There is no workspace yet.",
    backed_up: |file, bytes| format!("The backup “{file}” is made ({bytes} bytes)."),
    no_backups: "Partner Desk has made no backup of this workspace by itself yet.",
    backup_holds: "What is in the backup:",
    replaces: "A workspace of the same origin is here. It is set aside, not deleted, and the backup takes its place.",
    adds: "No workspace of the same origin is here. The backup is added.",
    carried_over: |count| match count {
        1 => "1 newer change from here is carried over.".to_owned(),
        _ => format!("{count} newer changes from here are carried over."),
    },
    lists_not_carried_over: |count| match count {
        1 => "1 price list imported here since is not carried over: import it again.".to_owned(),
        _ => format!(
            "{count} price lists imported here since are not carried over: import them again."
        ),
    },
    newer_unknown: "What is here could not be looked into: newer changes from here are not carried over, they stay in what is set aside.",
    restored: |name| format!("“{name}” is restored."),
    imported: |rows| match rows {
        1 => "1 row is imported".to_owned(),
        _ => format!("{rows} rows are imported"),
    },
    rows_refused: |rows| match rows {
        1 => "1 row was refused:".to_owned(),
        _ => format!("{rows} rows were refused:"),
    },
    more_refused: |rows| format!("and {rows} more; --json lists up to a thousand."),
    completed: |rows| match rows {
        1 => "The file completes a list: its 1 other row is in this one, too.".to_owned(),
        _ => format!("The file completes a list: its {rows} other rows are in this one, too."),
    },
    refused_saved: |rows, file| match rows {
        1 => format!("The refused row is in “{file}”."),
        _ => format!("The {rows} refused rows are in “{file}”."),
    },
    now_current: "The catalog shows this list now.",
    not_current: "The catalog does not show this list: a newer one is current, or it is a preview.",
    markers: |add, change, delete, unchanged| {
        format!(
            "Microsoft’s markers: {add} added, {change} changed, {delete} deleted, {unchanged} unchanged"
        )
    },
    no_lists: "No price list is imported yet.",
    found: |count| if count == 1 { "1 offer".to_owned() } else { format!("{count} offers") },
    shown: |shown, total, next| {
        format!("{shown} of {total} are shown; see more with --limit N or --offset {next}.")
    },
    nothing_found: |text| format!("Nothing found for “{text}”."),
    not_featured_any: "No offer is featured yet.",
    undone: |step| format!("Undone: {step}"),
    redone: |step| format!("Done again: {step}"),
    nothing_waits: "Nothing waits.",
    nothing_recorded: "Nothing was done yet.",
    read_only: |reason| match reason {
        ReadOnlyReason::NewerVersion => {
            "A newer version of Partner Desk wrote this workspace; it can only be looked at."
        }
        ReadOnlyReason::DeviceRevoked => {
            "The hub shut this device out. It can be looked at, and what was not sent can be exported: desk outbox export FILE."
        }
    },
    not_closed: "The workspace could not be closed cleanly; it is checked when it is opened next.",
    stopping: "Stopping…",
    error: |what| format!("error: {what}"),
};

const ASK: Ask = Ask {
    passphrase: "Passphrase: ",
    passphrase_again: "Passphrase, once more: ",
    passphrases_differ: "The two passphrases are not the same.",
    recovery_key: "Recovery key: ",
    key_intro: "This is the recovery key. It opens the workspace when the keychain is lost. It is shown only now: write it down or keep it in a password manager, away from this computer. Without it, nobody can help.",
    type_back: "Type the recovery key from where you put it: ",
    restore: "Restore this backup? [y/N] ",
    yes: &["y", "yes"],
    somebody: "user",
};

const OWN: Own = Own {
    no_workspace_yet: "There is no workspace yet. Make one: desk workspace create NAME.",
    no_such_workspace: |name| format!("There is no workspace “{name}”."),
    ambiguous_workspace: |ids| {
        format!("Several workspaces have this name. Choose one by its id: {ids}.")
    },
    choose_workspace: |names| {
        format!("There are several workspaces. Choose one with --workspace: {names}.")
    },
    key_needed: |name| {
        format!(
            "The key of “{name}” is in a key file or behind a passphrase. Say which: --key-file FILE, or --passphrase-file FILE."
        )
    },
    passphrase_file: |file| format!("The passphrase file “{file}” cannot be read."),
    passphrase_not_text: |file| format!("The first line of “{file}” is not a passphrase."),
    no_data_folder: "Your data folder is not known here. Say where to keep things: --data-dir DIR.",
    need_terminal_for_recovery_key: "The recovery key must be typed back at a terminal. Without one, keep the key in a key file: --key-file FILE --passphrase-file FILE.",
    need_terminal_for_passphrase: "There is no terminal to ask for the passphrase. Say where it is: --passphrase-file FILE.",
    need_key_for_backup: "Nothing here opens this backup. Use --key-file FILE, --passphrase-file FILE, or a terminal to type its recovery key.",
    declined: "Nothing was changed.",
    no_answer: "The terminal gave no answer.",
    newest_backup: |file| format!("The newest backup is “{file}”: desk workspace restore {file}"),
};
