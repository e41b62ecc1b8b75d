//! What one can choose among in the catalog: gathered while a list comes in, so that
//! nobody reads a million rows to fill a menu.

use std::collections::BTreeSet;

use desk_core::price_list::{BillingPlan, Currency, Market, PriceRow, Term};
use sqlx::Row;

use crate::error::StoreError;
use crate::file::Store;
use crate::read::lists::imported;
use crate::sql::parse;

/// More than there are of any; beyond it a list holds nonsense, and the rest can
/// still be searched for.
const MOST: usize = 512;

/// The terms, billing plans, markets and currencies of lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    pub terms: BTreeSet<Term>,
    pub billing: BTreeSet<BillingPlan>,
    pub markets: BTreeSet<Market>,
    pub currencies: BTreeSet<Currency>,
    last: Option<(Term, BillingPlan, Option<Market>, Currency)>,
}

impl Choices {
    pub(crate) fn see(&mut self, row: &PriceRow) {
        // Rows of one market and currency mostly stand together.
        let same = self.last.as_ref().is_some_and(|(term, billing, market, currency)| {
            (term, *billing, *market, *currency)
                == (&row.term, row.billing, row.market, row.currency)
        });
        if same {
            return;
        }
        self.last = Some((row.term.clone(), row.billing, row.market, row.currency));
        add(&mut self.terms, row.term.clone());
        add(&mut self.billing, row.billing);
        add(&mut self.currencies, row.currency);
        if let Some(market) = row.market {
            add(&mut self.markets, market);
        }
    }

    /// Each as field and code.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'static str, String)> {
        let terms = self.terms.iter().map(|term| ("term", term.to_string()));
        let billing = self.billing.iter().map(|plan| ("billing", plan.code().to_owned()));
        let markets = self.markets.iter().map(|market| ("market", market.to_string()));
        let currencies = self.currencies.iter().map(|code| ("currency", code.to_string()));
        terms.chain(billing).chain(markets).chain(currencies)
    }
}

impl Store {
    /// Those of every list in force, whatever its market.
    pub async fn catalog_choices(&self) -> Result<Choices, StoreError> {
        const TABLE: &str = "list_choice";
        let mut tx = self.readers.begin().await?;
        let mut choices = Choices::default();
        for list in imported(&mut tx).await?.into_iter().filter(|list| list.current) {
            let rows = sqlx::query("select field, code from list_choice where list_no = ?")
                .bind(list.list_no())
                .fetch_all(&mut *tx)
                .await?;
            for row in rows {
                let code: &str = row.try_get("code")?;
                match row.try_get("field")? {
                    "term" => drop(choices.terms.insert(parse(TABLE, code)?)),
                    "billing" => drop(choices.billing.insert(parse(TABLE, code)?)),
                    "market" => drop(choices.markets.insert(parse(TABLE, code)?)),
                    _ => drop(choices.currencies.insert(parse(TABLE, code)?)),
                }
            }
        }
        Ok(choices)
    }
}

fn add<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if set.len() < MOST {
        set.insert(value);
    }
}
