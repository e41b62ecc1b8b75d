//! Each kind is known by its header, in its language, renamed, or by a mapping.

use desk_core::user_field::UserField::{
    ContactEmail, Department, DisplayName, FirstName, LastName, Mobile, Office, Phone,
    UsageLocation,
};
use desk_files::people::{self, Detail, PeopleAre, PeopleKind, PeopleOptions, UserType};
use desk_files::{FileError, Mapping, Unwatched, WhyNot};

use crate::common::{ENTRA, M365, entra, m365, on_disk, read, read_as};

#[test]
fn the_microsoft_365_template_is_read() {
    let text = format!(
        "\u{FEFF}{M365}chris@contoso.com,Chris,Green,Chris Green,IT Manager,,,,,,,,,,,\r\n\
         ines@fabrikam.com,Inès,Caron,Inès Caron,Acheteuse,Achats,12,+33 1 23 45 67 89,'+33 6 11 22 33 44,,\
         ines@perso.example,1 rue Haute,Lyon,Rhône,69001,France\r\n"
    );
    let (findings, kept) = read(text);
    assert_eq!((findings.kind, findings.kind_is_certain), (PeopleKind::M365BulkAdd, true));
    assert_eq!(findings.kind.people(), PeopleAre::New);
    assert_eq!((findings.rows_read, findings.example_rows), (2, 1));
    let ines = &kept.rows[0];
    assert_eq!((ines.line, ines.user_name()), (3, "ines@fabrikam.com"));
    for (field, wanted) in [
        (FirstName, "Inès"),
        (LastName, "Caron"),
        (DisplayName, "Inès Caron"),
        (Department, "Achats"),
        (Office, "12"),
        (Phone, "+33 1 23 45 67 89"),
        (Mobile, "+33 6 11 22 33 44"),
        (ContactEmail, "ines@perso.example"),
        (UsageLocation, "FR"),
    ] {
        assert_eq!(ines.field(field), wanted, "{field}");
    }
    assert_eq!(ines.address[&Detail::PostalCode], "69001");
    assert_eq!(findings.unknown_columns, Vec::<String>::new());
}

#[test]
fn the_template_of_the_directory_is_read_in_any_language() {
    let french = "version:v1.0;;;;\r\nNom [displayName] Obligatoire;Nom d'utilisateur [userPrincipalName] Obligatoire;\
        Mot de passe initial [passwordProfile] Obligatoire;Bloquer la connexion (Oui/Non) [accountEnabled] Obligatoire;\
        Prénom [givenName];Lieu d'utilisation [usageLocation];Pays ou région [country]\r\n\
        Inès Caron;ines@fabrikam.com;Xyz-2024!;Oui;Inès;;Belgique\r\n";
    let german = "version:v1.0\nAnzeige [displayName] Erforderlich,Wer [userPrincipalName] Erforderlich,\
        Anfang [passwordProfile] Erforderlich,Sperren [accountEnabled] Erforderlich\n\
        Inès Caron,ines@fabrikam.com,Xyz-2024!,Yes\n";
    let english =
        format!("{ENTRA}{}", entra("Inès Caron", "ines@fabrikam.com", "Xyz-2024!", "Yes"));
    for text in [french, german, &english] {
        let (findings, kept) = read(text);
        assert_eq!(findings.kind, PeopleKind::EntraBulkCreate, "{text}");
        assert_eq!(kept.said(), [""; 0], "{text}");
        let ines = &kept.rows[0];
        assert_eq!((ines.user_name(), ines.sign_in_blocked), ("ines@fabrikam.com", Some(true)));
        assert_eq!(findings.unknown_columns, [""; 0], "{text}");
    }
    let (_, kept) = read(french);
    assert_eq!(kept.rows[0].field(UsageLocation), "BE", "the address says it where nothing does");
}

#[test]
fn the_directory_s_own_export_is_of_people_who_exist() {
    let id = "5D2B8F0C-0000-4000-8000-00000000000A";
    let text = format!(
        "userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,\
         usageLocation,streetAddress,state,country,officeLocation,city,postalCode,telephoneNumber,mobilePhone,\
         alternateEmailAddress,ageGroup,consentProvidedForMinor,legalAgeGroupClassification,companyName,\
         creationType,directorySynced,invitationState,identityIssuer,createdDateTime\n\
         ines@fabrikam.com,Inès Caron,Caron,ines@fabrikam.com,Inès,{id},Member,,,True,FR,,,,,,,,,,,,,,,True,,,8/19/2021 1:25:31 PM\n\
         bob_out.example#EXT#@fabrikam.onmicrosoft.com,Bob,,bob@out.example,,5d2b8f0c-0000-4000-8000-00000000000b,Guest,,,False,,,,,,,,,,,,,,,Invitation,,Accepted,,\n"
    );
    let (findings, kept) = read(text);
    assert_eq!((findings.kind, findings.kind_is_certain), (PeopleKind::EntraExport, true));
    assert_eq!(findings.kind.people(), PeopleAre::Existing);
    assert_eq!(kept.said(), [""; 0]);
    let (ines, bob) = (&kept.rows[0], &kept.rows[1]);
    assert_eq!(ines.directory_id.as_deref(), Some(&*id.to_lowercase()));
    assert_eq!((ines.user_type, bob.user_type), (Some(UserType::Member), Some(UserType::Guest)));
    assert_eq!((ines.sign_in_blocked, bob.sign_in_blocked), (Some(false), Some(true)));
    assert_eq!((ines.directory_synced, bob.directory_synced), (Some(true), None));
    assert!(findings.unknown_columns.contains(&"createdDateTime".to_owned()));
}

