//! Every field of the profiles, a line each (account.md, sections 2.2, 4.1 to 4.6 and 5):
//! its limit in characters, its form, who may edit it and when, and how a change gets out.
//!
//! Limits that the documentation does not give are account.md's own [P]. Which interface
//! there is, and which fields it takes, is rest-api.md, section 3; for the rest there is
//! none (peers.md, "Reality check").

use super::editing::{Edit, Locked, Program};
use super::form::Form;
use super::part::{Part, Place};
use super::way::WayOut;
use crate::access::Task;

/// A field, as the table has it.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) code: &'static str,
    pub(super) place: Place,
    pub(super) part: Part,
    pub(super) limit: usize,
    pub(super) form: Form,
    pub(super) edit: Edit,
    pub(super) way: WayOut,
}

macro_rules! lines {
    ($($code:literal $place:ident $part:ident $limit:literal $form:expr, $edit:expr, $way:ident;)*) => {
        &[$(Line {
            code: $code,
            place: Place::$place,
            part: Part::$part,
            limit: $limit,
            form: $form,
            edit: $edit,
            way: WayOut::$way,
        },)*]
    };
}

/// The parts of an address (account.md, section 5).
macro_rules! address {
    ($at:literal $place:ident, $edit:expr, $country:expr) => {
        &[
            address!(@ $at ".country" $place Country 2 Form::Country, $country),
            address!(@ $at ".region" $place Region 100 Form::Line, $edit),
            address!(@ $at ".city" $place City 100 Form::Line, $edit),
            address!(@ $at ".state" $place State 100 Form::Line, $edit),
            address!(@ $at ".addressLine1" $place AddressLine1 200 Form::Line, $edit),
            address!(@ $at ".addressLine2" $place AddressLine2 200 Form::Line, $edit),
            address!(@ $at ".postalCode" $place PostalCode 20 Form::Line, $edit),
            address!(@ $at ".firstName" $place FirstName 50 Form::Line, $edit),
            address!(@ $at ".middleName" $place MiddleName 50 Form::Line, $edit),
            address!(@ $at ".lastName" $place LastName 50 Form::Line, $edit),
            address!(@ $at ".phoneNumber" $place PhoneNumber 20 Form::Phone, $edit),
        ]
    };
    (@ $at:literal $name:literal $place:ident $part:ident $limit:literal $form:expr, $edit:expr) => {
        Line {
            code: concat!($at, $name),
            place: Place::$place,
            part: Part::$part,
            limit: $limit,
            form: $form,
            edit: $edit,
            way: WayOut::Interface,
        }
    };
}

/// Codes of [`Program`].
const PROGRAMS: &[&str] = &[
    Program::Mpn.code(),
    Program::IndirectReseller.code(),
    Program::DirectBill.code(),
    Program::IndirectProvider.code(),
];
/// The only answer there is; no answer is the other.
const YES: &[&str] = &["yes"];
/// How many people work in the company (account.md, 4.6).
const SIZES: &[&str] = &["1", "2-9", "10-49", "50-249", "250-999", "1000+"];

const LEGAL: Edit = Edit::With(Task::AccountEditLegal);
const SUPPORT: Edit = Edit::With(Task::AccountEditSupport);
const BILL_TO: Edit = Edit::With(Task::AccountEditBillingAddress);
const BILLING: Edit = Edit::With(Task::AccountEditBillingOther);
const ORGANIZATION: Edit = Edit::With(Task::AccountEditOrg);
const BUSINESS: Edit = Edit::With(Task::AccountEditBusiness);
const PROGRAM: Edit = Edit::With(Task::AccountProgram);
const NEVER: Edit = Edit::Locked(Locked::Never);

