//! The roles a partner user can hold (users-roles.md, section 4).
//!
//! "Default user" is not here: it is the name for having none of these.

use std::fmt;
use std::str::FromStr;

use super::table::Task;

/// A role, in the order of the rights table's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    GlobalAdmin,
    UserManagementAdmin,
    BillingAdmin,
    AdminAgent,
    SalesAgent,
    HelpdeskAgent,
    MpnPartnerAdmin,
    AccountAdmin,
    ReferralsAdmin,
    ReferralsUser,
    BusinessProfileAdmin,
    IncentivesAdmin,
    IncentivesUser,
    ExecReportViewer,
    ReportViewer,
}

/// Where Microsoft keeps a role, which decides who may grant it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// A directory role of the tenant.
    Entra,
    /// Membership of one of the agent groups.
    Csp,
    /// Kept by Partner Center itself, not by the tenant.
    NonEntra,
}

/// The 2018 categories, of each of which a user could hold one role. Insights
/// came later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    Admin,
    Agent,
    ReferralsAndMarketing,
    Incentives,
    Insights,
}

/// What stands behind a role at Microsoft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Backing {
    /// A directory role, by the id of its template.
    DirectoryRole(&'static str),
    /// Membership of a security group, by its name.
    Group(&'static str),
    /// Kept by Partner Center itself; no directory knows it.
    PartnerCenter,
}

/// Text that names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not a role")]
pub struct UnknownRole {
    pub text: String,
}

impl Role {
    pub const ALL: [Self; 15] = [
        Self::GlobalAdmin,
        Self::UserManagementAdmin,
        Self::BillingAdmin,
        Self::AdminAgent,
        Self::SalesAgent,
        Self::HelpdeskAgent,
        Self::MpnPartnerAdmin,
        Self::AccountAdmin,
        Self::ReferralsAdmin,
        Self::ReferralsUser,
        Self::BusinessProfileAdmin,
        Self::IncentivesAdmin,
        Self::IncentivesUser,
        Self::ExecReportViewer,
        Self::ReportViewer,
    ];

    const fn facts(self) -> (&'static str, Family, Category) {
        use Category::{Admin, Agent, Incentives, Insights, ReferralsAndMarketing};
        use Family::{Csp, Entra, NonEntra};
        match self {
            Self::GlobalAdmin => ("global_admin", Entra, Admin),
            Self::UserManagementAdmin => ("user_mgmt_admin", Entra, Admin),
            Self::BillingAdmin => ("billing_admin", Entra, Admin),
            Self::AdminAgent => ("admin_agent", Csp, Agent),
            Self::SalesAgent => ("sales_agent", Csp, Agent),
            Self::HelpdeskAgent => ("helpdesk_agent", Csp, Agent),
            Self::MpnPartnerAdmin => ("mpn_partner_admin", NonEntra, Admin),
            Self::AccountAdmin => ("account_admin", NonEntra, Admin),
            Self::ReferralsAdmin => ("referrals_admin", NonEntra, ReferralsAndMarketing),
            Self::ReferralsUser => ("referrals_user", NonEntra, ReferralsAndMarketing),
            Self::BusinessProfileAdmin => {
                ("business_profile_admin", NonEntra, ReferralsAndMarketing)
            }
            Self::IncentivesAdmin => ("incentives_admin", NonEntra, Incentives),
            Self::IncentivesUser => ("incentives_user", NonEntra, Incentives),
            Self::ExecReportViewer => ("exec_report_viewer", NonEntra, Insights),
            Self::ReportViewer => ("report_viewer", NonEntra, Insights),
        }
    }

    /// What stands in the file, the outbox and `--json`.
    pub const fn code(self) -> &'static str {
        self.facts().0
    }

    pub const fn family(self) -> Family {
        self.facts().1
    }

    pub const fn category(self) -> Category {
        self.facts().2
    }

    /// The task of giving and taking it (users-roles.md, 5.3).
    pub const fn assign_task(self) -> Task {
        match (self.family(), self.category()) {
            (Family::Entra | Family::Csp, _) => Task::RolesAssignEntra,
            (Family::NonEntra, Category::Insights) => Task::RolesAssignReports,
            (
                Family::NonEntra,
                Category::Admin
                | Category::Agent
                | Category::ReferralsAndMarketing
                | Category::Incentives,
            ) => Task::RolesAssignCompany,
        }
    }

    /// What stands behind it at Microsoft.
    pub const fn backing(self) -> Backing {
        match self {
            Self::GlobalAdmin => Backing::DirectoryRole("62e90394-69f5-4237-9190-012177145e10"),
            Self::UserManagementAdmin => {
                Backing::DirectoryRole("fe930be7-5e62-47db-91af-98c3a49a38b1")
            }
            Self::BillingAdmin => Backing::DirectoryRole("b0f54661-2d74-4c50-afa3-1ec803f12efe"),
            Self::AdminAgent => Backing::Group("AdminAgents"),
            Self::SalesAgent => Backing::Group("SalesAgents"),
            Self::HelpdeskAgent => Backing::Group("HelpdeskAgents"),
            Self::MpnPartnerAdmin
            | Self::AccountAdmin
            | Self::ReferralsAdmin
            | Self::ReferralsUser
            | Self::BusinessProfileAdmin
            | Self::IncentivesAdmin
            | Self::IncentivesUser
            | Self::ExecReportViewer
            | Self::ReportViewer => Backing::PartnerCenter,
        }
    }

    /// Whether it reaches locations rather than the whole company (4.4).
    pub const fn has_locations(self) -> bool {
        matches!(self, Self::ReferralsAdmin | Self::ReferralsUser)
    }
}

impl Family {
    /// What stands in `--json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Entra => "entra",
            Self::Csp => "csp",
            Self::NonEntra => "company",
        }
    }
}

impl Category {
    /// What stands in `--json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Agent => "agent",
            Self::ReferralsAndMarketing => "referrals_and_marketing",
            Self::Incentives => "incentives",
            Self::Insights => "insights",
        }
    }

    /// Whether a person could hold one role of it only, as of 2018. The report
    /// viewers came later and stand in none of the four.
    pub const fn holds_one(self) -> bool {
        match self {
            Self::Admin | Self::Agent | Self::ReferralsAndMarketing | Self::Incentives => true,
            Self::Insights => false,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.code() == text)
            .ok_or_else(|| UnknownRole { text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_what_they_print() {
        for role in Role::ALL {
            assert_eq!(role.code().parse(), Ok(role));
        }
        assert!("default_user".parse::<Role>().is_err(), "having no role is not a role");
    }

    #[test]
    fn what_stands_behind_a_role_follows_its_family() {
        for role in Role::ALL {
            let meant = match role.backing() {
                Backing::DirectoryRole(id) => {
                    assert!(uuid::Uuid::parse_str(id).is_ok(), "{role}");
                    Family::Entra
                }
                Backing::Group(name) => {
                    assert!(name.ends_with("Agents"), "{role}");
                    Family::Csp
                }
                Backing::PartnerCenter => Family::NonEntra,
            };
            assert_eq!(role.family(), meant, "{role}");
        }
    }

    #[test]
    fn roles_stand_in_the_order_of_the_table_columns() {
        for (column, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, column, "{role}");
        }
    }
}
