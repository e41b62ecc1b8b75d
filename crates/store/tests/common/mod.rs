//! A real workspace file in a folder of its own, with its first admin.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up must fail loudly")]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use desk_core::access::{Actor, Right, Role};
use desk_core::command::{AddPriceList, Command};
use desk_core::ids::{DeviceId, GroupId, OfferId, UserId, WorkspaceId};
use desk_core::moment::{Ids, Moment};
use desk_core::price_list::{BillingPlan, Marker, PriceListHead, PriceListKind, PriceRow, Segment};
use desk_store::{
    Deed, Direction, ExecuteError, FileKey, NewWorkspace, OpenedStore, Opening, Outcome,
    StagedList, Store,
};
use desk_wire::BlobHasher;
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

/// Ids that count up.
#[derive(Debug)]
pub struct Counting(AtomicU64);

impl Ids for Counting {
    fn next(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

pub struct Bench {
    pub folder: TempDir,
    pub store: Store,
    pub ids: Counting,
    pub founder: UserId,
}

pub fn key() -> FileKey {
    FileKey::new(&[42; 32])
}

impl Bench {
    pub async fn founded() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewWorkspace {
            workspace: WorkspaceId::new(Uuid::from_u128(1)),
            device: DeviceId::new(Uuid::from_u128(2)),
            user: UserId::new(Uuid::from_u128(3)),
        };
        let store = Store::create(&folder.path().join("workspace.db"), &key(), new).await.unwrap();
        let bench = Self { folder, store, ids: Counting(AtomicU64::new(1_000)), founder: new.user };
        let found = Command::FoundWorkspace {
            workspace: new.workspace,
            founder: bench.founder,
            display_name: "Ada".to_owned(),
        };
        bench.execute(&found, &Right::founding(bench.founder)).await.unwrap();
        bench
    }

    pub fn admin(&self) -> Actor {
        Actor::new(self.founder, [Role::GlobalAdmin])
    }

    pub fn deed(&self) -> Deed {
        let moment = Moment { wall: Timestamp::UNIX_EPOCH, boot: Uuid::from_u128(5), mono_ms: 6 };
        Deed { group: GroupId::new(self.ids.next()), author: self.founder, moment }
    }

    pub async fn edit(&self, command: &Command) -> Result<Outcome, ExecuteError> {
        self.execute(command, &command.right(&self.admin()).unwrap()).await
    }

    pub async fn execute(&self, command: &Command, right: &Right) -> Result<Outcome, ExecuteError> {
        let mut tx = self.store.begin_write(self.deed(), &self.ids).await?;
        let outcome = tx.execute(command, right).await?;
        tx.commit().await?;
        Ok(outcome)
    }

    /// Imports a French list, as the deed does: with the market in one step.
    pub async fn import(&self, month: &str, rows: &[PriceRow]) {
        self.import_in("EUR", month, rows).await;
    }

    /// Lists in two currencies are in force side by side.
    pub async fn import_in(&self, currency: &str, month: &str, rows: &[PriceRow]) {
        self.import_as(Some("FR"), Some(currency), month, rows).await;
    }

    /// A list without a market, or without a currency, holds several.
    pub async fn import_as(
        &self,
        market: Option<&str>,
        currency: Option<&str>,
        month: &str,
        rows: &[PriceRow],
    ) {
        let mut staging = self.store.begin_staging().await.unwrap();
        for chunk in rows.chunks(desk_store::STAGING_BATCH) {
            staging.stage(chunk).await.unwrap();
        }
        let staged = staging.finish().await.unwrap();
        let add = self.add_list(market, currency, month, rows);
        self.execute_add(add, Some(staged)).await;
    }

    /// The command that adds a list of these rows.
    pub fn add_list(
        &self,
        market: Option<&str>,
        currency: Option<&str>,
        month: &str,
        rows: &[PriceRow],
    ) -> AddPriceList {
        let mut hasher = BlobHasher::default();
        for row in rows {
            hasher.add(row).unwrap();
        }
        let mut source_sha256 = [0; 32];
        source_sha256[..7].copy_from_slice(month.as_bytes());
        source_sha256[7..10].copy_from_slice(currency.unwrap_or("all").as_bytes());
        source_sha256[10..12].copy_from_slice(market.unwrap_or("**").as_bytes());
        let head = PriceListHead {
            kind: PriceListKind::LicenseNewCommerce,
            market: market.map(|market| market.parse().unwrap()),
            currency: currency.map(|currency| currency.parse().unwrap()),
            month: month.parse().unwrap(),
            preview: false,
            source_sha256,
        };
        AddPriceList {
            head,
            file_name: format!("{month}.csv"),
            rows_blob: hasher.sum().hash,
            rows: hasher.sum().rows,
            rows_refused: 0,
            imported_by: self.founder,
            imported_at: Timestamp::UNIX_EPOCH,
        }
    }

    /// Adds a list, with its rows or as one whose rows have yet to come.
    pub async fn execute_add(&self, add: AddPriceList, staged: Option<StagedList>) {
        let list = add.head.id();
        let market =
            Command::SetHomeMarket { workspace: self.store.workspace(), market: "FR".parse().ok() };
        let mut tx = self.store.begin_write(self.deed(), &self.ids).await.unwrap();
        for command in [&Command::AddPriceList(add), &market] {
            tx.execute(command, &command.right(&self.admin()).unwrap()).await.unwrap();
        }
        if let Some(staged) = staged {
            tx.adopt_rows(&staged, list).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// Undoes or redoes; false when there is nothing to.
    pub async fn reverse(&self, direction: Direction) -> bool {
        let mut tx = self.store.begin_write(self.deed(), &self.ids).await.unwrap();
        let Some(step) = tx.take_step(direction).await.unwrap() else {
            return false;
        };
        for command in &step.commands {
            tx.execute(command, &command.right(&self.admin()).unwrap()).await.unwrap();
        }
        tx.settle_step(&step).unwrap();
        tx.commit().await.unwrap();
        true
    }

    /// Closes the file and opens it again.
    pub async fn restart(&mut self) -> OpenedFlags {
        let path = self.store.path().to_owned();
        let opening = Opening { backups: self.folder.path().join("backups") };
        self.store.close().await.unwrap();
        let opened: OpenedStore = Store::open(&path, &key(), &opening).await.unwrap();
        let flags =
            OpenedFlags { checked: opened.checked, migrated: opened.migrated, swept: opened.swept };
        self.store = opened.store;
        flags
    }
}

#[derive(Debug)]
pub struct OpenedFlags {
    pub checked: bool,
    pub migrated: bool,
    pub swept: bool,
}

pub fn offer(name: &str) -> OfferId {
    OfferId::new(name, "1").unwrap()
}

/// A French price of an offer that goes by its id.
pub fn row(name: &str) -> PriceRow {
    PriceRow {
        line: 2,
        offer: offer(name),
        product_title: "Product".to_owned(),
        sku_title: name.to_owned(),
        publisher: "Contoso".to_owned(),
        description: String::new(),
        unit_of_measure: String::new(),
        segment: Some(Segment::Commercial),
        trial: false,
        add_on: None,
        term: "P1Y".parse().unwrap(),
        billing: BillingPlan::Annual,
        market: "FR".parse().ok(),
        currency: "EUR".parse().unwrap(),
        unit_price: "60".parse().unwrap(),
        retail_price: Some("75".parse().unwrap()),
        tier: None,
        starts: Some(Timestamp::UNIX_EPOCH),
        ends: None,
        tags: vec!["License".to_owned()],
        marker: Some(Marker::Unchanged),
        previous: BTreeMap::from([("UnitPrice".to_owned(), "55".to_owned())]),
        extra: BTreeMap::from([("Colour".to_owned(), "blue".to_owned())]),
    }
}
