//! English.

use desk_core::access::Role;
use desk_core::operation::Operation;
use desk_core::schema::EntityType;

use super::{Filtered, Foot, Heads, Says, Words};

pub(super) const WORDS: Words = Words {
    tag: "en",
    done,
    entity,
    field,
    role,
    outcome,
    why,
    code,
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    date: |month, day, year| format!("{month} {day}, {year}"),
    says: Says {
        something: "A change",
        no_market: "Chose no home market",
        nothing: "–",
        not_told: "not told here",
        not_shown: "You may not see what it changed.",
        there: "There",
        deleted: "Not there",
        place: "Another place",
        this_device: "this device",
        change: |field, before, after| format!("{field}: {before} → {after}"),
        heads: Heads {
            number: "No.",
            event: "Event",
            when: "When",
            who: "Who",
            device: "Device",
            batch: "Batch",
            what: "What",
            changes: "Changes",
            outcome: "Outcome",
            why: "Why",
            hash: "Chain",
        },
        title: |name| format!("Record of “{name}”"),
        made: |when| format!("Written on {when}"),
        whole_record: |entries| format!("The whole record, {entries} entries, the newest first."),
        excerpt: |entries| {
            format!("An excerpt of the record, {entries} entries, the newest first.")
        },
        by_filter: |filter| format!("Only {filter}."),
        filter: Filtered {
            from: |day| format!("from {day}"),
            until: |day| format!("before {day}"),
            person: |name| format!("by {name}"),
            device: |name| format!("on {name}"),
            about: |kind| format!("about the kind “{kind}”"),
            operation: |done| format!("changes of the kind “{done}”"),
            became: |outcome| format!("with the outcome “{outcome}”"),
            record: |name| format!("about “{name}”"),
            text: |text| format!("with the words “{text}”"),
        },
        foot: Foot {
            signed: |seq, at, hash| format!("End of the hub’s chain: event {seq}, {at}, {hash}"),
            hub_key: |key| format!("Signed by the hub’s key {key}"),
            own: |seq, hash| format!("End of this device’s chain: no. {seq}, {hash}"),
            unsigned: "Nobody else has signed it: the workspace has no hub.",
            whole: |at| format!("Checked {at}: whole, against the hub’s log too."),
            whole_without_hub: |at| {
                format!("Checked {at}: what is kept here is whole; the hub’s log was not read.")
            },
            broken: |problems, at| format!("Checked {at}: NOT WHOLE, broken places: {problems}."),
            evident: "The chain is tamper-evident: who kept the end above can see whether something before it was changed.",
            page: |page, all| format!("Page {page} of {all}"),
        },
    },
};

fn done(operation: Operation, subject: &str) -> String {
    match operation {
        Operation::FoundWorkspace => format!("{subject} made the workspace"),
        Operation::SetHomeMarket => format!("Set the home market: {subject}"),
        Operation::AddPriceList => format!("Imported the price list “{subject}”"),
        Operation::RemovePriceList => format!("Removed the price list “{subject}”"),
        Operation::RestorePriceList => format!("Brought back the price list “{subject}”"),
        Operation::FeatureOffer => format!("Featured “{subject}”"),
        Operation::UnfeatureOffer => format!("Removed “{subject}” from the featured offers"),
        Operation::MoveFeatured => format!("Moved “{subject}”"),
        Operation::AddUser => format!("Added {subject}"),
        Operation::EditUser => format!("Changed the details of {subject}"),
        Operation::RemoveUser => format!("Removed {subject}"),
        Operation::RestoreUser => format!("Brought back {subject}"),
        Operation::GrantRole => format!("Gave a role: {subject}"),
        Operation::RevokeRole => format!("Took back a role: {subject}"),
        Operation::SetUserState => format!("Let in or kept out {subject}"),
        Operation::EnrolDevice => format!("Admitted the device “{subject}”"),
        Operation::RenameDevice => format!("Renamed the device “{subject}”"),
        Operation::RevokeDevice => format!("Shut out the device “{subject}”"),
        Operation::ResolveConflict => format!("Settled a conflict: {subject}"),
    }
}

const fn entity(entity: EntityType) -> &'static str {
    match entity {
        EntityType::Workspace => "Workspace",
        EntityType::User => "Person",
        EntityType::PriceList => "Price list",
        EntityType::FeaturedOffer => "Featured offer",
        EntityType::Device => "Device",
        EntityType::Conflict => "Conflict",
    }
}

