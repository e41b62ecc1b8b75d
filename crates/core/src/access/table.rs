//! Who may do what: one row per task, one mark per role.
//!
//! The first part is users-roles.md, section 6, line by line and footnote by
//! footnote; the second, [P], is ours. The marks are read at compile time: a row
//! with a mark too few does not build. `docs/rights-matrix.md` is printed from
//! here by a test, so a change of policy is a diff anyone can read.
//!
//! Footnotes of section 6: ¹ billing and tax information only. ² MPN accounts
//! only; of a CSP reseller, the global admin alone. ³ anyone may filter the users
//! on "Global admin" to find one. ⁴ must also hold an Entra user-admin or
//! global-admin role. ⁵ [P] not for global admins. ⁶ only transacting CSP partners
//! download price lists; an indirect reseller asks its provider. ⁷ [2018] billing
//! admin. ⁸ an admin agent asks for delegated admin rights, a sales agent for a
//! relationship. ⁹ [2017]. ¹⁰ create and suspend. ¹¹ customers' subscription and
//! billing issues only. ¹² one's own tickets only, whatever the mark. ¹³ "manage
//! customer leads" in the overview.
//!
//! Report viewers, below that table: the executive one sees all report data, the
//! other (`o`) none on revenue or persons; both have their own tickets.

use std::str::FromStr;

use super::grant::{Grant, ROLES_AND_NONE, UnknownTask, row, tasks};

