//! Work with others, in English.

use super::shape_team::Team;

pub(super) const TEAM: Team = Team {
    about,
    of,

    roles: "Roles",
    user_name: "User name",
    devices: "Devices",
    person: "Person",
    device: "Device",
    field: "Field",
    before: "Before",
    after: "After",
    base: "Base",
    theirs: "Theirs",
    mine: "Mine",
    now: "Now",
    about_what: "About",
    problem: "Problem",

    connection: "Hub",
    address: "Address",
    last_sync: "Last exchange (UTC)",
    refused: "Changes that were not accepted",
    conflicts: "Conflicts",
    head: "End of the record",
    clock_off: |minutes| format!("This computer’s clock is {minutes} minutes ahead of the hub’s."),

    word,
    record_problem,

    this_device: "this one",
    yourself: "you",
    revoked: "shut out",
    revoke_waits: "to be shut out; waits for the hub",
    inactive: "inactive",
    roles_wait: "a role waits for the hub",
    waits: "waits for the hub",
    empty: "(empty)",

    published: |address| format!("The workspace is on the hub {address} now."),
    joined: |name| format!("“{name}” is here now, with what the hub has."),
    invited: |name, until| format!("Invitation for {name}, good until {until} (UTC), once:"),
    invitation_is_secret: "Whoever has it is let in as this person. Hand it over as you would a password.",
    left: |unsent| match unsent {
        0 => "This workspace has no hub any more. Everything stays here.".to_owned(),
        1 => "This workspace has no hub any more. Everything stays here; 1 change was never sent."
            .to_owned(),
        _ => format!(
            "This workspace has no hub any more. Everything stays here; {unsent} changes were never sent."
        ),
    },
    confirmed: "The restored hub is confirmed. Each device sends again what the hub no longer has.",
    synced: |pushed, pulled| format!("{pushed} sent, {pulled} received."),
    synced_conflicts: |count| match count {
        1 => "1 new conflict: desk conflict list.".to_owned(),
        _ => format!("{count} new conflicts: desk conflict list."),
    },
    synced_rejected: |count| match count {
        1 => "1 change was not accepted: desk outbox list.".to_owned(),
        _ => format!("{count} changes were not accepted: desk outbox list."),
    },
    refused_are: "Not accepted:",
    retried: "Asked for once more.",
    dropped: "Put away. It stays in the record.",
    exported: |count, file| match count {
        1 => format!("1 change is in “{file}”."),
        _ => format!("{count} changes are in “{file}”."),
    },
    no_conflicts: "There is no conflict.",
    resolved: |count| {
        if count == 1 {
            "1 conflict is settled.".to_owned()
        } else {
            format!("{count} conflicts are settled.")
        }
    },
    not_resolved: |id, why| format!("Not settled, {id}: {why}"),
    no_devices: "No device takes part yet: this workspace has no hub.",
    not_a_wipe: "It gets and gives nothing more once the hub has heard of it. What is on its disk stays there: this is no remote wipe.",
    record_whole: |events, commands| {
        format!("The record is whole: {events} events, {commands} changes checked.")
    },
    record_broken: |count| match count {
        1 => "The record is not whole: 1 problem.".to_owned(),
        _ => format!("The record is not whole: {count} problems."),
    },
    record_hub_unread: |why| {
        format!("What is kept here was checked; the hub’s log was not read ({why}).")
    },
    record_exported: |entries, file| match entries {
        1 => format!("1 entry is in {file}."),
        _ => format!("{entries} entries are in {file}."),
    },
    record_more: |shown, next| format!("{shown} are shown; --offset {next} shows more."),
    log: "Log",
    of_hub: "hub",
    of_device: "this device",
    bad_set: |text| format!("“{text}” is not FIELD=TEXT."),
    no_invitation: "No invitation came on standard input.",
};

