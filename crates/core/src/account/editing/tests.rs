use uuid::Uuid;

use super::*;
use crate::account::{AccountValue, Profile};
use crate::ids::UserId;

fn actor(roles: &[Role]) -> Actor {
    Actor::new(UserId::new(Uuid::from_u128(1)), roles.iter().copied())
}

fn field(code: &str) -> AccountField {
    code.parse().unwrap()
}

/// An account in a program, of which Microsoft says this.
fn account(program: Option<&str>, vetting: Option<&str>, country: Option<&str>) -> AccountFacts {
    let mut facts = AccountFacts::default();
    if let Some(program) = program {
        let value = AccountValue { desired: Some(program.to_owned()), ..AccountValue::default() };
        facts.0.insert(field("account.program"), value);
    }
    for (code, text) in [("legal.vettingStatus", vetting), ("legal.address.country", country)] {
        if let Some(text) = text {
            let value = AccountValue { observed: Some(text.to_owned()), ..AccountValue::default() };
            facts.0.insert(field(code), value);
        }
    }
    facts
}

#[test]
fn the_legal_name_follows_the_table_of_programs_and_states() {
    use Role::{AccountAdmin, BillingAdmin, GlobalAdmin};
    let locked = Editing::Locked;
    let no = Editing::NotAllowed(Task::AccountEditLegal);
    for (program, vetting, role, meant) in [
        (Some("mpn"), Some("authorized"), GlobalAdmin, Editing::Free),
        (Some("mpn"), Some("authorized"), AccountAdmin, Editing::Free),
        (Some("mpn"), Some("pending"), AccountAdmin, Editing::Free),
        (Some("mpn"), Some("rejected"), BillingAdmin, no.clone()),
        (Some("indirect_reseller"), Some("authorized"), GlobalAdmin, Editing::Free),
        (Some("indirect_reseller"), Some("pending"), GlobalAdmin, Editing::Free),
        (Some("indirect_reseller"), Some("pending"), AccountAdmin, locked(Locked::OnlyGlobalAdmin)),
        (
            Some("direct_bill"),
            Some("authorized"),
            GlobalAdmin,
            locked(Locked::NeedsTicketWhileAuthorized),
        ),
        (
            Some("direct_bill"),
            Some("Authorized"),
            AccountAdmin,
            locked(Locked::NeedsTicketWhileAuthorized),
        ),
        (Some("direct_bill"), Some("pending"), GlobalAdmin, Editing::Free),
        (Some("direct_bill"), Some("rejected"), GlobalAdmin, Editing::Free),
        (Some("direct_bill"), None, GlobalAdmin, Editing::Free),
        (Some("direct_bill"), Some("pending"), AccountAdmin, locked(Locked::OnlyGlobalAdmin)),
        (
            Some("indirect_provider"),
            Some("authorized"),
            GlobalAdmin,
            locked(Locked::NeedsTicketWhileAuthorized),
        ),
        (Some("indirect_provider"), Some("rejected"), GlobalAdmin, Editing::Free),
        (None, Some("authorized"), GlobalAdmin, Editing::Free),
        (None, None, AccountAdmin, locked(Locked::OnlyGlobalAdmin)),
    ] {
        let facts = account(program, vetting, None);
        let told = editing(&facts, &actor(&[role]), field("legal.companyName"));
        assert_eq!(told, meant, "{program:?} {vetting:?} {role}");
    }
}

#[test]
fn the_country_of_a_company_in_the_csp_program_stays_once_it_is_known() {
    let admin = actor(&[Role::GlobalAdmin]);
    let country = field("legal.address.country");
    for (program, known, meant) in [
        (Some("direct_bill"), Some("FR"), Editing::Locked(Locked::FixedForCsp)),
        (Some("indirect_reseller"), Some("FR"), Editing::Locked(Locked::FixedForCsp)),
        (Some("direct_bill"), None, Editing::Free),
        (Some("mpn"), Some("FR"), Editing::Free),
        (None, Some("FR"), Editing::Free),
    ] {
        let told = editing(&account(program, None, known), &admin, country);
        assert_eq!(told, meant, "{program:?} {known:?}");
    }
    let right = admin.may(Task::AccountEditLegal).unwrap();
    let facts = account(Some("direct_bill"), None, Some("FR"));
    let locked = Refusal::FieldLocked { field: country, why: Locked::FixedForCsp };
    assert_eq!(may_edit(&facts, &right, country, Some("BE")), Err(locked.clone()));
    assert_eq!(may_edit(&facts, &right, country, Some("")), Err(locked));
    assert_eq!(may_edit(&facts, &right, country, Some("fr")), Ok(()), "it stays");
    assert_eq!(may_edit(&facts, &right, country, None), Ok(()), "the wish is dropped");
}