/// In the order in which they are shown.
pub(super) static TABLE: &[&[Line]] = &[
    lines! {
        "account.program" Account Program 20 Form::Word(PROGRAMS), PROGRAM, Here;
        "account.singleSite" Account SingleSite 3 Form::Word(YES), BUSINESS, Here;
        "account.worksAlone" Account WorksAlone 3 Form::Word(YES), BUSINESS, Here;
        "legal.companyName" Legal CompanyName 200 Form::Line, Edit::LegalName, Interface;
    },
    address!("legal.address" LegalAddress, LEGAL, Edit::LegalCountry),
    lines! {
        "legal.primaryContact.firstName" LegalContact FirstName 50 Form::Line, LEGAL, Interface;
        "legal.primaryContact.lastName" LegalContact LastName 50 Form::Line, LEGAL, Interface;
        "legal.primaryContact.email" LegalContact Email 254 Form::Email, LEGAL, Interface;
        "legal.primaryContact.phoneNumber" LegalContact PhoneNumber 20 Form::Phone, LEGAL, Interface;
    },
    address!("legal.companyApproverAddress" ApproverAddress, LEGAL, LEGAL),
    lines! {
        "legal.companyApproverEmail" Legal ApproverEmail 254 Form::Email, LEGAL, Interface;
        "legal.vettingStatus" Legal VettingStatus 40 Form::Line, NEVER, Observed;
        "legal.vettingSubStatus" Legal VettingSubStatus 40 Form::Line, NEVER, Observed;
        "legal.observedAt" Legal SeenAt 40 Form::Line, NEVER, Observed;
        "support.email" Support Email 254 Form::Email, SUPPORT, Interface;
        "support.telephone" Support Telephone 30 Form::SupportPhone, SUPPORT, Interface;
        "support.website" Support Website 2048 Form::Website, SUPPORT, Interface;
        "support.observedAt" Support SeenAt 40 Form::Line, NEVER, Observed;
        "billing.companyName" Billing CompanyName 200 Form::Line, Edit::Locked(Locked::NeedsTicket), Observed;
    },
    address!("billing.address" BillingAddress, BILL_TO, BILL_TO),
    lines! {
        "billing.primaryContact.firstName" BillingContact FirstName 50 Form::Line, BILLING, Interface;
        "billing.primaryContact.lastName" BillingContact LastName 50 Form::Line, BILLING, Interface;
        "billing.primaryContact.email" BillingContact Email 254 Form::Email, BILLING, Interface;
        "billing.primaryContact.phoneNumber" BillingContact PhoneNumber 20 Form::Phone, BILLING, Interface;
        "billing.purchaseOrderNumber" Billing PurchaseOrderNumber 50 Form::Line, BILLING, Interface;
        "billing.taxId" Billing TaxId 50 Form::Line, BILLING, Interface;
        "billing.billingCurrency" Billing BillingCurrency 3 Form::Line, Edit::Locked(Locked::FixedByCountry), Observed;
        "billing.billingDay" Billing BillingDay 2 Form::Line, NEVER, Observed;
        "billing.attributes.etag" Billing Etag 256 Form::Line, NEVER, Observed;
        "billing.observedAt" Billing SeenAt 40 Form::Line, NEVER, Observed;
        "organization.id" Organization Id 64 Form::Line, NEVER, Observed;
        "organization.companyName" Organization CompanyName 200 Form::Line, NEVER, Observed;
        "organization.tenantId" Organization TenantId 64 Form::Line, NEVER, Observed;
        "organization.domain" Organization Domain 253 Form::Line, NEVER, Observed;
    },
    address!("organization.defaultAddress" OrganizationAddress, ORGANIZATION, ORGANIZATION),
    lines! {
        "organization.email" Organization Email 254 Form::Email, ORGANIZATION, Interface;
        "organization.language" Organization Language 2 Form::Language, ORGANIZATION, Interface;
        "organization.culture" Organization Culture 10 Form::Culture, ORGANIZATION, Interface;
        "organization.attributes.etag" Organization Etag 256 Form::Line, NEVER, Observed;
        "organization.observedAt" Organization SeenAt 40 Form::Line, NEVER, Observed;
        "mpn.mpnId" Mpn MpnId 20 Form::Digits(1, 20), PROGRAM, ByHand;
        "mpn.partnerName" Mpn PartnerName 200 Form::Line, NEVER, Observed;
        "mpn.observedAt" Mpn SeenAt 40 Form::Line, NEVER, Observed;
        "identifiers.mpnGlobalId" Identifiers GlobalMpnId 20 Form::Digits(1, 20), PROGRAM, Here;
        "identifiers.organizationRegistrationNumber" Identifiers RegistrationNumber 50 Form::Line, LEGAL, ByHand;
        "identifiers.dunsNumber" Identifiers DunsNumber 9 Form::Digits(9, 9), LEGAL, ByHand;
        "identifiers.publisherIds" Identifiers PublisherIds 1000 Form::Lines, BUSINESS, Here;
        "identifiers.windowsPublisherIds" Identifiers WindowsPublisherIds 1000 Form::Lines, BUSINESS, Here;
        "identifiers.resellerQualifications" Identifiers ResellerQualifications 1000 Form::Lines, NEVER, Observed;
        "identifiers.observedAt" Identifiers SeenAt 40 Form::Line, NEVER, Observed;
        "company.partnershipType" Company PartnershipType 1000 Form::Lines, BUSINESS, ByHand;
        "company.companySize" Company CompanySize 8 Form::Word(SIZES), BUSINESS, ByHand;
        "company.customerCount" Company CustomerCount 9 Form::Digits(1, 9), BUSINESS, ByHand;
        "company.annualRevenueBand" Company AnnualRevenue 1000 Form::Lines, BUSINESS, ByHand;
        "company.workWanted" Company WorkWanted 1000 Form::Lines, BUSINESS, ByHand;
        "company.placesOfBusiness" Company PlacesOfBusiness 1000 Form::Lines, BUSINESS, ByHand;
        "company.targetRegions" Company TargetRegions 1000 Form::Lines, BUSINESS, ByHand;
        "company.observedAt" Company SeenAt 40 Form::Line, NEVER, Observed;
    },
];
