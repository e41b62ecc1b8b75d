//! Prints docs/rights-matrix.md, and checks the table against facts of the manual.

use std::fmt::Write as _;
use std::path::Path;

use super::{Grant, Role, Task, grant, who_may};

/// Column heads as users-roles.md, section 6, has them.
const HEADS: [&str; 16] = [
    "GA", "UMA", "BA", "AA", "SA", "HA", "MPN", "AcA", "RA", "RU", "BPA", "IA", "IU", "ER", "RV",
    "none",
];

const ABOVE: &str = "\
# Who may do what

Printed by a test from `crates/core/src/access/table.rs`; do not edit. After a change of policy:
`UPDATE_MATRIX=1 cargo test -p desk-core matrix`.

✔ granted · o own, team or scope only · – not granted. Raised figures are the footnotes at the end.
";

const BELOW: &str = "
Report viewers: the executive one (ER) sees all report data, the other (RV) none on revenue or persons.
Without any role (none) a person sees the own profile and tickets, and can find a global admin.

Sources: a name is Microsoft's article of 2021 with its \"appropriate roles\"; `po` is the permissions overview of
2021; 17 and 18 are the editions of those years; P is our proposal.

¹ Billing and tax information only. ² MPN accounts only; of a CSP reseller, the global admin alone. ³ Anyone may
filter the users on \"Global admin\" to find one. ⁴ Must also hold an Entra user-admin or global-admin role.
⁵ Not for global admins [P]. ⁶ Only transacting CSP partners download price lists; an indirect reseller asks its
provider. ⁷ Billing admin, 2018. ⁸ An admin agent asks for delegated admin rights, a sales agent for a relationship.
⁹ 2017. ¹⁰ Create and suspend. ¹¹ Customers' subscription and billing issues only. ¹² One's own tickets only,
whatever the mark. ¹³ \"Manage customer leads\" in the overview.
";

fn is_ours(task: Task) -> bool {
    task.code().starts_with("desk.")
}

fn table(out: &mut String, heading: &str, tasks: impl Iterator<Item = Task>) {
    writeln!(out, "\n## {heading}\n\n| Task | What | {} | Source |", HEADS.join(" | ")).unwrap();
    writeln!(out, "|---|---|{}---|", "---|".repeat(HEADS.len())).unwrap();
    for task in tasks {
        let marks: Vec<_> = task.marks().split_whitespace().filter(|mark| *mark != "|").collect();
        let marks = marks.join(" | ");
        writeln!(out, "| `{}` | {} | {marks} | {} |", task.code(), task.title(), task.source())
            .unwrap();
    }
}

fn matrix() -> String {
    let all = || Task::ALL.iter().copied();
    let mut out = ABOVE.to_owned();
    out.push_str("\nRoles: ");
    let named: Vec<_> =
        HEADS.iter().zip(Role::ALL).map(|(head, role)| format!("{head} `{role}`")).collect();
    writeln!(out, "{}.", named.join(", ")).unwrap();
    table(&mut out, "What Partner Center knows", all().filter(|task| !is_ours(*task)));
    table(&mut out, "What only Partner Desk has [P]", all().filter(|task| is_ours(*task)));
    out.push_str(BELOW);
    out
}

#[test]
fn the_committed_matrix_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rights-matrix.md");
    if std::env::var_os("UPDATE_MATRIX").is_some() {
        std::fs::write(&path, matrix()).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        committed == matrix(),
        "docs/rights-matrix.md is stale; if the policy was meant to change, run \
         UPDATE_MATRIX=1 cargo test -p desk-core matrix and read the diff"
    );
}

#[test]
fn every_mark_printed_is_the_mark_that_counts() {
    for task in Task::ALL {
        let marks: Vec<_> = task.marks().split_whitespace().filter(|mark| *mark != "|").collect();
        assert_eq!(marks.len(), HEADS.len(), "{}", task.code());
        for (role, mark) in Role::ALL.into_iter().zip(marks) {
            let meant = match mark.chars().next() {
                Some('✔') => Grant::Full,
                Some('o') => Grant::Own,
                other => {
                    assert_eq!(other, Some('–'), "{}", task.code());
                    Grant::None
                }
            };
            assert_eq!(grant(role, *task), meant, "{} {role}", task.code());
        }
    }
}

#[test]
fn somebody_may_do_every_task_and_the_global_admin_all_of_them() {
    for task in Task::ALL.iter().copied().filter(|task| *task != Task::DeskFound) {
        assert!(who_may(task).contains(&Role::GlobalAdmin), "{}", task.code());
    }
    assert_eq!(who_may(Task::DeskFound), [], "founding needs no role and no role gives it");
}

#[test]
fn the_table_says_what_the_manual_says() {
    use Grant::{Full, None, Own};
    for (task, role, meant, why) in [
        (Task::CatalogCustomize, Role::AdminAgent, Full, "an administrator features offers"),
        (Task::CatalogCustomize, Role::SalesAgent, None, "a sales agent only looks"),
        (Task::CatalogView, Role::SalesAgent, Full, "pricing-and-offers"),
        (Task::CatalogView, Role::HelpdeskAgent, None, "pricing-and-offers"),
        (Task::PricingView, Role::SalesAgent, Full, "added by 2019"),
        (Task::PricingView, Role::MpnPartnerAdmin, Full, "pricing-and-offers"),
        (Task::PromotionsView, Role::UserManagementAdmin, None, "promotions"),
        (Task::AccountViewProfiles, Role::BillingAdmin, Own, "billing and tax only"),
        (Task::AccountEditLegal, Role::AccountAdmin, Full, "MPN accounts"),
        (Task::AccountBankTax, Role::IncentivesAdmin, Full, "bank details for incentives"),
        (Task::UsersCreate, Role::AccountAdmin, Full, "with an Entra role beside it"),
        (Task::UsersDelete, Role::AccountAdmin, None, "P"),
        (Task::UsersResetPassword, Role::UserManagementAdmin, Own, "not of global admins"),
        (Task::RolesAssignCompany, Role::MpnPartnerAdmin, None, "may see, cannot assign"),
        (Task::RolesAssignCompany, Role::AccountAdmin, Full, "non-Entra roles"),
        (Task::CustomersCreate, Role::HelpdeskAgent, None, "cannot, 2017"),
        (Task::SubscriptionsManage, Role::HelpdeskAgent, Own, "customers' issues"),
        (Task::BillingManage, Role::AdminAgent, None, "billing is the billing admin's"),
        (Task::SupportPartnerTicket, Role::ReportViewer, Full, "everyone has tickets"),
        (Task::ReferralsBulk, Role::ReferralsUser, Full, "bulk-operations"),
        (Task::InsightsView, Role::ExecReportViewer, Full, "all report data"),
        (Task::InsightsView, Role::ReportViewer, Own, "without revenue and persons"),
        (Task::IncentivesClaims, Role::IncentivesUser, Full, "po"),
        (Task::DeskPriceListImport, Role::BillingAdmin, Full, "P"),
        (Task::DeskPriceListImport, Role::SalesAgent, None, "P"),
        (Task::DeskBackup, Role::ReportViewer, Full, "any role"),
        (Task::DeskRestore, Role::AdminAgent, None, "P"),
    ] {
        assert_eq!(grant(role, task), meant, "{} for {role}: {why}", task.code());
    }
}

#[test]
fn our_tasks_that_follow_one_of_the_manual_have_the_same_roles() {
    assert_eq!(who_may(Task::DeskExport), who_may(Task::PricingView));
    assert_eq!(who_may(Task::DeskRecordView), who_may(Task::AuditView));
}