/// account.md, section 11, and for the viewers of each profile the scopes.
#[test]
fn who_edits_what_follows_the_matrix() {
    use Role::{
        AccountAdmin, AdminAgent, BillingAdmin, GlobalAdmin, HelpdeskAgent, MpnPartnerAdmin,
        SalesAgent, UserManagementAdmin,
    };
    let everybody = [
        GlobalAdmin,
        AccountAdmin,
        UserManagementAdmin,
        BillingAdmin,
        AdminAgent,
        SalesAgent,
        HelpdeskAgent,
        MpnPartnerAdmin,
    ];
    let rows: &[(&str, &[Role])] = &[
        ("account.program", &[GlobalAdmin]),
        ("account.singleSite", &[GlobalAdmin, AccountAdmin]),
        ("legal.address.city", &[GlobalAdmin, AccountAdmin]),
        ("legal.primaryContact.email", &[GlobalAdmin, AccountAdmin]),
        ("legal.companyApproverEmail", &[GlobalAdmin, AccountAdmin]),
        ("legal.vettingStatus", &[]),
        ("legal.vettingSubStatus", &[]),
        ("support.website", &[GlobalAdmin, AccountAdmin]),
        ("billing.companyName", &[]),
        ("billing.address.addressLine1", &[GlobalAdmin]),
        ("billing.primaryContact.lastName", &[GlobalAdmin, BillingAdmin, AdminAgent]),
        ("billing.purchaseOrderNumber", &[GlobalAdmin, BillingAdmin, AdminAgent]),
        ("billing.taxId", &[GlobalAdmin, BillingAdmin, AdminAgent]),
        ("billing.billingCurrency", &[]),
        ("billing.billingDay", &[]),
        ("organization.language", &[GlobalAdmin]),
        ("organization.defaultAddress.phoneNumber", &[GlobalAdmin]),
        ("organization.tenantId", &[]),
        ("organization.companyName", &[]),
        ("mpn.mpnId", &[GlobalAdmin]),
        ("mpn.partnerName", &[]),
        ("identifiers.dunsNumber", &[GlobalAdmin, AccountAdmin]),
        ("company.companySize", &[GlobalAdmin, AccountAdmin]),
    ];
    let facts = account(Some("direct_bill"), Some("authorized"), None);
    for (code, meant) in rows {
        let may: Vec<Role> = everybody
            .into_iter()
            .filter(|role| editing(&facts, &actor(&[*role]), field(code)) == Editing::Free)
            .collect();
        assert_eq!(may, *meant, "{code}");
    }
    for (code, why) in [
        ("billing.companyName", Locked::NeedsTicket),
        ("billing.billingCurrency", Locked::FixedByCountry),
        ("legal.vettingStatus", Locked::Never),
    ] {
        let told = editing(&facts, &actor(&[GlobalAdmin]), field(code));
        assert_eq!(told, Editing::Locked(why), "{code}");
    }
    let told = editing(&facts, &actor(&[AccountAdmin]), field("organization.language"));
    assert_eq!(told, Editing::Locked(Locked::OnlyGlobalAdmin));
}

#[test]
fn whoever_edits_a_field_sees_its_profile() {
    for role in Role::ALL {
        let actor = actor(&[role]);
        for profile in Profile::ALL {
            let edits = profile.fields().any(|field| actor.may(field.task()).is_ok());
            assert!(!edits || actor.may(profile.view_task()).is_ok(), "{role} {profile}");
        }
    }
}

#[test]
fn whoever_edits_a_field_may_settle_a_conflict_about_it() {
    for field in AccountField::all() {
        let settles = crate::schema::edit_task(field.record().entity, 2);
        let edits = who_may(field.task());
        if !matches!(field.edit(), Edit::Locked(_)) {
            assert!(edits.iter().all(|role| who_may(settles).contains(role)), "{field}");
        }
    }
}
