//! The roles a partner user can hold (users-roles.md, section 4).
//!
//! "Default user" is not here: it is the name for having none of these.

use std::fmt;
use std::str::FromStr;

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
    fn roles_stand_in_the_order_of_the_table_columns() {
        for (column, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, column, "{role}");
        }
    }
}