tasks! {
    //   GA  UMA BA  AA  SA  HA  MPN AcA RA  RU  BPA IA  IU  | ER RV | nobody's role
    ProfileViewOwn "profile.view_own" {
        "✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   | ✔  ✔  | ✔"
        "View My profile", "po (default user)"
    }
    AccountViewProfiles "account.view_profiles" {
        "✔   ✔   o¹  ✔   –   –   ✔   ✔   –   –   –   –   –   | –  –  | –"
        "View legal/company/business/MPN profiles", "po"
    }
    AccountViewBilling "account.view_billing" {
        "✔   ✔   ✔   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "View billing profile and tax IDs", "organization-tax-info; UMA: account.md, 11"
    }
    AccountEditLegal "account.edit_legal" {
        "✔   –   –   –   –   –   –   ✔²  –   –   –   –   –   | –  –  | –"
        "Edit legal business profile", "update-your-partner-profile"
    }
    AccountEditSupport "account.edit_support" {
        "✔   –   –   –   –   –   –   ✔   –   –   –   –   –   | –  –  | –"
        "Edit support profile", "account-setup"
    }
    AccountEditBillingAddress "account.edit_billing_address" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Edit billing address", "update-your-partner-profile"
    }
    AccountEditBillingOther "account.edit_billing_other" {
        "✔   –   ✔   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Edit PO number, billing contact, tax ID", "update-your-partner-profile"
    }
    AccountEditBusiness "account.edit_business" {
        "✔   –   –   –   –   –   –   ✔   –   –   –   –   –   | –  –  | –"
        "Edit business details, answer the checklist", "account-setup; answers: P"
    }
    AccountProgram "account.program" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Say the account's program and its MPN IDs", "manage-locations; program: P"
    }
    AccountEditOrg "account.edit_org" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Edit organization profile", "P"
    }
    AccountTaxExemption "account.tax_exemption" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "File tax exemptions", "tax-and-tax-exemptions"
    }
    AccountLocationsAdd "account.locations_add" {
        "✔   –   –   –   –   –   –   ✔   –   –   –   –   –   | –  –  | –"
        "Add locations", "manage-locations"
    }
    AccountTenants "account.tenants" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Associate/remove tenants", "multi-tenant-account"
    }
    AccountEnrollProgram "account.enroll_program" {
        "✔   –   –   –   –   –   –   ✔   –   –   –   –   –   | –  –  | –"
        "Enrol locations in programs", "po"
    }
    AccountBankTax "account.bank_tax" {
        "✔   –   –   –   –   –   –   –   –   –   –   ✔   –   | –  –  | –"
        "Edit bank and tax details (incentives)", "po"
    }
    UsersView "users.view" {
        "✔   ✔   o   o   o   o   ✔   ✔   o   o   o   o   o   | o³ o³ | o³"
        "View users and roles", "po, find-your-role³"
    }
    UsersCreate "users.create" {
        "✔   ✔   –   –   –   –   –   ✔⁴  –   –   –   –   –   | –  –  | –"
        "Create users", "create-user-accounts"
    }
    UsersEdit "users.edit" {
        "✔   ✔   –   –   –   –   –   o   –   –   –   –   –   | –  –  | –"
        "Edit users", "po / P"
    }
    UsersDelete "users.delete" {
        "✔   ✔   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Delete / restore users", "P"
    }
    UsersResetPassword "users.reset_password" {
        "✔   o⁵  –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Reset another user's password", "reset-a-user-password"
    }
    RolesAssignEntra "roles.assign_entra" {
        "✔   o   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Assign Entra/CSP roles", "po / P"
    }
    RolesAssignCompany "roles.assign_company" {
        "✔   –   –   –   –   –   –   ✔   –   –   –   –   –   | –  –  | –"
        "Assign non-Entra roles", "po"
    }
    RolesAssignReports "roles.assign_reports" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Assign the report viewer roles", "P: users-roles, 5.3"
    }
    RolesTemplates "roles.templates" {
        "✔   ✔   –   –   –   –   –   ✔   –   –   –   –   –   | –  –  | –"
        "Make role templates and say who follows which", "P: who may assign roles"
    }
    SecurityMfa "security.mfa" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Enable/enforce MFA", "mfa-for-users"
    }
    CatalogView "catalog.view" {
        "✔   ✔   ✔   ✔   ✔   –   ✔   –   –   –   –   –   –   | –  –  | –"
        "View catalog", "pricing-and-offers"
    }
    CatalogCustomize "catalog.customize" {
        "✔   –   –   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Choose featured offers (≤ 5)", "docs: 'an administrator' → P"
    }
    PricingView "pricing.view" {
        "✔   ✔   ✔   ✔   ✔   –   ✔   –   –   –   –   –   –   | –  –  | –"
        "View/download price lists, offers", "pricing-and-offers⁶"
    }
    PromotionsView "promotions.view" {
        "✔   –   ✔   ✔   ✔   –   ✔   –   –   –   –   –   –   | –  –  | –"
        "View promotions", "promotions (+GA P)"
    }
    AgreementsView "agreements.view" {
        "✔   –   ✔⁷  –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "View partner agreements", "po/18"
    }
    CustomersView "customers.view" {
        "✔   ✔   –   ✔   ✔   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "Search and view customers", "po"
    }
    CustomersCreate "customers.create" {
        "✔   ✔   –   ✔   ✔   –   –   –   –   –   –   –   –   | –  –  | –"
        "Add a customer", "add-a-new-customer; HA 'cannot' 17"
    }
    CustomersEdit "customers.edit" {
        "✔   –   –   ✔   ✔   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "Edit customer details", "po"
    }
    CustomersEditBilling "customers.edit_billing" {
        "✔   –   –   ✔   ✔   –   –   –   –   –   –   –   –   | –  –  | –"
        "Edit customer billing info", "update-customer-account-info; HA 'cannot' 17"
    }
    CustomersExport "customers.export" {
        "✔   –   –   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Export customer list", "see-your-customer-list"
    }
    CustomersRelationship "customers.relationship" {
        "✔   –   –   ✔   ✔⁸  –   –   –   –   –   –   –   –   | –  –  | –"
        "Request relationship / delegated admin", "po"
    }
    CustomersAgreementView "customers.agreement_view" {
        "✔   –   –   ✔   ✔   –   –   –   –   –   –   –   –   | –  –  | –"
        "View customer agreement", "po; HA 'cannot' 17"
    }
    CustomersAobo "customers.aobo" {
        "✔   –   –   ✔   –   ✔⁹  –   –   –   –   –   –   –   | –  –  | –"
        "Administer on behalf of", "po"
    }
    SubscriptionsView "subscriptions.view" {
        "✔   –   ✔   ✔   ✔   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "View subscriptions", "customer-subscriptions"
    }
    SubscriptionsManage "subscriptions.manage" {
        "✔   –   ✔¹⁰ ✔   ✔   o¹¹ –   –   –   –   –   –   –   | –  –  | –"
        "Buy, change quantity, suspend, cancel", "create-a-new-subscription"
    }
    DevicesUpload "devices.upload" {
        "✔   –   –   ✔   ✔   –   –   –   –   –   –   –   –   | –  –  | –"
        "Add device list", "po"
    }
    DevicesProfiles "devices.profiles" {
        "✔   –   –   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Create/apply device profiles", "po"
    }
    ResellersRegister "resellers.register" {
        "✔   –   –   ✔   ✔   –   –   –   –   –   –   –   –   | –  –  | –"
        "Register a value-added reseller", "po"
    }
    BillingView "billing.view" {
        "✔   –   ✔   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "View/download invoices, recon files", "po, read-your-bill"
    }
    BillingManage "billing.manage" {
        "✔   –   ✔   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Manage billing", "po"
    }
    BillingAssist "billing.assist" {
        "✔   ✔   ✔   ✔   ✔   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "Handle customers' billing/subscription issues", "provide-billing-support"
    }
    SupportPartnerTicket "support.partner_ticket" {
        "✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   | ✔  ✔  | o¹²"
        "Create own partner support tickets, view them", "po¹²"
    }
    SupportCustomerTicket "support.customer_ticket" {
        "✔   –   –   ✔   –   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "Service requests on behalf of customers", "po"
    }
    SupportCustomerTicketView "support.customer_ticket_view" {
        "✔   –   –   ✔   ✔   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "View customers' tickets", "po"
    }
    SupportHealthView "support.health_view" {
        "✔   ✔   –   ✔   –   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "View service health", "provide-technical-support; SA 'cannot' 17"
    }
    AuditView "audit.view" {
        "✔   ✔   ✔   ✔   ✔   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "View/export activity log", "activity-logs"
    }
    BizprofileManage "bizprofile.manage" {
        "✔   –   –   –   –   –   –   –   ✔   –   ✔   –   –   | –  –  | –"
        "Create/edit/publish business profiles", "create-a-marketing-profile"
    }
    ReferralsView "referrals.view" {
        "✔   –   –   –   o¹³ –   ✔   –   ✔   o   –   –   –   | –  –  | –"
        "View leads/opportunities", "manage-leads"
    }
    ReferralsManage "referrals.manage" {
        "✔   –   –   –   o¹³ –   ✔   –   ✔   –   –   –   –   | –  –  | –"
        "Accept/decline/update leads", "manage-leads"
    }
    CosellManage "cosell.manage" {
        "✔   –   –   –   –   –   ✔   –   ✔   o   –   –   –   | –  –  | –"
        "Create/manage co-sell deals", "manage-co-sell"
    }
    DealsRegister "deals.register" {
        "✔   –   –   –   –   –   –   –   ✔   o   –   –   –   | –  –  | –"
        "Register won deals", "register-deals"
    }
    ReferralsBulk "referrals.bulk" {
        "✔   –   –   –   –   –   –   –   ✔   ✔   –   –   –   | –  –  | –"
        "Bulk import/export", "bulk-operations"
    }
    InsightsView "insights.view" {
        "✔   –   –   –   –   –   –   –   ✔   –   –   –   –   | ✔  o  | –"
        "Referral analytics", "referral-insights"
    }
    MpnOffers "mpn.offers" {
        "✔   –   –   –   –   –   ✔   –   –   –   –   –   –   | –  –  | –"
        "View/buy MPN offers, invoices, benefits, skills, competencies", "po"
    }
    IncentivesManage "incentives.manage" {
        "✔   –   –   –   –   –   –   –   –   –   –   ✔   –   | –  –  | –"
        "Manage incentives, disputes", "po"
    }
    IncentivesClaims "incentives.claims" {
        "✔   –   –   –   –   –   –   –   –   –   –   ✔   ✔   | –  –  | –"
        "View programs, initiate claims, view earnings", "po"
    }

    // [P] What only Partner Desk has. These decide about the workspace, so the
    // default is narrow: what reaches further than one's own work is the global
    // admin's; who works with prices brings them in; nobody needs to ask for a
    // backup, which is encrypted like the workspace itself.
    //   GA  UMA BA  AA  SA  HA  MPN AcA RA  RU  BPA IA  IU  | ER RV | nobody's role
    DeskFound "desk.found" {
        "–   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Found a workspace", "P: needs no role but an empty workspace; see `Right::founding`"
    }
    DeskWorkspaceSettings "desk.workspace_settings" {
        "✔   –   –   ✔   –   –   –   ✔   –   –   –   –   –   | –  –  | –"
        "Set the workspace's home market", "P"
    }
    AccountObserve "account.observe" {
        "✔   –   –   ✔   –   –   –   ✔   –   –   –   –   –   | –  –  | –"
        "Take over what Microsoft holds in a profile", "P: who edits or works with the profiles"
    }
    AccountObserveBilling "account.observe_billing" {
        "✔   –   ✔   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "The same of the billing profile", "P: as `account.edit_billing_other`"
    }
    DeskPriceListImport "desk.price_list_import" {
        "✔   –   ✔   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Import a price list", "P"
    }
    DeskPriceListRemove "desk.price_list_remove" {
        "✔   –   ✔   ✔   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Remove and bring back an imported price list", "P"
    }
    DeskBackup "desk.backup" {
        "✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   | ✔  ✔  | –"
        "Back up the workspace", "P"
    }
    DeskRestore "desk.restore" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Restore a backup", "P"
    }
    DeskUndoOwn "desk.undo_own" {
        "✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   ✔   | ✔  ✔  | –"
        "Undo own edits", "P"
    }
    DeskUndoOther "desk.undo_other" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Undo another person's edits", "P"
    }
    DeskExport "desk.export" {
        "✔   ✔   ✔   ✔   ✔   –   ✔   –   –   –   –   –   –   | –  –  | –"
        "Export from the workspace", "P: as `pricing.view`"
    }
    DeskDevices "desk.devices" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Admit and remove devices", "P"
    }
    DeskPolicies "desk.policies" {
        "✔   –   –   –   –   –   –   –   –   –   –   –   –   | –  –  | –"
        "Change the workspace's policies", "P"
    }
    DeskRecordView "desk.record_view" {
        "✔   ✔   ✔   ✔   ✔   ✔   –   –   –   –   –   –   –   | –  –  | –"
        "Read and verify the record of changes", "P: as `audit.view`"
    }
}
