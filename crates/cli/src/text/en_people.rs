//! Accounts and roles, in English.

use super::shape_people::People;

pub(super) const PEOPLE: People = People {
    about,
    of,
    word,

    task: "Task",
    what: "What",
    reach: "Reach",
    family: "Family",
    category: "Category",
    backing: "Behind it",
    gives: "Gets",
    takes: "Loses",
    changes: "What would change",
    followers: "Followers",
    drifted: "Drifted",
    partly: "In part",
    otherwise: "Or instead",
    would_be_refused: "Would be refused",
    worth_a_look: "Worth a look",
    computed: "Computed from the documented tasks, not from what anybody used.",
    state: "State",
    asked_by: "Asked by",
    asked_at: "Asked on (UTC)",
    not_yet_done: "A request is not a reset: somebody does it in the portal and then says so here.",
    days_left: |days| match days {
        0 => "no day left to bring them back".to_owned(),
        1 => "1 day left to bring them back".to_owned(),
        _ => format!("{days} days left to bring them back"),
    },
    committed: |people| match people {
        1 => "The roles of 1 person were changed.".to_owned(),
        _ => format!("The roles of {people} people were changed."),
    },
    imported: |new, observed| match (new, observed) {
        (0, 0) => "Nobody came in.".to_owned(),
        (1, 0) => "1 new person came in.".to_owned(),
        (new, 0) => format!("{new} new people came in."),
        (0, 1) => "1 person whom the directory has came in.".to_owned(),
        (0, observed) => format!("{observed} people whom the directory has came in."),
        (new, observed) => {
            format!("New people: {new}. People whom the directory has: {observed}.")
        }
    },
    examples: |rows| match rows {
        1 => "1 row is an example of the template’s own and was left out.".to_owned(),
        _ => format!("{rows} rows are examples of the template’s own and were left out."),
    },
    exported: |people, file| match people {
        1 => format!("1 person is in {file}."),
        _ => format!("{people} people are in {file}."),
    },
    left_out: |people| match people {
        1 => "1 person has no user name, which the form wants, and was left out.".to_owned(),
        _ => format!("{people} people have no user name, which the form wants, and were left out."),
    },
};

fn about(path: &str) -> &'static str {
    match path {
        "desk user" => "Accounts: list, show, create, edit, disable, delete, restore",
        "desk user list" => "The people of the workspace, a page at a time",
        "desk user show" => "Everything about one person",
        "desk user create" => "The intent that somebody gets an account",
        "desk user edit" => "Change details of a person, all or none",
        "desk user disable" => "Keep somebody out for now",
        "desk user enable" => "Let somebody in again",
        "desk user delete" => "Delete somebody; there are 30 days to bring them back",
        "desk user restore" => "Bring back somebody who was deleted",
        "desk user import" => "Bring people in from a file; passwords in it are never kept",
        "desk user export" => "Write people into a file",
        "desk user locations" => "Say where the referrals roles of a person reach",
        "desk role" => "Roles: who has which, and what they allow",
        "desk role list" => "Every role, with its family, its category and what stands behind it",
        "desk role assign" => "Give a person a role",
        "desk role remove" => "Take a role back from a person",
        "desk role matrix" => "People and their roles, with what is staged",
        "desk role stage" => "Mark a change of a role, without doing it yet",
        "desk role staged" => "What is staged, and what would change",
        "desk role unstage" => "Take every mark away",
        "desk role review" => "What committing what is staged would say; nothing is changed",
        "desk role commit" => "Do everything that is staged, all or nothing",
        "desk role explain" => "What a person can do, and by which role",
        "desk role who-can" => "Who can do a task",
        "desk role minimal" => "The smallest set of roles that covers tasks",
        "desk role policy" => "Show or settle what is allowed about roles",
        "desk role template" => "Role templates: list, add, edit, apply",
        "desk role template list" => "The role templates, and how many drifted from them",
        "desk role template add" => "Make a role template",
        "desk role template edit" => "Change a role template",
        "desk role template remove" => "Remove a role template; people keep their roles",
        "desk role template restore" => "Bring a removed role template back",
        "desk role template apply" => "Give people the roles of a template, and no others",
        "desk role template leave" => "People follow no template any more and keep their roles",
        "desk password" => "Requests for new passwords; never a password",
        "desk password request" => {
            "Ask that a person gets a new password; somebody does it in the portal"
        }
        "desk password list" => "The requests, those that wait first",
        "desk password done" => "Say that it was done in the portal",
        "desk password withdraw" => "Nobody shall do it any more",
        _ => "",
    }
}

