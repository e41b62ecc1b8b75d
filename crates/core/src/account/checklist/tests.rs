use uuid::Uuid;

use super::super::findings::tests::wanted;
use super::*;
use crate::access::Role;
use crate::account::AccountValue;
use crate::ids::UserId;

fn actor(role: Role) -> Actor {
    Actor::new(UserId::new(Uuid::from_u128(1)), [role])
}

const COMPLETE: &[(&str, &str)] = &[
    ("account.singleSite", "yes"),
    ("legal.companyName", "Éditions Lumière"),
    ("legal.address.country", "FR"),
    ("legal.address.addressLine1", "1 rue de la Paix"),
    ("legal.address.city", "Lyon"),
    ("legal.address.postalCode", "69002"),
    ("legal.primaryContact.firstName", "Ada"),
    ("legal.primaryContact.lastName", "Martin"),
    ("legal.primaryContact.email", "ada@lumiere.example"),
    ("legal.primaryContact.phoneNumber", "0472000000"),
    ("support.email", "aide@lumiere.example"),
    ("support.telephone", "+33 4 72 00 00 00"),
    ("support.website", "www.lumiere.example"),
    ("billing.address.country", "FR"),
    ("billing.address.addressLine1", "1 rue de la Paix"),
    ("billing.address.city", "Lyon"),
    ("billing.address.postalCode", "69002"),
    ("billing.primaryContact.firstName", "Ada"),
    ("billing.primaryContact.lastName", "Martin"),
    ("billing.primaryContact.phoneNumber", "0472000000"),
    ("billing.taxId", "FR40303265045"),
    ("organization.language", "fr"),
    ("organization.culture", "fr-FR"),
    ("mpn.mpnId", "4391507"),
];

fn complete() -> AccountFacts {
    let mut facts = wanted(COMPLETE);
    let authorized =
        AccountValue { observed: Some("authorized".to_owned()), ..AccountValue::default() };
    facts.0.insert("legal.vettingStatus".parse().unwrap(), authorized);
    facts
}

fn around() -> Around {
    Around {
        admin_emails: vec!["ada@lumiere.example".to_owned()],
        active_people: 3,
        global_admins: 2,
        featured_offers: Some(2),
        price_list_is_current: Some(true),
        ..Around::default()
    }
}

fn state(list: &Checklist, item: Item) -> ItemState {
    list.items.iter().find(|one| one.item == item).unwrap().state
}

#[test]
fn a_complete_profile_has_a_hundred_and_what_is_not_kept_is_not_counted() {
    let list = checklist(&complete(), &around(), &actor(Role::GlobalAdmin));
    let open: Vec<_> = list.items.iter().filter(|one| one.state == ItemState::Open).collect();
    assert!(open.is_empty(), "{open:?}");
    assert_eq!((list.score, list.blocking), (100, 0));
    assert_eq!(state(&list, Item::TaxExemption), ItemState::NotKept);
    assert_eq!(state(&list, Item::BusinessProfile), ItemState::NotKept);
    assert_eq!(state(&list, Item::Registration), ItemState::NotNeeded, "not in France");
    assert_eq!(list.items.len(), Item::ALL.len());
}

#[test]
fn a_new_workspace_has_gaps_with_the_fields_to_go_to() {
    let new = Around { admin_emails: vec!["ada@gmail.com".to_owned()], ..Around::default() };
    let list = checklist(&AccountFacts::default(), &new, &actor(Role::GlobalAdmin));
    assert!(list.score < 40 && list.blocking >= 9, "{} {}", list.score, list.blocking);
    assert_eq!(state(&list, Item::AdminEmail), ItemState::Open, "no work address");
    let gaps = |item| -> Vec<&str> {
        let one = list.items.iter().find(|one| one.item == item).unwrap();
        one.gaps.iter().map(|field| field.code()).collect()
    };
    assert_eq!(gaps(Item::SupportWebsite), ["support.website"]);
    assert_eq!(gaps(Item::LegalName), ["legal.companyName"]);
    assert_eq!(gaps(Item::LanguageCulture), ["organization.language", "organization.culture"]);
    assert!(gaps(Item::LegalContact).contains(&"legal.primaryContact.email"));
}

#[test]
fn each_item_hangs_on_what_it_says() {
    for (code, text, item, meant) in [
        ("legal.companyName", "", Item::LegalName, ItemState::Open),
        ("legal.address.postalCode", "1", Item::LegalAddress, ItemState::Open),
        ("legal.primaryContact.phoneNumber", "", Item::LegalContact, ItemState::Open),
        ("support.email", "aide", Item::SupportEmail, ItemState::Open),
        ("support.telephone", "12", Item::SupportPhone, ItemState::Open),
        ("billing.address.city", "", Item::BillingAddress, ItemState::Open),
        ("billing.primaryContact.email", "", Item::BillingContact, ItemState::Done),
        ("billing.taxId", "", Item::TaxId, ItemState::Open),
        ("billing.address.country", "US", Item::TaxId, ItemState::Done),
        ("organization.culture", "de-AT", Item::LanguageCulture, ItemState::Open),
        ("mpn.mpnId", "", Item::MpnAssociation, ItemState::Open),
        ("account.singleSite", "", Item::Locations, ItemState::NotKept),
        ("legal.address.country", "BR", Item::Registration, ItemState::Open),
    ] {
        let mut facts = complete();
        facts.0.extend(wanted(&[(code, text)]).0);
        let list = checklist(&facts, &around(), &actor(Role::GlobalAdmin));
        assert_eq!(state(&list, item), meant, "{code} {text:?}");
    }
    for (around, item) in [
        (Around { active_without_role: 1, ..around() }, Item::UserRoles),
        (Around { active_without_mfa: 1, ..around() }, Item::Mfa),
        (Around { global_admins: 1, ..around() }, Item::TwoAdmins),
        (Around { active_people: 1, ..around() }, Item::FirstUsers),
        (Around { featured_offers: Some(0), ..around() }, Item::FeaturedOffers),
        (Around { price_list_is_current: Some(false), ..around() }, Item::PriceList),
        (Around { exemptions_answered: Some(false), ..around() }, Item::TaxExemption),
    ] {
        let list = checklist(&complete(), &around, &actor(Role::GlobalAdmin));
        assert_eq!(state(&list, item), ItemState::Open, "{item}");
        assert!(list.score < 100);
    }
}

#[test]
fn whoever_may_not_see_a_profile_is_not_told_of_its_gaps() {
    let list = checklist(&AccountFacts::default(), &around(), &actor(Role::BillingAdmin));
    assert_eq!(state(&list, Item::LegalName), ItemState::Hidden);
    assert_eq!(state(&list, Item::BillingAddress), ItemState::Open);
    let list = checklist(&AccountFacts::default(), &around(), &actor(Role::AccountAdmin));
    assert_eq!(state(&list, Item::LegalName), ItemState::Open);
    assert_eq!(state(&list, Item::BillingAddress), ItemState::Hidden);
    assert!(
        list.items
            .iter()
            .filter(|one| one.state == ItemState::Hidden)
            .all(|one| one.gaps.is_empty())
    );
}
