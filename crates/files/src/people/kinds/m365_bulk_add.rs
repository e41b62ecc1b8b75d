//! The Microsoft 365 bulk-add template (`Import_User_Template`): a header and one row a
//! user, of which only user name and display name are needed. Source: "Add multiple
//! users at the same time" in the Microsoft 365 documentation, and the sample that the
//! admin centre hands out. The fax left the template and came back, and the alternate
//! e-mail address came later.

use super::{DISPLAY_NAME, FIRST_NAME, Kind, LAST_NAME, PeopleKind, USER_NAME, may};
use crate::header::{Column, Need};
use crate::people::detail::Detail;

pub(super) static KIND: Kind =
    Kind { kind: PeopleKind::M365BulkAdd, columns: &COLUMNS, heads: &HEADS, enough: 3 };

const COLUMNS: [Column; 19] = [
    USER_NAME,
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME,
    may(Detail::JobTitle),
    may(Detail::Department),
    may(Detail::Office),
    may(Detail::Phone),
    may(Detail::Mobile),
    may(Detail::Fax),
    may(Detail::ContactEmail),
    may(Detail::Street),
    may(Detail::City),
    may(Detail::State),
    may(Detail::PostalCode),
    // The only country of the form is where the person uses the services.
    Detail::UsageLocation.called(
        &[
            "lieudutilisation",
            "lieudusage",
            "emplacementdutilisation",
            "paysdutilisation",
            "countryorregion",
            "countryregion",
            "country",
            "pays",
            "paysouregion",
            "paysregion",
        ],
        Need::Trailing,
    ),
    may(Detail::PreferredLanguage),
    may(Detail::SignInBlocked),
    may(Detail::Notes),
];

const HEADS: [&str; 17] = [
    "Username",
    "User name",
    "First name",
    "Last name",
    "Display name",
    "Job title",
    "Department",
    "Office number",
    "Office phone",
    "Mobile phone",
    "Fax",
    "Alternate email address",
    "Address",
    "City",
    "State or province",
    "ZIP or postal code",
    "Country or region",
];
