//! The profiles, the places in them, and what stands at a place. Their words are those
//! of the interface's JSON (rest-api.md, section 3).

use crate::words::words;

words! {
    /// One of the account's profiles (account.md, sections 2.2 and 3).
    Profile, "a profile";
    /// What Partner Desk has to know of the account, and no interface tells.
    Account "account";
    Legal "legal";
    Support "support";
    Billing "billing";
    Organization "organization";
    Mpn "mpn";
    Identifiers "identifiers";
    /// Business details: size, revenue, regions.
    Company "company";
}

words! {
    /// Where in a profile something stands: the profile itself or an object within it.
    Place, "a place in a profile";
    Account "account";
    Legal "legal";
    LegalAddress "legal.address";
    LegalContact "legal.primaryContact";
    ApproverAddress "legal.companyApproverAddress";
    Support "support";
    Billing "billing";
    BillingAddress "billing.address";
    BillingContact "billing.primaryContact";
    Organization "organization";
    OrganizationAddress "organization.defaultAddress";
    Mpn "mpn";
    Identifiers "identifiers";
    Company "company";
}

words! {
    /// What stands there.
    Part, "a part of a profile";
    Program "program";
    SingleSite "singleSite";
    WorksAlone "worksAlone";
    CompanyName "companyName";
    Country "country";
    Region "region";
    City "city";
    State "state";
    AddressLine1 "addressLine1";
    AddressLine2 "addressLine2";
    PostalCode "postalCode";
    FirstName "firstName";
    MiddleName "middleName";
    LastName "lastName";
    Email "email";
    PhoneNumber "phoneNumber";
    ApproverEmail "companyApproverEmail";
    VettingStatus "vettingStatus";
    VettingSubStatus "vettingSubStatus";
    Telephone "telephone";
    Website "website";
    PurchaseOrderNumber "purchaseOrderNumber";
    TaxId "taxId";
    BillingCurrency "billingCurrency";
    BillingDay "billingDay";
    Id "id";
    TenantId "tenantId";
    Domain "domain";
    Language "language";
    Culture "culture";
    PartnerName "partnerName";
    MpnId "mpnId";
    GlobalMpnId "mpnGlobalId";
    RegistrationNumber "organizationRegistrationNumber";
    DunsNumber "dunsNumber";
    PublisherIds "publisherIds";
    WindowsPublisherIds "windowsPublisherIds";
    ResellerQualifications "resellerQualifications";
    PartnershipType "partnershipType";
    CompanySize "companySize";
    CustomerCount "customerCount";
    AnnualRevenue "annualRevenueBand";
    WorkWanted "workWanted";
    PlacesOfBusiness "placesOfBusiness";
    TargetRegions "targetRegions";
    /// The mark by which the interface knows the state of a profile.
    Etag "attributes.etag";
    /// When the profile was last looked at.
    SeenAt "observedAt";
}

impl Place {
    pub const fn profile(self) -> Profile {
        match self {
            Self::Account => Profile::Account,
            Self::Legal | Self::LegalAddress | Self::LegalContact | Self::ApproverAddress => {
                Profile::Legal
            }
            Self::Support => Profile::Support,
            Self::Billing | Self::BillingAddress | Self::BillingContact => Profile::Billing,
            Self::Organization | Self::OrganizationAddress => Profile::Organization,
            Self::Mpn => Profile::Mpn,
            Self::Identifiers => Profile::Identifiers,
            Self::Company => Profile::Company,
        }
    }

    /// Whether it is an address.
    pub const fn is_address(self) -> bool {
        matches!(
            self,
            Self::LegalAddress
                | Self::ApproverAddress
                | Self::BillingAddress
                | Self::OrganizationAddress
        )
    }
}
