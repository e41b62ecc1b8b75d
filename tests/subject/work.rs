//! Random edits without end.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use desk_app::deeds::{catalog, edit, price_list, record, workspace};
use desk_app::views::*;
use desk_app::{AppError, Desk, ErrorClass};
use desk_tests::{Clock, FileKeychain, Random, start};

/// Says something and makes sure that it is heard.
fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{words}").unwrap();
    out.flush().unwrap();
}

pub(crate) async fn work(folder: &Path, imports: bool, seed: u64) {
    let keychain = Arc::new(FileKeychain::new(folder.join("keychain")));
    let (desk, _) = start(&folder.join("data"), keychain, Arc::new(Clock::new()));
    let open = workspace::open_last(&desk).await.unwrap().workspace;
    assert!(open.is_some(), "the keychain opens it");
    say("ready");
    let mut random = Random(seed);
    loop {
        let import = random.below(10) < if imports { 9 } else { 1 };
        say(if import { "importing" } else { "editing" });
        let done = if import {
            import_one(&desk, folder, &mut random).await
        } else {
            edit_one(&desk, &mut random).await
        };
        match done {
            Ok(()) => acknowledge(&desk).await,
            Err(error) if error.code().class() == ErrorClass::Internal => panic!("{error:?}"),
            Err(error) => say(&format!("refused {}", error.code().as_str())),
        }
    }
}

/// What a screen would show now is promised to be there for ever.
async fn acknowledge(desk: &Desk) {
    let ask = RecordQuery { filter: None, offset: 0, limit: 1 };
    let last = record::list_record(desk, ask).await.unwrap().entries.remove(0);
    say(&format!("did {} {}", last.device_seq, last.chain));
}

async fn import_one(desk: &Desk, folder: &Path, random: &mut Random) -> Result<(), AppError> {
    let mut files: Vec<_> = std::fs::read_dir(folder.join("lists"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let file = desk.hand_over(random.one_of(&files).unwrap().clone()).token;
    let ask = ImportPriceList {
        file,
        job: "import".to_owned(),
        corrections: Corrections::default(),
        strict: false,
    };
    match price_list::import_price_list(desk, ask).await {
        Ok(_) => Ok(()),
        // Away with it, so that there is something to import again.
        Err(error) => {
            let Some(list_id) = error.body().reference else { return Err(error) };
            price_list::remove_price_list(desk, PriceListRef { list_id }).await.map(drop)
        }
    }
}

async fn edit_one(desk: &Desk, random: &mut Random) -> Result<(), AppError> {
    let featured = catalog::list_featured(desk, Nothing {}).await?.featured;
    let one = random.one_of(&featured).map(|offer| offer.offer_id.clone()).unwrap_or_default();
    match random.below(10) {
        0..4 => {
            let ask = CatalogQuery {
                offset: u32::try_from(random.below(50)).unwrap(),
                limit: 20,
                ..CatalogQuery::default()
            };
            let page = catalog::search_catalog(desk, ask).await?;
            let offer = random.one_of(&page.offers);
            let offer_id = offer.map(|offer| offer.offer_id.clone()).unwrap_or_default();
            catalog::feature_offer(desk, FeatureOffer { offer_id, position: None }).await.map(drop)
        }
        4 => catalog::unfeature_offer(desk, OfferRef { offer_id: one }).await.map(drop),
        5..7 => {
            let to = u32::try_from(1 + random.below(5)).unwrap();
            catalog::move_featured(desk, MoveFeatured { offer_id: one, to }).await.map(drop)
        }
        7..9 => edit::undo_edit(desk, Nothing {}).await.map(drop),
        _ => edit::redo_edit(desk, Nothing {}).await.map(drop),
    }
}
