use desk_sync::enrol::leave;

use crate::deeds::state::app_state;
use crate::desk::{Desk, hub_ports};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{Event, LeftHub, Nothing, Tag};

/// Goes on without the hub, with everything that is here. Nobody needs a right
/// for it, and the hub is not asked: it must not keep anybody.
pub async fn leave_hub(desk: &Desk, _ask: Nothing) -> Result<LeftHub, AppError> {
    desk.bench.stop_following().await;
    let unsent = {
        let here = desk.here().await?;
        if here.store().link().await?.is_none() {
            return Err(AppError::new(ErrorCode::NoHub, "the workspace has no hub"));
        }
        let ports = hub_ports(&desk.ports).await;
        leave(here.store(), &ports).await?;
        here.store().glance().await?.waiting
    };
    desk.bench.show(crate::views::Connection::LocalOnly);
    let tags = vec![Tag::State, Tag::Outbox, Tag::Record, Tag::Hub, Tag::Devices, Tag::People];
    desk.announce(Event::Changed { tags });
    Ok(LeftHub { unsent: present::count(unsent), state: app_state(desk, Nothing {}).await? })
}
