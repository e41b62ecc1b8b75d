//! Undo and redo: steps that hold the commands which would reverse them.
//!
//! Reversing is a deed like any other and goes through the same door, so it is
//! decided anew and sent. Steps survive a restart.

use desk_core::command::Command;
use desk_core::facts::Facts;
use desk_core::ids::{EntityId, UserId};
use desk_core::schema::EntityType;
use desk_core::user_field::UserField;
use desk_wire::{ColumnsWriter, command_from_bytes, command_to_bytes, each_item};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::{Deed, WriteTx};
use crate::error::StoreError;
use crate::round::Round;
use crate::sql::uuid;

/// What a deed was, for the words "Undo: …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLabel {
    pub code: String,
    pub subject: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Undo,
    Redo,
}

/// A step about to be reversed.
#[derive(Debug, Clone)]
pub struct Step {
    position: i64,
    direction: Direction,
    pub author: UserId,
    pub label: StepLabel,
    /// What to execute, in this order.
    pub commands: Vec<Command>,
}

impl WriteTx<'_> {
    /// The step that undo or redo would reverse now. From here on this write is
    /// that reversal and becomes no step of its own.
    pub async fn take_step(&mut self, direction: Direction) -> Result<Option<Step>, StoreError> {
        let Some((position, author, label)) = next(self.connection().await?, direction).await?
        else {
            return Ok(None);
        };
        let stored: Vec<u8> =
            sqlx::query_scalar("select commands from undo_step where position = ?")
                .bind(position)
                .fetch_one(&mut *self.tx)
                .await?;
        let mut commands = Vec::new();
        // No limit: nobody but us has written them.
        each_item(&stored, usize::MAX, |bytes| {
            commands.push(command_from_bytes(bytes)?);
            Ok::<_, StoreError>(())
        })?;
        self.replaying = true;
        Ok(Some(Step { position, direction, author, label, commands }))
    }

    /// The step is reversed: it keeps what would reverse the reversal.
    pub fn settle_step(&mut self, step: &Step) -> Result<(), StoreError> {
        self.held
            .say("update undo_step set undone = ?, commands = ? where position = ?")
            .bind(step.direction == Direction::Undo)
            .bind(reversed(&self.inverses)?)
            .bind(step.position);
        Ok(())
    }
}

/// What undo, or redo, would reverse.
pub(crate) async fn next(
    connection: &mut SqliteConnection,
    direction: Direction,
) -> Result<Option<(i64, UserId, StepLabel)>, StoreError> {
    let statement = match direction {
        Direction::Undo => {
            "select position, author, code, subject from undo_step \
             where undone = 0 order by position desc limit 1"
        }
        Direction::Redo => {
            "select position, author, code, subject from undo_step \
             where undone = 1 order by position limit 1"
        }
    };
    let Some(row) = sqlx::query(statement).fetch_optional(connection).await? else {
        return Ok(None);
    };
    let author = UserId::new(uuid("undo_step", &row.try_get::<Vec<u8>, _>("author")?)?);
    let label = StepLabel { code: row.try_get("code")?, subject: row.try_get("subject")? };
    Ok(Some((row.try_get("position")?, author, label)))
}

/// A new deed becomes a step, and what was undone before can no longer be redone.
/// Both go with `round`.
pub(super) fn record_step(
    deed: &Deed,
    inverses: &[(Command, StepLabel)],
    round: &mut Round,
) -> Result<(), StoreError> {
    // The first command names the deed: an import that also sets the market is
    // an import.
    let Some((_, label)) = inverses.first() else {
        return Ok(());
    };
    let others = inverses[1..].iter().filter(|(_, other)| other.code == label.code).count();
    round
        .say("delete from undo_step where undone = 1")
        .say("insert into undo_step (group_id, author, code, subject, commands) ")
        .more("values (?, ?, ?, ?, ?)")
        .bind(deed.group.uuid().as_bytes().to_vec())
        .bind(deed.author.uuid().as_bytes().to_vec())
        .bind(label.code.clone())
        .bind(with_others(&label.subject, others))
        .bind(reversed(inverses)?);
    Ok(())
}

/// “Carla Ruiz (+29)” where the same was done to others as well, in every language.
fn with_others(subject: &str, others: usize) -> String {
    match (subject, others) {
        ("", _) | (_, 0) => subject.to_owned(),
        _ => format!("{subject} (+{others})"),
    }
}

