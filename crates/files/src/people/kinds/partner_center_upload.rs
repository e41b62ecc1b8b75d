//! The upload template of Partner Center for several users of a customer: the e-mail
//! address is what the person signs in with, and the last column is left for the
//! answer. Source: "Add multiple users to a customer account" in the Partner Center
//! documentation, whose table of columns is all that is public of it.

use super::{DISPLAY_NAME, FIRST_NAME, Kind, LAST_NAME, PeopleKind, may};
use crate::header::{Column, Need};
use crate::people::detail::Detail;

pub(super) static KIND: Kind =
    Kind { kind: PeopleKind::PartnerCenterUpload, columns: &COLUMNS, heads: &HEADS, enough: 3 };

const COLUMNS: [Column; 6] = [
    Detail::UserName.called(
        &[
            "userprincipalname",
            "nomdutilisateur",
            "email",
            "emailaddress",
            "mail",
            "adresseemail",
            "adressemail",
            "courriel",
        ],
        Need::Always,
    ),
    FIRST_NAME,
    LAST_NAME,
    DISPLAY_NAME,
    may(Detail::UsageLocation),
    may(Detail::StatusUpdate),
];

const HEADS: [&str; 5] = ["First name", "Last name", "Display name", "Email", "Status update"];
