//! Loads what a decision has to know.

pub(crate) mod account;
mod conflict;
pub(crate) mod people;

use std::collections::BTreeSet;

use desk_core::account::AccountFacts;
use desk_core::facts::{Facts, ListState, NameNeed, Needs, OfferStanding};
use desk_core::ids::{OfferId, PriceListId, UserId};
use desk_core::policies::Policies;
use desk_core::price_list::Market;
use desk_core::schema::EntityType;
use desk_core::user_field::UserField;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::error::StoreError;
use crate::read;
use crate::round::Round;

/// What has to be written `before` goes to the file with the first question.
pub(crate) async fn load(
    connection: &mut SqliteConnection,
    needs: &Needs,
    mut before: Round,
) -> Result<Facts, StoreError> {
    if !only_people(needs) {
        std::mem::take(&mut before).write(&mut *connection).await?;
    }
    let home_market = if needs.home_market || needs.offer.is_some() {
        home_market(connection).await?
    } else {
        None
    };
    let founded = needs.founded
        && sqlx::query_scalar("select exists (select 1 from app_user)")
            .fetch_one(&mut *connection)
            .await?;
    let featured =
        if needs.featured { read::featured::in_order(connection).await? } else { Vec::new() };
    let offer = match &needs.offer {
        Some(offer) => standing(connection, home_market, offer).await?,
        None => OfferStanding::NotJudgedHere,
    };
    let list = match needs.list {
        Some(list) => list_state(connection, list).await?,
        None => ListState::Unknown,
    };
    let conflict = match &needs.conflict {
        Some((conflict, _)) => conflict::load(connection, *conflict).await?,
        None => None,
    };
    // The person that a choice is about, and the name they would have after it.
    let (user, user_name) = match (&conflict, &needs.conflict) {
        (Some(about), Some((_, choice))) => {
            let user = (about.subject == EntityType::User).then(|| UserId::from(about.entity));
            (user, about.user_name_need(choice))
        }
        _ => (needs.user, needs.user_name.clone()),
    };
    let device = match needs.device {
        Some(device) => people::device(connection, device).await?,
        None => None,
    };
    let person = match user {
        Some(user) => people::person(connection, user, before).await?,
        None => {
            before.write(&mut *connection).await?;
            None
        }
    };
    let user_name = match user_name {
        NameNeed::None => None,
        NameNeed::Given(name) => Some(name),
        NameNeed::OfUser => {
            person.as_ref().and_then(|one| one.details.get(&UserField::UserName).cloned())
        }
    };
    let user_name_taken_by = match user_name {
        Some(name) => people::holder_of(connection, &name, user).await?,
        None => None,
    };
    let admins =
        if needs.admins { people::active_admins(connection).await? } else { BTreeSet::new() };
    let policies = if needs.policies { policies(connection).await? } else { Policies::default() };
    let template = match needs.template {
        Some(template) => people::template(connection, template).await?,
        None => None,
    };
    let request = match needs.request {
        Some(request) => people::request(connection, request).await?,
        None => None,
    };
    let account = if needs.account.is_empty() {
        AccountFacts::default()
    } else {
        account::load(connection, &needs.account).await?
    };
    Ok(Facts {
        founded,
        home_market,
        featured,
        offer,
        list,
        user: person,
        user_name_taken_by,
        admins,
        policies,
        template,
        request,
        device,
        account,
        conflict,
    })
}

/// Whether the person is the first thing to ask for.
fn only_people(needs: &Needs) -> bool {
    let Needs { founded, home_market, featured, offer, list, device, conflict, .. } = needs;
    let others = *founded || *home_market || *featured || offer.is_some();
    !(others || list.is_some() || device.is_some() || conflict.is_some())
}

pub(crate) async fn home_market(
    connection: &mut SqliteConnection,
) -> Result<Option<Market>, StoreError> {
    let code: Option<String> =
        sqlx::query_scalar("select home_market from workspace where _deleted = 0")
            .fetch_optional(connection)
            .await?
            .flatten();
    code.map(|code| crate::sql::parse("workspace", &code)).transpose()
}

/// What the workspace has settled about roles.
pub(crate) async fn policies(connection: &mut SqliteConnection) -> Result<Policies, StoreError> {
    let row =
        sqlx::query("select one_role_per_category, guest_roles from workspace where _deleted = 0")
            .fetch_optional(connection)
            .await?;
    row.map_or_else(
        || Ok(Policies::default()),
        |row| {
            let guests: Option<String> = row.try_get(1)?;
            Ok(Policies::read(row.try_get(0)?, guests.as_deref()))
        },
    )
}

/// How the offer stands in the lists that the catalog shows.
async fn standing(
    connection: &mut SqliteConnection,
    market: Option<Market>,
    offer: &OfferId,
) -> Result<OfferStanding, StoreError> {
    let lists = read::lists::in_force(connection, market).await?;
    let entries = read::catalog::standings(connection, &lists, offer).await?;
    Ok(if entries.is_empty() {
        OfferStanding::Missing
    } else if entries.iter().all(|entry| entry.ends) {
        OfferStanding::EndOfSale
    } else if entries.iter().all(|entry| entry.add_on == Some(true)) {
        OfferStanding::AddOn
    } else {
        OfferStanding::Sellable
    })
}

async fn list_state(
    connection: &mut SqliteConnection,
    list: PriceListId,
) -> Result<ListState, StoreError> {
    let deleted: Option<bool> = sqlx::query_scalar("select _deleted from price_list where id = ?")
        .bind(list.uuid().as_bytes().as_slice())
        .fetch_optional(connection)
        .await?;
    Ok(match deleted {
        None => ListState::Unknown,
        Some(false) => ListState::Live,
        Some(true) => ListState::Removed,
    })
}

#[cfg(test)]
mod tests;
