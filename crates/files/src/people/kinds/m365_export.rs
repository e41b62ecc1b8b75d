//! What the Microsoft 365 admin centre exports (`users_….csv`), of active and of deleted
//! users. Source: the export of the list of users in the admin centre; its columns are
//! not documented, and they are known here from files that people showed. Several
//! values in a cell are joined by a plus sign.

use super::{DISPLAY_NAME, FIRST_NAME, Kind, LAST_NAME, PeopleKind, USER_NAME, may};
use crate::header::Column;
use crate::people::detail::Detail;

pub(super) static KIND: Kind =
    Kind { kind: PeopleKind::M365Export, columns: &COLUMNS, heads: &HEADS, enough: 3 };

const COLUMNS: [Column; 23] = [
    USER_NAME,
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME,
    may(Detail::ContactEmail),
    may(Detail::SignInBlocked),
    may(Detail::City),
    may(Detail::Country),
    may(Detail::Department),
    may(Detail::DirectorySynced),
    may(Detail::Fax),
    may(Detail::Mobile),
    may(Detail::DirectoryId),
    may(Detail::Office),
    may(Detail::Phone),
    may(Detail::PostalCode),
    may(Detail::PreferredLanguage),
    may(Detail::Roles),
    may(Detail::Deleted),
    may(Detail::State),
    may(Detail::Street),
    may(Detail::JobTitle),
    may(Detail::UsageLocation),
];

const HEADS: [&str; 32] = [
    "Alternate email addresses",
    "Block credential",
    "City",
    "Country/Region",
    "Department",
    "DirSyncEnabled",
    "Display name",
    "Fax",
    "First name",
    "Last dirsync time",
    "Last name",
    "Last password change time stamp",
    "License assignment details",
    "Licenses",
    "Mobile Phone",
    "Oath token metadata",
    "Object Id",
    "Office",
    "Password never expires",
    "Phone number",
    "Postal code",
    "Preferred data location",
    "Preferred language",
    "Proxy addresses",
    "Roles",
    "Soft deletion time stamp",
    "State",
    "Street address",
    "Strong password required",
    "Title",
    "Usage location",
    "User principal name",
];