fn field(code: &str) -> Option<&'static str> {
    Some(match code {
        "existence" => "Exists",
        "home_market" => "Home market",
        "display_name" => "Name",
        "state" => "State",
        "roles" => "Roles",
        "kind" => "Kind",
        "market" => "Market",
        "currency" => "Currency",
        "month" => "Month",
        "preview" => "Preview",
        "file_name" => "File",
        "source_sha256" => "File fingerprint",
        "rows_blob" => "Rows fingerprint",
        "rows" => "Rows",
        "rows_refused" => "Rows refused",
        "imported_by" => "Imported by",
        "imported_at" => "Imported on",
        "offer" => "Offer",
        "title" => "Title",
        "order_key" => "Place",
        "first_name" => "First name",
        "last_name" => "Last name",
        "user_name" => "User name",
        "contact_email" => "Contact e-mail",
        "phone" => "Phone",
        "usage_location" => "Usage location",
        "preferred_language" => "Preferred language",
        "job_title" => "Job title",
        "department" => "Department",
        "office" => "Office",
        "mobile" => "Mobile",
        "notes" => "Notes",
        "user" => "Person",
        "name" => "Name",
        "key" => "Key",
        "enrolment" => "Admission",
        "enrolled_at" => "Admitted on",
        "subject_type" => "About what",
        "subject" => "About",
        "field" => "Field",
        "member" => "Member",
        "base" => "Before",
        "theirs" => "The first",
        "mine" => "The second",
        "theirs_by" => "The first by",
        "theirs_at" => "The first on",
        "theirs_command" => "The first change",
        "mine_by" => "The second by",
        "mine_at" => "The second on",
        "mine_command" => "The second change",
        "mine_device" => "The second device",
        "resolved_by" => "Settled by",
        "resolved_at" => "Settled on",
        _ => return None,
    })
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::GlobalAdmin => "global admin",
        Role::UserManagementAdmin => "user management admin",
        Role::BillingAdmin => "billing admin",
        Role::AdminAgent => "admin agent",
        Role::SalesAgent => "sales agent",
        Role::HelpdeskAgent => "helpdesk agent",
        Role::MpnPartnerAdmin => "MPN partner admin",
        Role::AccountAdmin => "account admin",
        Role::ReferralsAdmin => "referrals admin",
        Role::ReferralsUser => "referrals user",
        Role::BusinessProfileAdmin => "business profile admin",
        Role::IncentivesAdmin => "incentives admin",
        Role::IncentivesUser => "incentives user",
        Role::ExecReportViewer => "executive report viewer",
        Role::ReportViewer => "report viewer",
    }
}

fn outcome(code: &str) -> Option<&'static str> {
    Some(match code {
        "applied" => "Done",
        "done" => "Done",
        "pending" => "Waiting",
        "in_flight" => "Being sent",
        "merged" => "Merged",
        "noop" => "Was so already",
        "conflict" => "Conflict",
        "rejected" => "Not accepted",
        "deferred" => "Waits for something else",
        "quarantined" => "Set aside",
        "discarded" => "Dropped",
        _ => return None,
    })
}

fn why(code: &str) -> Option<&'static str> {
    Some(match code {
        "conflict" => "Somebody else changed the same meanwhile.",
        "already_so" => "It is so already; nothing is left to do.",
        "depends_on" => "It builds on another change that was not accepted.",
        "not_yours" => "The device it comes from is not this person’s.",
        "rows_missing" => "The rows of the price list have not arrived yet.",
        "mixed_scopes" => "It touches things that not the same people may see.",
        "wrong_right" => "The right it was asked with is not for this.",
        "already_founded" => "The workspace has its first user already.",
        "user_already_there" => "This person is there already.",
        "device_already_there" => "This device takes part already, or was shut out.",
        "not_allowed" => "The right was missing when the hub judged it.",
        "last_admin" => "No active global admin would have been left.",
        "featured_full" => "All featured places were taken.",
        "offer_not_featured" => "The offer was not featured any more.",
        "offer_not_in_list" => "The offer is in no current list.",
        "user_not_found" => "The person was not there any more.",
        "user_name_taken" => "Somebody else had the user name.",
        "no_such_list" => "The price list was not there any more.",
        "already_imported" => "The price list was there already.",
        "conflict_closed" => "The conflict was settled otherwise.",
        _ => return None,
    })
}

fn code(code: &str) -> Option<&'static str> {
    Some(match code {
        "active" => "Active",
        "inactive" => "Inactive",
        "revoked" => "Shut out",
        "true" => "Yes",
        "false" => "No",
        "license_new_commerce" => "License-based, new commerce",
        "license_legacy" => "License-based, legacy",
        "software" => "Software",
        "open" => "Open",
        "auto" => "Settled itself",
        "theirs" => "Kept the first",
        "mine" => "Kept the second",
        "value" => "Another value",
        _ => return None,
    })
}