fn of(path: &str, argument: &str) -> &'static str {
    let ours = ["desk user", "desk role", "desk password"];
    if !ours.iter().any(|area| path.starts_with(area)) {
        return "";
    }
    match (path, argument) {
        ("desk user import", "file") => {
            "A template that people filled in, or an export of the directory: CSV, ZIP or XLSX"
        }
        ("desk user import", "observed") => {
            "Its people exist in the directory already: nobody is to be created"
        }
        ("desk user import", "new") => "Its people are new, whatever the file looks like",
        ("desk user import", "kind") => {
            "m365_bulk_add, entra_bulk_create, partner_center_upload, entra_export, m365_export or own_export"
        }
        ("desk user import", "domain") => "Domain of user names that have none",
        ("desk user import", "columns") => {
            "Column of the file that holds a detail, like display_name=Nom; may be said several times"
        }
        ("desk user import", "refused") => "Write the refused rows into this CSV file",
        ("desk user export", "file") => "The file to write; .xlsx is a workbook, anything else CSV",
        ("desk user export", "form") => {
            "m365_bulk_add, entra_bulk_create, partner_center_upload, csv or xlsx"
        }
        (_, "user") => "The person, by id or user name",
        (_, "search") => "Words of the name, the user name or the e-mail address",
        (
            "desk role assign" | "desk role remove" | "desk role stage" | "desk user list",
            "role",
        ) => "Code of a role, like sales_agent",
        (_, "state") => "Only those who are active, inactive or deleted",
        (_, "guests") => "Only guests",
        (_, "without_role") => "Only people without a role",
        (_, "without_mfa") => "Only people without multifactor authentication",
        ("desk user list", "drifted") => "Only people whose roles differ from their template",
        (_, "global_admins") => "Only active global admins; everybody may ask for them",
        ("desk user list", "template") => "Only people who follow this template",
        ("desk user list", "order") => "In the order of name, user_name, department or deleted",
        ("desk user list", "descending") => "In the other direction",
        ("desk user list" | "desk role matrix", "limit") => {
            "How many people at most, up to 500 [default: 100]"
        }
        ("desk user list" | "desk role matrix", "offset") => {
            "How many are left out before [default: 0]"
        }
        ("desk user create", "name") => "Name of the person",
        ("desk user create", "user_name") => "Their user name, name@domain",
        (_, "entire_company") => "Whether they reach the entire company",
        ("desk user locations", "add") => {
            "MPN id of a location that they reach; may be said several times"
        }
        ("desk user locations", "remove") => "MPN id of a location that they no longer reach",
        (_, "instead_of") => "Code of a role that it takes the place of",
        ("desk role stage", "on") => "The person shall hold the role",
        ("desk role stage", "off") => "The person shall not hold the role",
        (_, "task") => "Code of a task, like users.reset_password",
        (_, "guest") => "Only roles that a guest may hold",
        (_, "any_category") => {
            "More than one role of a category, whatever the workspace has settled"
        }
        (_, "one_role_per_category") => "Whether a person holds one role of each category",
        (_, "guest_roles") => "Codes of the roles that a guest may hold, with commas between",
        ("desk role template add" | "desk role template edit", "name") => "Name of the template",
        ("desk role template add" | "desk role template edit", "note") => "A note on the template",
        ("desk role template add" | "desk role template edit", "role") => {
            "Code of a role of the template; may be said several times"
        }
        (
            "desk role template edit"
            | "desk role template remove"
            | "desk role template restore"
            | "desk role template apply",
            "id",
        ) => "Id of the template",
        (_, "request") => "Id of the request",
        _ => "",
    }
}

fn word(code: &str) -> Option<&'static str> {
    Some(match code {
        "active" => "active",
        "inactive" => "inactive",
        "deleted" => "deleted",
        "guest" => "guest",
        "none" => "not",
        "own" => "in part",
        "full" => "wholly",
        "waiting" => "not yet done",
        "done" => "done",
        "withdrawn" => "withdrawn",
        "few_global_admins" => "there are fewer than two global admins",
        "many_global_admins" => "there are more than five global admins",
        "without_role" => "no role",
        "mfa_not_enabled" => "no multifactor authentication",
        "guest_role" => "a role that guests should not hold",
        "same_category" => "two roles of one category",
        "fewer_roles" => "fewer roles, but a global admin may do everything",
        "in_part" => "without a global admin, but in part only",
        "own_role" => "a role of your own, which you cannot give back to yourself",
        "without_location" => "no location",
        "entra_role_missing" => {
            "an account admin without the user management or global admin role: creates nobody at Microsoft"
        }
        _ => return None,
    })
}
