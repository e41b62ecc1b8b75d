//! Name, keys and forgetting of a workspace, in English.

use super::shape_manage::Manage;

pub(super) const MANAGE: Manage = Manage {
    about,
    of,

    cover: |name, colour| format!("The workspace is called “{name}” here. Colour: {colour}."),
    made_at: "Made at (UTC)",
    key_file: "in the key file",
    old_backups: "Backup files that were made before still open with the keys they were made with. Partner Desk keeps no list of them.",
    key_changed: |copies, aside| {
        let copies = match copies {
            1 => "The data key is changed, in 1 copy too.".to_owned(),
            _ => format!("The data key is changed, in {copies} copies too."),
        };
        match aside {
            0 => copies,
            1 => format!("{copies} 1 copy could not be opened and is set aside."),
            _ => format!("{copies} {aside} copies could not be opened and are set aside."),
        }
    },
    old_key: |names| {
        format!(
            "What was set aside of this workspace keeps its old key too: {names}. Who may have got hold of that key can read it; delete it where you do not need it."
        )
    },
    unfinished: "The workspace has its new key. Something else could not be done yet; the next opening goes on with it:",
    too_late: "It was too late to stop: files were being exchanged.",
    keychain_lost: "No keychain answers on this computer, so none opens the workspace any more. Once one answers: desk workspace keys keychain.",
    current_passphrase: "Passphrase that opens the workspace now: ",

    unsent: |count| match count {
        1 => "1 change was never sent:".to_owned(),
        _ => format!("{count} changes were never sent:"),
    },
    unsent_lists: |count| match count {
        1 => "The rows of 1 price list among them go into no file; they stay in the folder."
            .to_owned(),
        _ => format!(
            "The rows of {count} price lists among them go into no file; they stay in the folder."
        ),
    },
    forgetting: "The workspace leaves this computer's list. Nothing is deleted: its folder is moved to set-aside, encrypted, and stays there. The keychain forgets it.",
    forgetting_unopened: "The workspace is not opened, so nobody can see what was never sent from it, and it cannot be exported. Nothing is deleted: its folder is moved to set-aside, encrypted, and stays there. The keychain keeps what it has of it.",
    forgotten_unopened: |folder| {
        format!(
            "The workspace is forgotten. It lies in “{folder}”. Should a key of it be found: desk workspace restore FILE, with the workspace.db there."
        )
    },
    type_name: "Type the name of the workspace to go on: ",
    need_confirm: "Nobody is here to confirm. Say the workspace's name: --confirm NAME.",
    forgotten: |folder, ways| {
        format!(
            "The workspace is forgotten. It lies in “{folder}” and opens with: {ways}. To bring it back: desk workspace restore FILE, with the workspace.db there."
        )
    },
    keychain_left: "The keychain did not let go of an entry of it; by itself that opens nothing.",
};

fn about(path: &str) -> &'static str {
    match path {
        "desk workspace copy" => "Make one more copy beside the workspace",
        "desk workspace rename" => "Give the workspace another name on this computer",
        "desk workspace colour" => "Give the workspace another colour on this computer",
        "desk workspace forget" => "Take the workspace off this computer; its folder is set aside",
        "desk workspace keys" => "What opens the workspace: list, change, take away",
        "desk workspace keys list" => "The ways to open the workspace",
        "desk workspace keys passphrase" => "Add a passphrase, or change it",
        "desk workspace keys remove-passphrase" => "Take the passphrase away",
        "desk workspace keys keychain" => "Let the system's keychain open the workspace",
        "desk workspace keys recovery" => "Make a new recovery key, in place of the one before",
        "desk workspace keys change" => "Change the data key of the file, its copies and all slots",
        _ => "",
    }
}

fn of(path: &str, argument: &str) -> &'static str {
    match (path, argument) {
        ("desk workspace rename", "name") => "The new name; it is not encrypted",
        ("desk workspace colour", "colour") => {
            "Colour: blue, teal, green, gold, red, purple or grey"
        }
        ("desk workspace forget", "confirm") => "The workspace's name, instead of typing it",
        ("desk workspace forget", "export") => "Write what was never sent into this file first",
        ("desk workspace forget", "unopened") => {
            "Forget one that no key opens; what was never sent cannot be seen"
        }
        ("desk workspace keys keychain", "off") => "Let it open the workspace no more",
        ("desk workspace keys passphrase", "new_passphrase_file") => {
            "The new passphrase is the first line of this file [default: ask for it]"
        }
        _ => "",
    }
}
