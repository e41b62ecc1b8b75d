use super::completing::completed_by;
use super::import_price_list::head;
use super::reading::options;
use crate::deeds::table_file::Teller;
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
    let mut teller = Teller::of(desk, &job);
    let seen =
        tokio::task::spawn_blocking(move || desk_files::inspect(&path, &options, &mut teller))
            .await??;
    let lists = here.store().imported_lists().await?;
    let findings = &seen.findings;
    let same = lists
        .into_iter()
        .find(|list| list.head.source_sha256 == findings.source_sha256)
        .map(present::price_list);
    let completes = match (&same, findings.month) {
        (None, Some(month)) => completed_by(here.store(), findings, &head(findings, month)).await?,
        (Some(_), _) | (None, None) => None,
    };
    let preview = present::preview(seen, same);
    Ok(PriceListPreview { completes: completes.map(present::price_list), ..preview })
}
