//! The bulk-create template of the directory (`UserCreateTemplate.csv`): a line with
//! the version, then the header with the properties in brackets, then mostly a row that
//! is an example. Source: "Bulk create users" in the Microsoft Entra documentation. Its
//! names are translated, the properties in the brackets are not; older templates hold
//! the example in the names.

use super::{DISPLAY_NAME, FIRST_NAME, Kind, LAST_NAME, PeopleKind, USER_NAME, may};
use crate::header::Column;
use crate::people::detail::Detail;

pub(super) static KIND: Kind =
    Kind { kind: PeopleKind::EntraBulkCreate, columns: &COLUMNS, heads: &HEADS, enough: 3 };

const COLUMNS: [Column; 17] = [
    USER_NAME,
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME,
    may(Detail::SignInBlocked),
    may(Detail::JobTitle),
    may(Detail::Department),
    may(Detail::UsageLocation),
    may(Detail::Street),
    may(Detail::State),
    may(Detail::Country),
    may(Detail::Office),
    may(Detail::City),
    may(Detail::PostalCode),
    may(Detail::Phone),
    may(Detail::Mobile),
    may(Detail::ContactEmail),
];

const HEADS: [&str; 17] = [
    "Name [displayName] Required",
    "User name [userPrincipalName] Required",
    "Initial password [passwordProfile] Required",
    "Block sign in (Yes/No) [accountEnabled] Required",
    "First name [givenName]",
    "Last name [surname]",
    "Job title [jobTitle]",
    "Department [department]",
    "Usage location [usageLocation]",
    "Street address [streetAddress]",
    "State or province [state]",
    "Country or region [country]",
    "Office [physicalDeliveryOfficeName]",
    "City [city]",
    "ZIP or postal code [postalCode]",
    "Office phone [telephoneNumber]",
    "Mobile phone [mobile]",
];
