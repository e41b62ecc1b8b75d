use desk_core::access::Role;
use desk_core::account::{Around, checklist};
use desk_core::price_list::Month;
use desk_core::user_field::UserField;
use desk_store::{AccountAsk, StateAsk};
use jiff::tz::TimeZone;

use super::visible;
use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present::account;
use crate::views::{ChecklistView, Nothing};

/// The most admins whose addresses are looked at.
const ADMINS: u32 = 50;

/// What is to be done before the company's profile is complete.
pub async fn show_checklist(desk: &Desk, _: Nothing) -> Result<ChecklistView, AppError> {
    let here = desk.here().await?;
    let seen = here.store().profiles(&visible(&here)?).await?;
    let list = checklist(&seen.facts, &around(&here).await?, &here.actor);
    Ok(account::checklist(&list))
}

/// What the checklist has to know beside the profiles.
async fn around(here: &Here<'_>) -> Result<Around, AppError> {
    let store = here.store();
    let active = AccountAsk { state: StateAsk::Active, ..AccountAsk::default() };
    let people = store.accounts(&active).await?.total;
    let ask = AccountAsk { without_role: true, ..active.clone() };
    let without_role = store.accounts(&ask).await?.total;
    let ask = AccountAsk { without_mfa: true, ..active.clone() };
    let without_mfa = store.accounts(&ask).await?.total;
    let ask = AccountAsk { role: Some(Role::GlobalAdmin), limit: ADMINS, in_full: true, ..active };
    let admins = store.accounts(&ask).await?;
    let admin_emails = admins.accounts.iter().filter_map(|one| {
        let text = |field| one.stands.details.get(&field).cloned();
        text(UserField::ContactEmail).or_else(|| text(UserField::UserName))
    });
    let featured_offers = match here.actor.catalog_viewer() {
        Ok(_) => Some(store.featured().await?.len()),
        Err(_) => None,
    };
    let price_list_is_current = match here.actor.price_list_viewer() {
        Ok(_) => {
            let today = here.desk.ports.clock.now().wall.to_zoned(TimeZone::UTC).date();
            let newest = store.glance().await?.newest_month;
            Some(newest >= Month::new(today.year(), today.month()))
        }
        Err(_) => None,
    };
    let many = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    Ok(Around {
        admin_emails: admin_emails.collect(),
        active_people: many(people),
        active_without_role: many(without_role),
        active_without_mfa: many(without_mfa),
        global_admins: many(admins.total),
        featured_offers,
        price_list_is_current,
        // Partner Desk keeps nothing of these yet, so the checklist does not count them.
        exemptions_answered: None,
        business_profiles: None,
    })
}
