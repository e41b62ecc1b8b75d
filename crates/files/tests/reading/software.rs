//! The software price list (catalog-pricing.md, 6.6).

use desk_core::price_list::{BillingPlan, PriceListKind, Segment};
use desk_files::ReadOptions;

use crate::common::{fixture, options, read, read_as};

const HEADER: &str =
    "Product,ProductId,SkuId,SkuTitle,Segment,Currency,ListPrice,Msrp,Effective Date,Regions\n";

#[test]
fn a_list_of_several_markets_and_currencies_is_one_list() {
    let (findings, kept) = read(std::fs::read(fixture("software_list.csv")).unwrap());
    assert_eq!((findings.kind, kept.said()), (PriceListKind::Software, vec![]));
    assert_eq!((findings.market, findings.currency), (None, None), "it holds several");
    let sold = kept.rows.iter().map(|row| {
        let market = row.market.map(|market| market.to_string()).unwrap_or_default();
        format!("{} {market} {} {}", row.offer, row.currency, row.unit_price)
    });
    assert_eq!(
        sold.collect::<Vec<_>>(),
        [
            "DG7GMGF0AAAA:0001 FR EUR 44.2",
            "DG7GMGF0AAAA:0001 CH CHF 47.6",
            "DG7GMGF0AAAA:0001 US USD 41.6525",
            "DF77X4D4AAAB:000F FR EUR 118.05",
        ]
    );
    let first = &kept.rows[0];
    assert_eq!((first.term.as_str(), first.billing), ("NoTerm", BillingPlan::OneTime));
    assert_eq!(first.segment, Some(Segment::Commercial));
    assert_eq!(first.starts.unwrap().to_string(), "2026-03-17T00:00:00Z");
    assert_eq!((first.add_on, first.trial), (None, false), "the list does not say");
}

#[test]
fn the_last_column_may_be_spelled_otherwise_and_ids_be_numbers() {
    for last in ["Region", "Market", "markets", "COUNTRY", "Country Code"] {
        let header = HEADER.replace("Regions", last);
        let row = "Sample Server,DG7GMGF0AAAA,5,Sample Server,Commercial,EUR,1200,,17/03/2026,FR\n";
        let (findings, kept) = read(format!("{header}{row}"));
        assert_eq!(kept.said(), Vec::<String>::new(), "{last}");
        assert_eq!(kept.rows[0].offer.to_string(), "DG7GMGF0AAAA:0005");
        assert_eq!(findings.market.map(|market| market.to_string()), Some("FR".to_owned()));
        assert_eq!(findings.unknown_columns, Vec::<String>::new());
    }
}

#[test]
fn a_list_without_its_markets_asks_for_one() {
    let header = HEADER.replace(",Regions", "");
    let list = format!("{header}S,DG7GMGF0AAAA,1,S,Commercial,EUR,12,15,17/03/2026\n");
    assert_eq!(read(&list).1.said(), ["2 Regions not_given"]);
    let told = ReadOptions { market: "FR".parse().ok(), ..options() };
    let (findings, kept) = read_as(list.as_bytes(), &told).unwrap();
    assert_eq!((findings.market, kept.rows[0].market), (told.market, told.market));
}

#[test]
fn what_cannot_be_read_is_refused_by_its_place() {
    let list = format!(
        "{HEADER}S,DG7GMGF0AAAA,1,S,Commercial,EUR,,15,17/03/2026,FR\n\
         S,DG7GMGF0AAAA,1,S,Consumer,EUR,12,15,17/03/2026,FR\n\
         S,DG7GMGF0AAAA,1,S,Commercial,EUR,12,$15,17/03/2026,FR\n\
         S,DG7GMGF0AAAA,1,S,Commercial,EUR,12,15,31/02/2026,FR\n\
         S,DG7GMGF0AAAA,1,S,Commercial,EUR,12,15,17/03/2026,France\n\
         S,DG7GMGF0AAAA,1,S,Commercial,EUR,12,15,17/03/2026,FR\n"
    );
    let (findings, kept) = read(list);
    assert_eq!(
        kept.said(),
        [
            "2 ListPrice empty",
            "3 Segment not_a_segment",
            "4 Msrp other_currency",
            "5 Effective Date not_a_date",
            "6 Regions not_a_market",
        ]
    );
    assert_eq!(findings.rows_good, 1);
}