fn about(path: &str) -> &'static str {
    match path {
        "desk hub" => "The hub: publish, invite, join, leave",
        "desk hub publish" => "Bring the workspace to a new hub",
        "desk hub invite" => "Invite a device of a person",
        "desk hub join" => "Join a workspace from an invitation",
        "desk hub status" => "How the workspace stands with its hub",
        "desk hub leave" => "Leave the hub; everything stays here",
        "desk hub confirm-restored" => "Confirm that the hub was restored from a backup",
        "desk sync" => "Exchange everything with the hub, now",
        "desk outbox show" => "A change that waits or was not accepted, field by field",
        "desk outbox retry" => "Ask for a change that was not accepted once more",
        "desk outbox drop" => "Put away a change that was not accepted",
        "desk outbox export" => "Write what was not sent or not accepted into a file",
        "desk conflict" => "Conflicts: list, show, resolve",
        "desk conflict list" => "Two changes of one field, those that wait for a decision first",
        "desk conflict show" => "One conflict",
        "desk conflict resolve" => "Decide conflicts: keep one value, or say a third",
        "desk device" => "Devices: list, rename, shut out",
        "desk device list" => "The devices that take part",
        "desk device rename" => "Give a device another name",
        "desk device revoke" => "Shut a device out, for good",
        "desk person" => "People: list, add, edit, roles",
        "desk person list" => "The people of the workspace",
        "desk person add" => "Bring somebody into the workspace",
        "desk person edit" => "Change details of a person",
        "desk person role" => "Give a person a role, or take it back",
        "desk record export" => "Write the record into a file: CSV, Excel or PDF",
        "desk record verify" => "Check the whole record: what is kept here, and the hub’s log",
        _ => "",
    }
}

fn of(path: &str, argument: &str) -> &'static str {
    match (path, argument) {
        ("desk record list" | "desk record export", "from") => {
            "Only what was made from this time on, like 2026-11-01T00:00:00Z"
        }
        ("desk record list" | "desk record export", "until") => {
            "Only what was made before this time"
        }
        ("desk record list" | "desk record export", "person") => {
            "Only what the person with this id did"
        }
        ("desk record list" | "desk record export", "device") => {
            "Only what was done on the device with this id"
        }
        ("desk record list" | "desk record export", "about") => {
            "Only one kind of record: workspace, app_user, price_list, featured_offer, device or conflict"
        }
        ("desk record list" | "desk record export", "operation") => {
            "Only one kind of change, like grant_role"
        }
        ("desk record list" | "desk record export", "became") => {
            "Only what became: done, waiting, merged, conflict or refused"
        }
        ("desk record list" | "desk record export", "of") => {
            "Only changes of one record, like app_user:ID or featured_offer:PRODUCT:SKU"
        }
        ("desk record list" | "desk record export", "text") => {
            "Only what has these words in names or values"
        }
        ("desk record export", "form") => {
            "csv, csv-standard, xlsx or pdf [default: as the file’s name ends]"
        }
        ("desk record export", "file") => "The file to write",
        (_, "invitation") => "The invitation; “-” reads it from standard input",
        (_, "device_name") => "What this device is called there [default: the computer’s name]",
        ("desk hub invite", "person") => "Id of the person, from `person list`",
        ("desk hub invite", "name") => "Bring in somebody new of this name first",
        ("desk hub invite" | "desk person add", "user_name") => "Their user name, name@domain",
        (_, "role") => "Code of a role, like sales_agent; may be said several times",
        (_, "hours") => "How many hours it is good for, at most 720 [default: 72]",
        ("desk hub join", "name") => {
            "What the workspace is called here [default: the hub’s address]"
        }
        ("desk hub join", "colour") => {
            "Colour: blue, teal, green, gold, red, purple or grey [default: blue]"
        }
        (_, "settled") => "Those that are settled, too",
        ("desk conflict resolve", "id") => "Ids of conflicts that are decided alike",
        ("desk conflict show", "id") => "Id of the conflict",
        (_, "keep") => "Which value stays: theirs, the first one, or mine, the second",
        (_, "value") => "Neither: this text",
        ("desk outbox show" | "desk outbox retry" | "desk outbox drop", "id") => "Id of the change",
        ("desk outbox export", "file") => "The file to write",
        ("desk device rename", "name") => "The new name",
        ("desk device rename" | "desk device revoke", "id") => "Id of the device",
        ("desk person add", "name") => "Name of the person",
        ("desk person edit" | "desk person role", "id") => "Id of the person",
        (_, "set") => "A detail and its text, like phone=123; without text it is emptied",
        (_, "give") => "Code of the role to give",
        (_, "take") => "Code of the role to take back",
        _ => "",
    }
}

