//! Legacy and software lists beside those of new commerce: in the catalog, featured,
//! and on another desktop.

use desk_app::deeds::catalog::show_offer;
use desk_app::views::{Corrections, OfferRef};
use desk_tests::{Desktop, Row, agree, small_list, two_desktops};

fn fixture(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/price_lists").join(name)
}

const LEGACY: &str = "31c9c9eb-0000-4000-8000-00000000000b";

fn legacy() -> Corrections {
    Corrections {
        month: Some("2020-04".to_owned()),
        currency: Some("EUR".to_owned()),
        ..Corrections::default()
    }
}

fn software() -> Corrections {
    Corrections { month: Some("2026-03".to_owned()), ..Corrections::default() }
}

#[tokio::test]
async fn lists_of_every_kind_stand_in_one_catalog() {
    let ada = Desktop::founded().await;
    ada.set_market(Some("FR")).await.unwrap();
    let path = ada.computer.documents().join("NCE_2026-11_GA_FR.csv");
    small_list(&path, "FR", "2026-11", &[Row::new("Z", "Zebra")]);
    ada.import(&path).await.unwrap();
    ada.import_as(&fixture("software_list.csv"), software()).await.unwrap();
    let report = ada.import_as(&fixture("legacy_list.csv"), legacy()).await.unwrap();
    assert_eq!((report.kind.as_str(), report.market), ("license_legacy", None));

    let found = ada.search("").await;
    let mut offers: Vec<_> = found.offers.iter().map(|offer| offer.title.as_str()).collect();
    offers.sort_unstable();
    assert_eq!(
        offers,
        [
            "Sample Add-on",
            "Sample Desktop Upgrade",
            "Sample Offer",
            "Sample Offer (Nonprofit Staff Pricing)",
            "Sample Offer Trial",
            "Sample Offer for Faculty",
            "Sample Server 2026",
            "Zebra",
        ]
    );
    let server = found.offers.iter().find(|offer| offer.title == "Sample Server 2026").unwrap();
    let prices: Vec<_> = server.terms.iter().map(|one| one.unit_price.as_str()).collect();
    assert_eq!(prices, ["44.2"], "the price at home, not the Swiss or the American one");
    assert_eq!(server.terms[0].billing, "one_time");

    let ask = OfferRef { offer_id: LEGACY.to_uppercase() };
    let offer = show_offer(&ada.desk, ask).await.unwrap();
    assert_eq!((offer.offer_id.as_str(), offer.add_on), (LEGACY, Some(false)));
    assert_eq!((offer.prices[0].market.as_deref(), offer.prices[0].term.as_str()), (None, "P1M"));
}

#[tokio::test]
async fn a_legacy_offer_is_featured_and_travels_like_any_other() {
    let (_hub, ada, bob) = two_desktops().await;
    ada.set_market(Some("FR")).await.unwrap();
    ada.import_as(&fixture("legacy_list.csv"), legacy()).await.unwrap();
    ada.feature(LEGACY).await.unwrap();
    agree(&[&ada, &bob]).await;
    assert_eq!(bob.featured_ids().await, [LEGACY]);
    assert!(!bob.featured().await[0].vanished, "it has the list and its prices, too");
    assert_eq!(bob.titles("faculty").await, ["Sample Offer for Faculty"]);
    let refused = bob.feature("31c9c9eb-0000-4000-8000-00000000000d").await;
    assert!(refused.is_err(), "an add-on is not sold from the catalog");
}
