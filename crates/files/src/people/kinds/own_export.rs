//! What Partner Desk exports for people: a table in the words of its screens, in English
//! or French. Source: `people::write`.

use super::{DISPLAY_NAME, FIRST_NAME, Kind, LAST_NAME, PeopleKind, USER_NAME, may};
use crate::header::Column;
use crate::people::detail::Detail;

pub(super) static KIND: Kind =
    Kind { kind: PeopleKind::OwnExport, columns: &COLUMNS, heads: &HEADS, enough: 16 };

const COLUMNS: [Column; 18] = [
    USER_NAME,
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME,
    may(Detail::ContactEmail),
    may(Detail::Phone),
    may(Detail::Mobile),
    may(Detail::UsageLocation),
    may(Detail::PreferredLanguage),
    may(Detail::JobTitle),
    may(Detail::Department),
    may(Detail::Office),
    may(Detail::Notes),
    may(Detail::SignInBlocked),
    may(Detail::DirectoryId),
    may(Detail::UserType),
    may(Detail::DirectorySynced),
    may(Detail::Roles),
];

const HEADS: [&str; 36] = [
    "User name",
    "Display name",
    "First name",
    "Last name",
    "Contact e-mail",
    "Phone",
    "Mobile",
    "Usage location",
    "Preferred language",
    "Job title",
    "Department",
    "Office",
    "Notes",
    "Sign-in blocked",
    "Directory ID",
    "User type",
    "Directory synced",
    "Roles",
    "Nom d’utilisateur",
    "Nom complet",
    "Prénom",
    "Nom",
    "E-mail de contact",
    "Téléphone",
    "Mobile",
    "Lieu d’utilisation",
    "Langue préférée",
    "Fonction",
    "Service",
    "Bureau",
    "Remarques",
    "Connexion bloquée",
    "ID d’annuaire",
    "Type d’utilisateur",
    "Synchronisé",
    "Rôles",
];