#[test]
fn the_export_of_the_admin_centre_is_of_people_who_exist() {
    let text = "Alternate email addresses,Block credential,City,Country/Region,Department,DirSyncEnabled,Display name,\
        Fax,First name,Last name,Last password change time stamp,Licenses,Mobile Phone,Object Id,Office,\
        Password never expires,Phone number,Soft deletion time stamp,Title,Usage location,User principal name\n\
        a@out.example+b@out.example,True,Lyon,France,,,Inès Caron,,Inès,Caron,2024-01-01 00:00:00Z,Plan A+Plan B,,\
        5d2b8f0c-0000-4000-8000-00000000000a,,False,,2026-01-02 03:04:05Z,Acheteuse,FR,ines@fabrikam.com\n";
    let (findings, kept) = read(text);
    assert_eq!((findings.kind, findings.kind_is_certain), (PeopleKind::M365Export, true));
    assert_eq!(kept.said(), [""; 0]);
    let ines = &kept.rows[0];
    assert_eq!((ines.field(ContactEmail), ines.field(UsageLocation)), ("a@out.example", "FR"));
    assert_eq!((ines.sign_in_blocked, ines.deleted), (Some(true), true));
    assert_eq!(findings.dropped_columns, [""; 0], "they only speak of passwords");
    assert!(findings.unknown_columns.contains(&"Password never expires".to_owned()));
}

#[test]
fn in_the_form_of_partner_center_the_address_is_the_user_name() {
    let text = "First name,Last name,Display name,Email,Status update\n\
        Inès,Caron,Inès Caron,ines@fabrikam.com,\n";
    let (findings, kept) = read(text);
    assert_eq!((findings.kind, findings.kind_is_certain), (PeopleKind::PartnerCenterUpload, true));
    assert_eq!(kept.user_names(), ["ines@fabrikam.com"]);
}

#[test]
fn renamed_headers_are_known_and_the_kind_is_asked() {
    let text = "Identifiant;Prénom;Nom;Service\nines@fabrikam.com;Inès;Caron;Achats\n";
    let (findings, kept) = read(text);
    assert!(!findings.kind_is_certain, "nothing tells whether these people exist");
    let ines = &kept.rows[0];
    assert_eq!((ines.display_name(), ines.field(Department)), ("Inès Caron", "Achats"));
}

#[test]
fn headers_that_nobody_knows_are_mapped_by_a_person() {
    let text = "Wer,Rufname,Anzeigename,Abteilung\nines@fabrikam.com,Inès,Inès Caron,Einkauf\n";
    let said = PeopleOptions { kind: Some(PeopleKind::M365BulkAdd), ..PeopleOptions::default() };
    match read_as(text.as_bytes(), &said).unwrap_err() {
        FileError::NotAListOfPeople { why: WhyNot::MissingColumns { missing } } => {
            assert_eq!(missing, ["user_name"]);
        }
        other => panic!("{other:?}"),
    }
    let shown = people::inspect(on_disk(text.as_bytes()).path(), &said, &mut Unwatched).unwrap();
    let names: Vec<_> = shown.columns.in_file.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["Wer", "Rufname", "Anzeigename", "Abteilung"]);
    assert_eq!(shown.columns.in_file[0].samples, ["ines@fabrikam.com"]);
    assert!(shown.first_rows.is_empty());

    let mut columns = Mapping::default();
    for (detail, from) in
        [("user_name", "Wer"), ("first_name", "Rufname"), ("department", "Abteilung")]
    {
        assert!(Detail::of_column(detail).is_some());
        columns.say(detail, Some(from));
    }
    let (findings, kept) = read_as(text.as_bytes(), &PeopleOptions { columns, ..said }).unwrap();
    assert!(findings.kind_is_certain);
    assert_eq!(kept.all(Department), ["Einkauf"]);
}

#[test]
fn a_row_of_a_file_without_a_header_is_not_shown_as_one() {
    let text = "Kevin,kevin.baez,Hunter2-Hunter2,No\nCintya,cintya.baez,Hunter2-Hunter2,No\n";
    let said =
        PeopleOptions { kind: Some(PeopleKind::EntraBulkCreate), ..PeopleOptions::default() };
    let error =
        people::inspect(on_disk(text.as_bytes()).path(), &said, &mut Unwatched).unwrap_err();
    assert_eq!((error.code(), error.reason()), ("not_a_list_of_people", Some("no_header")));
}

#[test]
fn a_price_list_is_no_list_of_people_and_the_other_way_round() {
    let prices = "ProductTitle,ProductId,SkuId,SkuTitle,UnitPrice\nSuite,CFQ7TTC0AAA1,1,Basic,60\n";
    let error = read_as(prices.as_bytes(), &PeopleOptions::default()).unwrap_err();
    assert_eq!((error.code(), error.reason()), ("not_a_list_of_people", Some("no_header")));
    let people = format!("{M365}{}", m365("ines@fabrikam.com", "", "", "Inès"));
    let options = desk_files::ReadOptions::new("2026-11".parse().unwrap());
    let error = desk_files::inspect(on_disk(people.as_bytes()).path(), &options, &mut Unwatched);
    assert_eq!(error.unwrap_err().reason(), Some("other_file"));
}