/// Last in, first out.
fn reversed(inverses: &[(Command, StepLabel)]) -> Result<Vec<u8>, StoreError> {
    let mut commands = ColumnsWriter::default();
    for (command, _) in inverses.iter().rev() {
        commands.push(&command_to_bytes(command)?);
    }
    Ok(commands.finish())
}

/// What a command is about, in the words of whoever looks at it later.
pub(super) async fn subject(
    connection: &mut SqliteConnection,
    command: &Command,
    facts: &Facts,
) -> Result<String, StoreError> {
    Ok(match command {
        Command::FoundWorkspace { display_name, .. } => display_name.clone(),
        Command::SetHomeMarket { market, .. } => {
            market.map_or_else(String::new, |market| market.to_string())
        }
        Command::AddPriceList(add) => list_name(
            add.head.market.as_ref().map(ToString::to_string),
            add.head.currency.as_ref().map(ToString::to_string),
            &add.head.month.to_string(),
        ),
        Command::RemovePriceList { list } | Command::RestorePriceList { list } => {
            let row = sqlx::query("select market, currency, month from price_list where id = ?")
                .bind(list.uuid().as_bytes().to_vec())
                .fetch_one(connection)
                .await?;
            list_name(row.try_get(0)?, row.try_get(1)?, &row.try_get::<String, _>(2)?)
        }
        Command::FeatureOffer { title, .. } => title.clone(),
        Command::UnfeatureOffer { offer } | Command::MoveFeatured { offer, .. } => facts
            .featured
            .iter()
            .find(|one| one.offer == *offer)
            .map_or_else(|| offer.to_string(), |one| one.title.clone()),
        Command::AddUser { details, .. } => details
            .iter()
            .rfind(|(field, _)| *field == UserField::DisplayName)
            .map_or_else(String::new, |(_, name)| name.trim().to_owned()),
        Command::EditUser { .. }
        | Command::ObserveUser { .. }
        | Command::RemoveUser { .. }
        | Command::RestoreUser { .. }
        | Command::SetUserState { .. }
        | Command::ChangeRoles { .. }
        | Command::ChangeLocations { .. }
        | Command::FollowTemplate { .. }
        | Command::RequestPassword { .. }
        | Command::SettlePassword { .. } => person_name(facts),
        Command::AddTemplate { name, .. } => name.trim().to_owned(),
        Command::EditTemplate { .. }
        | Command::RemoveTemplate { .. }
        | Command::RestoreTemplate { .. } => {
            facts.template.as_ref().map_or_else(String::new, |template| template.name.clone())
        }
        Command::SetPolicy { .. } => String::new(),
        // Codes, which screens have words for.
        Command::SetAccountField { field, .. } | Command::CarryOver { field, .. } => {
            field.code().to_owned()
        }
        Command::ObserveProfile(seen) => seen.profile.code().to_owned(),
        Command::GrantRole { role, .. } | Command::RevokeRole { role, .. } => {
            format!("{} · {role}", person_name(facts))
        }
        Command::EnrolDevice(enrol) => enrol.name.trim().to_owned(),
        Command::RenameDevice { .. } | Command::RevokeDevice { .. } => {
            facts.device.as_ref().map_or_else(String::new, |device| device.name.clone())
        }
        Command::ResolveConflict { subject, .. } => match facts.conflict.as_ref() {
            Some(about) => record_name(connection, *subject, about.entity).await?,
            None => String::new(),
        },
    })
}

fn person_name(facts: &Facts) -> String {
    facts
        .user
        .as_ref()
        .and_then(|person| person.details.get(&UserField::DisplayName).cloned())
        .unwrap_or_default()
}

/// What a record calls itself.
async fn record_name(
    connection: &mut SqliteConnection,
    entity: EntityType,
    id: EntityId,
) -> Result<String, StoreError> {
    let column = match entity {
        EntityType::User => "display_name",
        EntityType::PriceList => "file_name",
        EntityType::FeaturedOffer => "title",
        EntityType::Device | EntityType::RoleTemplate => "name",
        EntityType::ProfileField | EntityType::BillingField => "code",
        EntityType::Workspace | EntityType::Conflict | EntityType::PasswordRequest => {
            return Ok(String::new());
        }
    };
    let statement = format!("select {column} from {} where id = ?", entity.name());
    let name: Option<Option<String>> = sqlx::query_scalar(AssertSqlSafe(statement))
        .bind(id.uuid().as_bytes().to_vec())
        .fetch_optional(connection)
        .await?;
    Ok(name.flatten().unwrap_or_default())
}

fn list_name(market: Option<String>, currency: Option<String>, month: &str) -> String {
    [market.as_deref(), currency.as_deref(), Some(month)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
