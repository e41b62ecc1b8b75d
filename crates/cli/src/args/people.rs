//! `desk user …`, `desk role …`, `desk password …`

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use desk_app::views::{ColumnChoice, PeopleCorrections};

use super::price_list::column;

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    List(UserListArgs),
    Show(UserArg),
    Create(CreateUserArgs),
    Edit {
        #[arg(value_name = "USER")]
        user: String,
        #[arg(long, value_name = "FIELD=TEXT", required = true)]
        set: Vec<String>,
    },
    Disable(UserArg),
    Enable(UserArg),
    Delete(UserArg),
    Restore(UserArg),
    Locations(LocationArgs),
    Import(UserImportArgs),
    Export(UserExportArgs),
}

#[derive(Debug, Args)]
pub(crate) struct UserImportArgs {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, conflicts_with = "new")]
    pub(crate) observed: bool,
    #[arg(long)]
    pub(crate) new: bool,
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "CONTOSO.COM")]
    pub(crate) domain: Option<String>,
    #[arg(long = "column", value_name = "FIELD=HEADER", value_parser = column)]
    pub(crate) columns: Vec<ColumnChoice>,
    #[arg(long, value_name = "FILE")]
    pub(crate) refused: Option<PathBuf>,
}

impl UserImportArgs {
    /// What the person says of the file instead of what is detected.
    pub(crate) fn corrections(&self) -> PeopleCorrections {
        PeopleCorrections {
            kind: self.kind.clone(),
            existing: (self.observed || self.new).then_some(self.observed),
            domain: self.domain.clone(),
            columns: self.columns.clone(),
            repairs: Vec::new(),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct UserExportArgs {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "FORM", hide_possible_values = true)]
    pub(crate) form: Option<UserForm>,
}

/// Which form people are written in.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum UserForm {
    #[value(name = "m365_bulk_add")]
    M365BulkAdd,
    #[value(name = "entra_bulk_create")]
    EntraBulkCreate,
    #[value(name = "partner_center_upload")]
    PartnerCenterUpload,
    Csv,
    Xlsx,
}

#[derive(Debug, Args)]
pub(crate) struct UserArg {
    #[arg(value_name = "USER")]
    pub(crate) user: String,
}

#[derive(Debug, Args)]
pub(crate) struct UserListArgs {
    #[arg(long, value_name = "WORDS")]
    pub(crate) search: Option<String>,
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,
    #[arg(long, value_name = "active|inactive|deleted")]
    pub(crate) state: Option<String>,
    #[arg(long)]
    pub(crate) guests: bool,
    #[arg(long)]
    pub(crate) without_role: bool,
    #[arg(long)]
    pub(crate) without_mfa: bool,
    #[arg(long)]
    pub(crate) drifted: bool,
    #[arg(long)]
    pub(crate) global_admins: bool,
    #[arg(long, value_name = "ID")]
    pub(crate) template: Option<String>,
    #[arg(long, value_name = "name|user_name|department|deleted")]
    pub(crate) order: Option<String>,
    #[arg(long)]
    pub(crate) descending: bool,
    #[arg(long, value_name = "N", default_value_t = 100, hide_default_value = true)]
    pub(crate) limit: u32,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: u32,
}

#[derive(Debug, Args)]
pub(crate) struct CreateUserArgs {
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long, value_name = "USER@DOMAIN")]
    pub(crate) user_name: Option<String>,
    #[arg(long, value_name = "FIELD=TEXT")]
    pub(crate) set: Vec<String>,
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Vec<String>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true)
    .args(["entire_company", "add", "remove"]))]
pub(crate) struct LocationArgs {
    #[arg(value_name = "USER")]
    pub(crate) user: String,
    #[arg(long, value_name = "true|false", hide_possible_values = true)]
    pub(crate) entire_company: Option<bool>,
    #[arg(long, value_name = "MPN-ID")]
    pub(crate) add: Vec<String>,
    #[arg(long, value_name = "MPN-ID")]
    pub(crate) remove: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RoleCommand {
    List,
    Assign {
        #[arg(value_name = "USER")]
        user: String,
        #[arg(value_name = "ROLE")]
        role: String,
        #[arg(long, value_name = "ROLE")]
        instead_of: Vec<String>,
    },
    Remove {
        #[arg(value_name = "USER")]
        user: String,
        #[arg(value_name = "ROLE")]
        role: String,
    },
    Matrix(MatrixArgs),
    Stage(StageArgs),
    Staged,
    Unstage,
    Review,
    Commit,
    Explain(UserArg),
    WhoCan {
        #[arg(value_name = "TASK")]
        task: String,
    },
    Minimal(MinimalArgs),
    Policy(PolicyArgs),
    #[command(subcommand)]
    Template(TemplateCommand),
}

#[derive(Debug, Args)]
pub(crate) struct MatrixArgs {
    #[arg(long, value_name = "WORDS")]
    pub(crate) search: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 100, hide_default_value = true)]
    pub(crate) limit: u32,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: u32,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("wish").required(true).args(["on", "off"]))]
pub(crate) struct StageArgs {
    #[arg(value_name = "USER")]
    pub(crate) user: String,
    #[arg(value_name = "ROLE")]
    pub(crate) role: String,
    #[arg(long)]
    pub(crate) on: bool,
    #[arg(long)]
    pub(crate) off: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MinimalArgs {
    #[arg(value_name = "TASK", required = true)]
    pub(crate) task: Vec<String>,
    #[arg(long)]
    pub(crate) guest: bool,
    #[arg(long)]
    pub(crate) any_category: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PolicyArgs {
    #[arg(long, value_name = "true|false", hide_possible_values = true)]
    pub(crate) one_role_per_category: Option<bool>,
    #[arg(long, value_name = "ROLE,…", value_delimiter = ',')]
    pub(crate) guest_roles: Option<Vec<String>>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TemplateCommand {
    List,
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "ROLE")]
        role: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    Edit {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        #[arg(long, value_name = "ROLE")]
        role: Option<Vec<String>>,
    },
    Remove {
        #[arg(value_name = "ID")]
        id: String,
    },
    Restore {
        #[arg(value_name = "ID")]
        id: String,
    },
    Apply {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(value_name = "USER", required = true)]
        user: Vec<String>,
    },
    Leave {
        #[arg(value_name = "USER", required = true)]
        user: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PasswordCommand {
    Request(UserArg),
    List,
    Done(SettleArgs),
    Withdraw(SettleArgs),
}

#[derive(Debug, Args)]
pub(crate) struct SettleArgs {
    #[arg(value_name = "REQUEST")]
    pub(crate) request: String,
    #[arg(value_name = "USER")]
    pub(crate) user: String,
}
