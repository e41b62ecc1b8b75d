//! Somebody copied this device: it becomes another one, let in by itself. What
//! waits keeps its ids, so the hub recognises what the copy handed over already.

use desk_store::StoreError;
use desk_wire::protocol::{Enrolment, Fork, Message, Statement};

use super::swap::Become;
use super::{Ended, Failed, Run, Swap};
use crate::key::DeviceKey;
use crate::machine::At;
use crate::ports::random;

/// The statement is used at once.
const GOOD_FOR_MS: i64 = 10 * 60 * 1_000;

impl Run<'_> {
    pub(super) async fn fork(&mut self) -> Result<Ended, Failed> {
        let (store, ports) = (&self.ctx.store, &self.ctx.ports);
        let device = desk_core::ids::DeviceId::new(ports.ids.next());
        let key = DeviceKey::generate(ports.chance.as_ref());
        let link = store.link().await?.ok_or(super::SyncError::NoHub)?;
        let offset = self.clock_offset_ms.unwrap_or(link.clock_offset_ms);
        let hub_now = ports.clock.now().wall.as_millisecond().saturating_add(offset);
        let statement = Statement::new(
            ports.ids.next(),
            (Some(store.workspace().uuid()), Some(store.user().uuid())),
            &random(ports.chance.as_ref()),
            hub_now.saturating_add(GOOD_FOR_MS),
            self.ctx.hub_key,
            Some(store.device().uuid()),
        )
        .to_bytes()?;
        let signature = self.ctx.key.sign(&Statement::message(&statement));
        let fork = Fork::new(
            Enrolment { statement, signature },
            device.uuid(),
            key.public(),
            self.own_name().await?,
            store.own_numbers().await?.settled(),
        );
        // The key first: a device without it would be lost.
        let in_file = ports.keys.keep(store.workspace(), device, &key).await?;
        let tokens = match self.ctx.hub.fork(&fork).await {
            Ok(tokens) => tokens,
            Err(error) => {
                ports.keys.forget(store.workspace(), device).await?;
                return Err(Failed::Hub(At::Fork, error));
            }
        };
        let device_key = in_file.and_then(|secret| secret.expose().try_into().ok());
        let link = desk_store::HubLink {
            refresh_token: Some(tokens.refresh),
            device_key,
            state: desk_store::LinkState::Active,
            ..link
        };
        Ok(Ended::Swap(Swap::Become(Become { device, link: Box::new(link), anew: false })))
    }

    async fn own_name(&self) -> Result<String, StoreError> {
        let device = self.ctx.store.device();
        let devices = self.ctx.store.devices().await?;
        let own = devices.into_iter().find(|one| one.id == device);
        Ok(own.map_or_else(|| "Partner Desk".to_owned(), |own| own.name))
    }
}
