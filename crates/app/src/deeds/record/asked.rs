//! What is asked of the record, understood.

use std::str::FromStr;

use desk_core::account::AccountField;
use desk_core::ids::OfferId;
use desk_core::schema::EntityType;
use desk_store::{Became, HistoryFilter};
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::{AppError, ErrorCode};
use crate::views::{BecameView, RecordFilter, RecordOf};

/// # Errors
/// [`ErrorCode::BadFilter`] with what is no time, no id and no record type.
pub(super) fn understood(ask: Option<RecordFilter>) -> Result<HistoryFilter, AppError> {
    let Some(ask) = ask else { return Ok(HistoryFilter::default()) };
    Ok(HistoryFilter {
        from: read::<Timestamp>(ask.from)?,
        until: read::<Timestamp>(ask.until)?,
        person: read::<Uuid>(ask.person)?,
        device: read::<Uuid>(ask.device)?,
        about: ask.about.as_deref().map(entity).transpose()?,
        operation: ask.operation.filter(|code| !code.is_empty()),
        became: ask.became.map(became),
        record: ask.record.as_ref().map(record).transpose()?,
        text: ask.text.filter(|text| !text.trim().is_empty()),
    })
}

const fn became(ask: BecameView) -> Became {
    match ask {
        BecameView::Done => Became::Done,
        BecameView::Waiting => Became::Waiting,
        BecameView::Merged => Became::Merged,
        BecameView::Conflict => Became::Conflict,
        BecameView::Refused => Became::Refused,
    }
}

fn record(of: &RecordOf) -> Result<(EntityType, Uuid), AppError> {
    let entity = entity(&of.entity)?;
    // Whoever looks at an offer knows it by its own id.
    let id = match entity {
        EntityType::FeaturedOffer => match of.id.parse::<OfferId>() {
            Ok(offer) => offer.featured_entity().uuid(),
            Err(_) => parsed(&of.id)?,
        },
        // A field of the account by its code.
        EntityType::ProfileField | EntityType::BillingField => {
            match of.id.parse::<AccountField>() {
                Ok(field) => field.entity_id().uuid(),
                Err(_) => parsed(&of.id)?,
            }
        }
        EntityType::Workspace
        | EntityType::User
        | EntityType::PriceList
        | EntityType::Device
        | EntityType::Conflict
        | EntityType::RoleTemplate
        | EntityType::PasswordRequest => parsed(&of.id)?,
    };
    Ok((entity, id))
}

fn entity(name: &str) -> Result<EntityType, AppError> {
    EntityType::ALL.into_iter().find(|one| one.name() == name).ok_or_else(|| bad(name))
}

fn read<T: FromStr>(text: Option<String>) -> Result<Option<T>, AppError> {
    text.filter(|text| !text.is_empty()).map(|text| parsed(&text)).transpose()
}

fn parsed<T: FromStr>(text: &str) -> Result<T, AppError> {
    text.trim().parse().map_err(|_| bad(text))
}

fn bad(text: &str) -> AppError {
    AppError::new(ErrorCode::BadFilter, "the record cannot be narrowed down like this").about(text)
}