fn word(code: &str) -> Option<&'static str> {
    Some(match code {
        "local_only" => "no hub",
        "connected" => "connected",
        "syncing" => "exchanging",
        "offline" => "not reachable; work goes on and is sent later",
        "not_trusted" => "somebody else answers at the hub’s address",
        "hub_restored" => "restored from a backup; has to be confirmed",
        "device_revoked" => "this device was shut out",
        "sign_in_closed" => "this device’s sign-in is closed",
        "too_old" => "needs a newer version of Partner Desk",
        "stopped" => "stopped; nothing was lost",
        "pending" => "waiting",
        "in_flight" => "on its way",
        "deferred" => "waits at the hub",
        "done" | "applied" => "done",
        "merged" => "merged",
        "noop" => "was so already",
        "conflict" => "conflict",
        "rejected" => "not accepted",
        "quarantined" => "set aside by the hub",
        "discarded" => "put away",
        "not_allowed" => "you were not allowed to do this when the hub judged it",
        "depends_on" => "it stands on a change that was not accepted",
        "offer_not_in_list" => "the offer is in no current list",
        "featured_full" => "all featured places were taken",
        "offer_not_featured" => "the offer was not featured any more",
        "no_such_list" => "the price list was not there any more",
        "already_imported" | "already_so" => "it was so already",
        "user_not_found" => "the person was not there any more",
        "user_name_taken" => "somebody else had the user name",
        "last_admin" => "no active global admin would have been left",
        "not_on_oneself" => "nobody does this to themselves",
        "more_powerful" => "only a global admin changes a global admin",
        "out_of_reach" => "the person has roles in the tenant",
        "role_not_assignable" => "the role was not theirs to give or take",
        "guest_role" => "a guest may not hold the role",
        "one_role_per_category" => "the person had a role of this category",
        "read_only_detail" => "another directory keeps the detail",
        "password_kept_elsewhere" => "another directory keeps the password",
        "restore_too_late" => "the 30 days were over",
        "bad_location" => "it is no MPN id of a location",
        "template_not_found" => "the role template was not there any more",
        "request_not_found" => "the password request was not there",
        "request_settled" => "the password request was settled meanwhile",
        "bad_user_field" => "a detail had not the form it needs",
        "bad_account_field" => "the field had not the form it needs",
        "field_locked" => "the field could not be changed here",
        "nothing_to_carry" => "nothing of the field was there to be carried over",
        "device_not_found" => "the device was not there",
        "conflict_not_found" => "the conflict was not there",
        "conflict_closed" => "the conflict was settled otherwise",
        "bad_choice" => "the field cannot hold what was chosen",
        "open" => "open",
        "auto" => "settled itself",
        "theirs" => "kept theirs",
        "mine" => "kept mine",
        "value" => "another value",
        "guarded" => "two values",
        "security" => "matter of security",
        "edit_on_deleted" => "changed by one, deleted by another",
        _ => return None,
    })
}

fn record_problem(code: &str) -> Option<&'static str> {
    Some(match code {
        "own_chain" | "chain" => "does not follow from the one before it",
        "unreadable" => "cannot be read",
        "missing" => "is not there",
        "label" => "something else stands beside it",
        "verdict" => "the hub decided otherwise",
        "end" => "the chain does not end where it should",
        "head" => "the hub’s signature does not fit",
        "receipt" => "a device’s signature does not fit",
        "commands" => "a device’s own chain does not fit",
        "other_command" => "the device made another change",
        "device" => "comes from a device that nobody admitted",
        _ => return None,
    })
}
