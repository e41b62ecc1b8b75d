//! The details of people that files hold, and under which names.

use desk_core::user_field::UserField;

use crate::header::{Column, Holds, Need, column};

macro_rules! details {
    ($($(#[$doc:meta])* $name:ident $code:literal [$($also:literal),* $(,)?];)*) => {
        /// What a column of a file of people holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Detail {
            $($(#[$doc])* $name,)*
        }

        impl Detail {
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// By this name a person says which column of the file holds it.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The names of its columns, in English, French and the directory's own
            /// language, as `heads::plain` writes them.
            const fn also(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &[$($also),*],)*
                }
            }
        }
    };
}

details! {
    /// What the person signs in with.
    UserName "user_name" [
        "userprincipalname", "upn", "login", "loginname", "logonname", "signinname",
        "nomdutilisateur", "nomdutilisateurprincipal", "nomprincipaldelutilisateur",
        "nomprincipaldutilisateur", "identifiant", "identifiantdeconnexion", "utilisateur",
        "benutzername", "nombredeusuario",
    ];
    FirstName "first_name" ["givenname", "forename", "prenom", "vorname", "nombre"];
    LastName "last_name" [
        "surname", "familyname", "sn", "nom", "nomdefamille", "nachname", "apellidos",
    ];
    DisplayName "display_name" [
        "name", "fullname", "nomcomplet", "nomdaffichage", "nomaffiche", "nomcompletdaffichage",
        "anzeigename", "nombreparamostrar",
    ];
    ContactEmail "contact_email" [
        "mail", "email", "emailaddress", "contactemailaddress", "alternateemailaddress",
        "alternateemailaddresses", "alternateemail", "adresseemail", "adressemail", "courriel",
        "adressedemessagerie", "adressedecontact", "emaildecontact", "adresseemaildecontact",
        "autreadresseemail", "adressedemessagerieautre", "adresseemailsecondaire",
    ];
    Phone "phone" [
        "officephone", "phonenumber", "telephonenumber", "telephone", "tel", "businessphone",
        "businessphones", "workphone", "telephoneprofessionnel", "telephonedubureau",
        "telephonebureau", "numerodetelephone",
    ];
    Mobile "mobile" [
        "mobilephone", "mobilenumber", "cellphone", "telephonemobile", "telephoneportable",
        "portable",
    ];
    JobTitle "job_title" [
        "title", "position", "fonction", "poste", "titre", "intituledeposte", "intituleduposte",
    ];
    Department "department" ["service", "departement", "departmentname"];
    Office "office" [
        "officenumber", "officelocation", "officename", "physicaldeliveryofficename", "bureau",
        "numerodebureau", "emplacementdubureau",
    ];
    /// A country, by code or by name.
    UsageLocation "usage_location" [
        "lieudutilisation", "lieudusage", "emplacementdutilisation", "paysdutilisation",
    ];
    PreferredLanguage "preferred_language" [
        "language", "langue", "languepreferee", "langueprefere",
    ];
    Notes "notes" ["note", "remarks", "remarques", "remarque"];
    /// Whether the person may not sign in.
    SignInBlocked "sign_in_blocked" [
        "blocksignin", "blockcredential", "blocked", "bloquerlaconnexion", "connexionbloquee",
        "signinstatus", "etatdelaconnexion",
    ];
    /// The contrary of it.
    AccountEnabled "account_enabled" [
        "enabled", "compteactive", "compteactif", "active",
    ];
    DirectoryId "directory_id" [
        "id", "objectid", "iddobjet", "idobjet", "identifiantdobjet", "iddannuaire",
        "idderepertoire",
    ];
    /// Member or guest.
    UserType "user_type" ["typedutilisateur", "typeutilisateur", "typedecompte"];
    /// Whether it comes from a directory on the company's own premises.
    DirectorySynced "directory_synced" [
        "dirsyncenabled", "onpremisessyncenabled", "synchronise", "synchronisationdannuaire",
    ];
    /// When the person was deleted; may be restored for a while.
    Deleted "deleted" [
        "softdeletiontimestamp", "deletiontimestamp", "deleteddatetime", "supprimele",
    ];
    Roles "roles" ["role", "adminroles", "rolesassigned"];
    Street "street" ["streetaddress", "address", "adresse", "adressepostale", "rue"];
    City "city" ["ville"];
    State "state" [
        "stateorprovince", "province", "stateprovince", "etatouprovince", "departementouregion",
    ];
    PostalCode "postal_code" ["ziporpostalcode", "zipcode", "zip", "zippostalcode", "codepostal"];
    /// The country of the address.
    Country "country" ["countryorregion", "countryregion", "pays", "paysouregion", "paysregion"];
    Fax "fax" ["faxnumber", "telecopie", "telecopieur", "numerodefax"];
    Company "company" ["companyname", "societe", "entreprise", "nomdelasociete"];
    /// What the upload form writes into its last column: nothing is read from it.
    StatusUpdate "status_update" ["statusupdate", "misejourdeletat", "miseajourdeletat"];
    /// Never read: a column that is said to be it is dropped with what stands in it.
    Password "password" [];
}

impl Detail {
    /// The detail that a column of a kind holds.
    pub fn of_column(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|detail| detail.code() == name)
    }

    /// What of the record of a person it is, and the rules for it.
    pub const fn field(self) -> Option<UserField> {
        Some(match self {
            Self::UserName => UserField::UserName,
            Self::FirstName => UserField::FirstName,
            Self::LastName => UserField::LastName,
            Self::DisplayName => UserField::DisplayName,
            Self::ContactEmail => UserField::ContactEmail,
            Self::Phone => UserField::Phone,
            Self::Mobile => UserField::Mobile,
            Self::JobTitle => UserField::JobTitle,
            Self::Department => UserField::Department,
            Self::Office => UserField::Office,
            Self::UsageLocation => UserField::UsageLocation,
            Self::PreferredLanguage => UserField::PreferredLanguage,
            Self::Notes => UserField::Notes,
            Self::SignInBlocked
            | Self::AccountEnabled
            | Self::DirectoryId
            | Self::UserType
            | Self::DirectorySynced
            | Self::Deleted
            | Self::Roles
            | Self::Street
            | Self::City
            | Self::State
            | Self::PostalCode
            | Self::Country
            | Self::Fax
            | Self::Company
            | Self::StatusUpdate
            | Self::Password => return None,
        })
    }

    /// A column that holds it. Spreadsheets leave away empty cells at the end of a row,
    /// so only needed ones must be there.
    pub(super) const fn column(self, need: Need) -> Column {
        column(self.code(), self.also(), Holds::Text, need)
    }

    /// As [`Self::column`], where the form calls it otherwise.
    pub(super) const fn called(self, also: &'static [&'static str], need: Need) -> Column {
        column(self.code(), also, Holds::Text, need)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::header;
    use crate::people::heads;

    #[test]
    fn no_name_means_two_things() {
        let mut meant: BTreeMap<String, Detail> = BTreeMap::new();
        for detail in Detail::ALL {
            assert_eq!(Detail::of_column(detail.code()), Some(*detail));
            let own = header::plain(detail.code());
            for name in detail.also().iter().map(|name| (*name).to_owned()).chain([own]) {
                assert_eq!(
                    heads::folded(&name),
                    name,
                    "{detail:?} is written as names are compared"
                );
                if let Some(other) = meant.insert(name.clone(), *detail) {
                    assert_eq!(other, *detail, "{name}");
                }
            }
        }
    }

    #[test]
    fn a_detail_is_called_as_the_field_of_the_person() {
        for detail in Detail::ALL {
            assert_eq!(Detail::of_column(detail.code()), Some(*detail));
            if let Some(field) = detail.field() {
                assert_eq!(field.code(), detail.code());
            }
        }
    }
}
