//! Whatever people do, in whatever order, the books agree (sync.md, A14).

use desk_app::ErrorCode::{self, *};
use desk_app::deeds::price_list::restore_price_list;
use desk_app::views::{Corrections, PriceListRef};
use desk_tests::{Books, Computer, Desktop, Key, Row, Rows, small_list};
use proptest::prelude::*;

/// Offers that the lists have, by letter.
const LISTS: [(&str, &str, &str); 4] = [
    ("FR", "2026-10", "ABCDEFG"),
    ("FR", "2026-11", "ACDEFGH"),
    ("FR", "2026-12", "HIJ"),
    ("CH", "2026-11", "ABX"),
];

#[derive(Debug, Clone)]
enum Edit {
    Import(usize),
    Remove(usize),
    BringBack(usize),
    Feature(char),
    Unfeature(char),
    Move(char, u32),
    Market(Option<&'static str>),
    Undo,
    Redo,
    Restart,
}

fn edit() -> impl Strategy<Value = Edit> {
    let offer = || proptest::sample::select("ABCDEFGHIX".chars().collect::<Vec<_>>());
    prop_oneof![
        3 => (0..LISTS.len()).prop_map(Edit::Import),
        1 => (0..LISTS.len()).prop_map(Edit::Remove),
        1 => (0..LISTS.len()).prop_map(Edit::BringBack),
        9 => offer().prop_map(Edit::Feature),
        3 => offer().prop_map(Edit::Unfeature),
        5 => (offer(), 0..7_u32).prop_map(|(offer, to)| Edit::Move(offer, to)),
        1 => proptest::sample::select(vec![None, Some("FR"), Some("CH")]).prop_map(Edit::Market),
        4 => Just(Edit::Undo),
        3 => Just(Edit::Redo),
        1 => Just(Edit::Restart),
    ]
}

/// Every "no" that these edits may be answered with.
const HONEST: [ErrorCode; 9] = [
    AlreadyImported,
    BadPosition,
    FeaturedFull,
    NoSuchList,
    NothingToRedo,
    NothingToUndo,
    OfferNotFeatured,
    OfferNotInList,
    OfferEndOfSale,
];

/// Ada and the ids that the lists have, or would have.
struct Story {
    ada: Desktop,
    lists: [Option<String>; LISTS.len()],
    books: Books,
}

impl Story {
    async fn begin() -> Self {
        let ada = Desktop::found_on(Computer::in_memory(), "Atelier Nuage", "Ada").await;
        ada.computer.clock.set("2026-12-24T09:00:00Z");
        for (number, (market, month, letters)) in LISTS.into_iter().enumerate() {
            let names: Vec<String> = letters.chars().map(String::from).collect();
            let rows: Vec<Row<'_>> = names.iter().map(|name| Row::new(name, name)).collect();
            let path = ada.computer.documents().join(format!("{number}.csv"));
            small_list(&path, market, month, &rows);
        }
        let key = Key::of(&ada.folder(), &*ada.computer.keychain);
        let books = Books::open(&ada.folder().join("workspace.db"), &key).await;
        Self { ada, lists: Default::default(), books }
    }

    async fn edit(&mut self, edit: &Edit) -> Result<(), desk_app::AppError> {
        let id = |name: &char| format!("{name}:0001");
        let known = |number: &usize| self.lists[*number].clone().unwrap_or_else(|| "none".into());
        let ada = &mut self.ada;
        match edit {
            Edit::Import(number) => {
                let path = ada.computer.documents().join(format!("{number}.csv"));
                let month = Some(LISTS[*number].1.to_owned());
                let report =
                    ada.import_as(&path, Corrections { month, ..Corrections::default() }).await?;
                self.lists[*number] = Some(report.list_id);
            }
            Edit::Remove(number) => drop(ada.remove_list(&known(number)).await?),
            Edit::BringBack(number) => {
                let list_id = known(number);
                restore_price_list(&ada.desk, PriceListRef { list_id }).await?;
            }
            Edit::Feature(name) => drop(ada.feature(&id(name)).await?),
            Edit::Unfeature(name) => drop(ada.unfeature(&id(name)).await?),
            Edit::Move(name, to) => drop(ada.move_to(&id(name), *to).await?),
            Edit::Market(market) => drop(ada.set_market(*market).await?),
            Edit::Undo => drop(ada.undo().await?),
            Edit::Redo => drop(ada.redo().await?),
            Edit::Restart => ada.restart().await,
        }
        Ok(())
    }

    /// Does an edit; one that is refused changes nothing.
    async fn live(&mut self, edit: &Edit) {
        let before = self.books.rows().await;
        if let Err(error) = self.edit(edit).await {
            assert!(HONEST.contains(&error.code()), "{edit:?}: {error:?}");
            assert_eq!(self.books.rows().await, before, "{edit:?} was refused");
        }
        let shown = self.ada.featured().await.len();
        assert!(shown <= 5, "{shown} after {edit:?}");
    }
}

async fn told(edits: &[Edit]) {
    let mut story = Story::begin().await;
    let founded = story.books.seen().await;
    for edit in edits {
        story.live(edit).await;
    }
    story.books.check().await;
    there_and_back(&mut story, &founded).await;
    story.books.check().await;
}

/// Undoing everything leads to the founding, and redoing it all back again.
async fn there_and_back(story: &mut Story, founded: &Rows) {
    let now = (story.books.seen().await, story.ada.featured_ids().await);
    let mut steps = 0;
    let end = loop {
        match story.ada.undo().await {
            Ok(_) => steps += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(end.code(), NothingToUndo, "after {steps} steps");
    assert_eq!(story.books.seen().await, *founded, "undoing all leads to the founding");
    story.ada.restart().await;
    for step in 0..steps {
        story.ada.redo().await.unwrap_or_else(|error| panic!("redo {step}: {error:?}"));
    }
    // Where in the order is told by neighbours, so keys may be new ones.
    assert_eq!(story.ada.featured_ids().await, now.1);
    let places = |rows: &Rows| rows.keys().cloned().collect::<Vec<_>>();
    assert_eq!(places(&story.books.seen().await), places(&now.0), "redoing all leads back");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_the_books_agree(edits in proptest::collection::vec(edit(), 1..25)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(told(&edits));
    }
}
