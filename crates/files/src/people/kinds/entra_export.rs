//! What the directory downloads (`exportUsers_….csv`): a column for each property, by
//! its name in the directory. Source: "Download a list of users" in the Microsoft Entra
//! documentation. Earlier downloads called the id `objectId`, the office
//! `physicalDeliveryOfficeName` and the mobile phone `mobile`.

use super::{DISPLAY_NAME, FIRST_NAME, Kind, LAST_NAME, PeopleKind, USER_NAME, may};
use crate::header::Column;
use crate::people::detail::Detail;

pub(super) static KIND: Kind =
    Kind { kind: PeopleKind::EntraExport, columns: &COLUMNS, heads: &HEADS, enough: 3 };

const COLUMNS: [Column; 22] = [
    USER_NAME,
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME,
    may(Detail::ContactEmail),
    may(Detail::DirectoryId),
    may(Detail::UserType),
    may(Detail::JobTitle),
    may(Detail::Department),
    may(Detail::AccountEnabled),
    may(Detail::UsageLocation),
    may(Detail::Street),
    may(Detail::State),
    may(Detail::Country),
    may(Detail::Office),
    may(Detail::City),
    may(Detail::PostalCode),
    may(Detail::Phone),
    may(Detail::Mobile),
    may(Detail::Company),
    may(Detail::DirectorySynced),
    may(Detail::PreferredLanguage),
];

const HEADS: [&str; 32] = [
    "userPrincipalName",
    "displayName",
    "surname",
    "mail",
    "givenName",
    "id",
    "objectId",
    "userType",
    "jobTitle",
    "department",
    "accountEnabled",
    "usageLocation",
    "streetAddress",
    "state",
    "country",
    "officeLocation",
    "physicalDeliveryOfficeName",
    "city",
    "postalCode",
    "telephoneNumber",
    "mobilePhone",
    "mobile",
    "alternateEmailAddress",
    "ageGroup",
    "consentProvidedForMinor",
    "legalAgeGroupClassification",
    "companyName",
    "creationType",
    "directorySynced",
    "invitationState",
    "identityIssuer",
    "createdDateTime",
];
