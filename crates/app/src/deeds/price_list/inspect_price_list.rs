use std::sync::Arc;

use super::reading::{Teller, options};
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{InspectPriceList, PriceListPreview};

/// Says what a file is and what importing it would do. Writes nothing.
pub async fn inspect_price_list(
    desk: &Desk,
    ask: InspectPriceList,
) -> Result<PriceListPreview, AppError> {
    let here = desk.here().await?;
    here.actor.price_list_importer()?;
    let path = desk.picked.path(&ask.file)?;
    let options = options(desk, present::file_name(&path), &ask.corrections)?;
    let job = desk.jobs.begin(&ask.job);
    let mut teller = Teller {
        announce: Arc::clone(&desk.ports.announce),
        job: ask.job.clone(),
        stop: job.stop_sign(),
        told: None,
    };
    let seen =
        tokio::task::spawn_blocking(move || desk_files::inspect(&path, &options, &mut teller))
            .await??;
    let lists = here.store().imported_lists().await?;
    let same = lists
        .into_iter()
        .find(|list| list.head.source_sha256 == seen.findings.source_sha256)
        .map(present::price_list);
    Ok(present::preview(seen, same))
}
