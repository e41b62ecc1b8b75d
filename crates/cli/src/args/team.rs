//! `desk hub …`, `desk sync`, `desk conflict …`, `desk device …`, `desk person …`

use clap::{ArgGroup, Args, Subcommand, ValueEnum};

use super::workspace::ColourArg;

#[derive(Debug, Subcommand)]
pub(crate) enum HubCommand {
    Publish(PublishArgs),
    Invite(InviteArgs),
    Join(JoinArgs),
    Status,
    Leave,
    ConfirmRestored,
}

#[derive(Debug, Args)]
pub(crate) struct PublishArgs {
    #[arg(value_name = "INVITATION")]
    pub(crate) invitation: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) device_name: Option<String>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whom").required(true).args(["person", "name"]))]
pub(crate) struct InviteArgs {
    #[arg(long, value_name = "ID")]
    pub(crate) person: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    #[arg(long, value_name = "USER@DOMAIN", requires = "name")]
    pub(crate) user_name: Option<String>,
    #[arg(long, value_name = "ROLE", requires = "name")]
    pub(crate) role: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 72, hide_default_value = true)]
    pub(crate) hours: u32,
}

#[derive(Debug, Args)]
pub(crate) struct JoinArgs {
    #[arg(value_name = "INVITATION")]
    pub(crate) invitation: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    #[arg(long, alias = "color", value_name = "COLOUR", default_value = "blue")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(crate) colour: ColourArg,
    #[arg(long, value_name = "NAME")]
    pub(crate) device_name: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConflictCommand {
    List(ConflictListArgs),
    Show {
        #[arg(value_name = "ID")]
        id: String,
    },
    Resolve(ResolveArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ConflictListArgs {
    #[arg(long)]
    pub(crate) settled: bool,
    #[arg(long, value_name = "N", default_value_t = 100, hide_default_value = true)]
    pub(crate) limit: u32,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) offset: u32,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("choice").required(true).args(["keep", "value"]))]
pub(crate) struct ResolveArgs {
    #[arg(value_name = "ID", required = true)]
    pub(crate) id: Vec<String>,
    #[arg(long, value_name = "theirs|mine", hide_possible_values = true)]
    pub(crate) keep: Option<Keep>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) value: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Keep {
    Theirs,
    Mine,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DeviceCommand {
    List,
    Rename {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(value_name = "NAME")]
        name: String,
    },
    Revoke {
        #[arg(value_name = "ID")]
        id: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PersonCommand {
    List,
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "USER@DOMAIN")]
        user_name: Option<String>,
        #[arg(long, value_name = "ROLE")]
        role: Vec<String>,
    },
    Edit {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "FIELD=TEXT", required = true)]
        set: Vec<String>,
    },
    Role(RoleArgs),
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("change").required(true).args(["give", "take"]))]
pub(crate) struct RoleArgs {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(long, value_name = "ROLE")]
    pub(crate) give: Option<String>,
    #[arg(long, value_name = "ROLE")]
    pub(crate) take: Option<String>,
}
