//! Views of tables, which a person saves for herself on this device.

use desk_app::AppError;
use desk_app::ErrorCode::*;
use desk_app::deeds::tables::*;
use desk_app::views::{
    ChooseColumns, KeepView, Nothing, SavedViewCard, SavedViewRef, SavedViews, Tag,
};
use desk_tests::{Desktop, code, two_desktops};

fn view(name: &str) -> KeepView {
    KeepView {
        id: None,
        table: "catalog".to_owned(),
        name: name.to_owned(),
        question: "q=mail&term=P1Y&sort=price".to_owned(),
        columns: ["title", "price"].map(str::to_owned).into(),
    }
}

async fn keep(desktop: &Desktop, ask: KeepView) -> Result<SavedViews, AppError> {
    keep_view(&desktop.desk, ask).await
}

async fn views(desktop: &Desktop) -> Vec<SavedViewCard> {
    list_views(&desktop.desk, Nothing {}).await.unwrap().views
}

async fn names(desktop: &Desktop) -> Vec<String> {
    views(desktop).await.into_iter().map(|view| view.name).collect()
}

#[tokio::test]
async fn a_view_is_saved_under_a_name_renamed_saved_over_and_taken_away() {
    let mut ada = Desktop::founded().await;
    ada.ears.heard();
    let waiting = ada.frame().await.waiting;
    keep(&ada, view(" Œuvres annuelles ")).await.unwrap();
    assert_eq!(ada.ears.tags(), [[Tag::Views]], "it is no change of the company's records");
    keep(&ada, view("mensuelles")).await.unwrap();
    assert_eq!(ada.frame().await.waiting, waiting, "and nothing of it waits for a hub");

    ada.restart().await;
    assert_eq!(names(&ada).await, ["mensuelles", "Œuvres annuelles"]);
    let first = views(&ada).await[1].clone();
    assert_eq!((first.question.as_str(), first.columns.len()), ("q=mail&term=P1Y&sort=price", 2));

    let renamed = KeepView { id: Some(first.id.clone()), ..view("Annuelles") };
    let over = KeepView { question: "q=files".to_owned(), ..renamed };
    keep(&ada, over).await.unwrap();
    assert_eq!(names(&ada).await, ["Annuelles", "mensuelles"]);
    assert_eq!(views(&ada).await[0].question, "q=files");

    let ask = || SavedViewRef { id: first.id.clone() };
    delete_view(&ada.desk, ask()).await.unwrap();
    assert_eq!(names(&ada).await, ["mensuelles"]);
    assert_eq!(code(delete_view(&ada.desk, ask()).await), ViewNotFound);
    let gone = KeepView { id: Some(first.id.clone()), ..view("Annuelles") };
    assert_eq!(code(keep(&ada, gone).await), ViewNotFound);
}

#[tokio::test]
async fn what_is_no_view_is_refused() {
    let ada = Desktop::founded().await;
    keep(&ada, view("Été")).await.unwrap();
    assert_eq!(code(keep(&ada, view("été")).await), ViewNameTaken);
    keep(&ada, KeepView { table: "people".to_owned(), ..view("Été") }).await.unwrap();
    for name in ["", "  ", "a\nb", "a".repeat(81).as_str()] {
        assert_eq!(code(keep(&ada, view(name)).await), BadName, "{name:?}");
    }
    let column = |id: &str| vec![id.to_owned()];
    let asked = [
        KeepView { table: "Catalog!".to_owned(), ..view("a") },
        KeepView { columns: column("=1"), ..view("a") },
        KeepView { columns: vec!["a".to_owned(); 201], ..view("a") },
        KeepView { question: "q".repeat(4_001), ..view("a") },
    ];
    for ask in asked {
        assert_eq!(code(keep(&ada, ask).await), BadView);
    }
    let ask = ChooseColumns { table: String::new(), columns: None };
    assert_eq!(code(choose_columns(&ada.desk, ask).await), BadView);
    assert_eq!(views(&ada).await.len(), 2, "nothing of all that was kept");
}

#[tokio::test]
async fn views_stay_on_their_device_and_with_their_person() {
    let (_hub, ada, bea) = two_desktops().await;
    keep(&ada, view("Annuelles")).await.unwrap();
    ada.sync().await.unwrap();
    bea.sync().await.unwrap();
    assert!(names(&bea).await.is_empty(), "they go to no hub");

    // A file that is filled anew takes what is the device's own along.
    ada.leave().await.unwrap();
    let me = ada.person("Ada").await.id;
    ada.join_again(&bea.invite(&me).await.unwrap()).await.unwrap();
    assert_eq!(names(&ada).await, ["Annuelles"]);
}

#[tokio::test]
async fn columns_are_chosen_for_this_computer() {
    let mut ada = Desktop::founded().await;
    let chosen = vec!["title".to_owned(), "publisher".to_owned()];
    let ask = |columns| ChooseColumns { table: "catalog".to_owned(), columns };
    let state = choose_columns(&ada.desk, ask(Some(chosen.clone()))).await.unwrap();
    assert_eq!(state.settings.columns["catalog"], chosen);
    ada.restart().await;
    let state = choose_columns(&ada.desk, ask(None)).await.unwrap();
    assert!(state.settings.columns.is_empty(), "as it was at first");
}
