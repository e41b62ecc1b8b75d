//! Two people change one person's details without a network.

use desk_app::views::ConflictChoice;
use desk_core::schema::user::{DEPARTMENT, DISPLAY_NAME, NOTES, PHONE};
use desk_tests::{Desktop, agree, two_desktops};

async fn both_say(one: &Desktop, other: &Desktop, person: &str, phone: Option<&str>) {
    for desktop in [one, other] {
        assert_eq!(desktop.detail(person, &PHONE).await.as_deref(), phone);
    }
}

#[tokio::test]
async fn different_fields_of_one_person_come_together() {
    let (_hub, ada, bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    ada.edit(&zoe, &PHONE, "+33 1").await.unwrap();
    bea.edit(&zoe, &DEPARTMENT, "Achats").await.unwrap();
    bea.edit(&zoe, &DISPLAY_NAME, "Zoé Z.").await.unwrap();
    agree(&[&bea, &ada]).await;
    for desktop in [&ada, &bea] {
        assert_eq!(desktop.detail(&zoe, &PHONE).await.as_deref(), Some("+33 1"));
        assert_eq!(desktop.detail(&zoe, &DEPARTMENT).await.as_deref(), Some("Achats"));
        assert_eq!(desktop.detail(&zoe, &DISPLAY_NAME).await.as_deref(), Some("Zoé Z."));
        assert!(desktop.conflicts().await.is_empty(), "nobody is asked anything");
        assert!(desktop.refused().await.is_empty());
    }
}

#[tokio::test]
async fn the_same_value_from_both_sides_is_no_conflict() {
    let (_hub, ada, bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    ada.edit(&zoe, &PHONE, "+33 1").await.unwrap();
    bea.edit(&zoe, &PHONE, "+33 1").await.unwrap();
    agree(&[&ada, &bea]).await;
    both_say(&ada, &bea, &zoe, Some("+33 1")).await;
    assert!(bea.conflicts().await.is_empty());
}

#[tokio::test]
async fn the_same_field_is_in_conflict_for_everybody_to_see_until_somebody_decides() {
    use ConflictChoice::{Mine, Theirs, Value};
    let (_hub, ada, bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    ada.edit(&zoe, &PHONE, "base").await.unwrap();
    agree(&[&ada, &bea]).await;
    let mut base = "base".to_owned();
    for (round, (choice, value)) in
        [(Theirs, None), (Mine, None), (Value, Some("third"))].into_iter().enumerate()
    {
        let (of_ada, of_bea) = (format!("Ada {round}"), format!("Bea {round}"));
        ada.edit(&zoe, &PHONE, &of_ada).await.unwrap();
        bea.edit(&zoe, &PHONE, &of_bea).await.unwrap();
        both_seen(&ada, &zoe, &of_ada).await;
        both_seen(&bea, &zoe, &of_bea).await;
        ada.sync().await.unwrap();
        let report = bea.sync().await.unwrap();
        assert_eq!(report.conflicts, 1, "whoever comes second hears of it at once");
        agree(&[&ada, &bea]).await;
        both_say(&ada, &bea, &zoe, Some(&of_ada)).await;

        for desktop in [&ada, &bea] {
            let open = desktop.open_conflicts().await;
            assert_eq!(open.len(), 1, "{open:?}");
            let one = &open[0];
            assert_eq!((one.entity.as_str(), one.field.as_str()), ("app_user", "phone"));
            assert_eq!((one.subject.as_str(), one.kind.as_str()), ("Zoé", "guarded"));
            assert_eq!(one.base.as_deref(), Some(base.as_str()), "what both stood on");
            assert_eq!(one.theirs.as_deref(), Some(of_ada.as_str()));
            assert_eq!(one.mine.as_deref(), Some(of_bea.as_str()));
            assert_eq!(one.theirs_by.as_deref(), Some("Ada"));
            assert_eq!(one.mine_by.as_deref(), Some("Bea"));
            assert!(one.theirs_at.is_some() && one.mine_at.is_some(), "and when");
            assert_eq!(one.current.as_deref(), Some(of_ada.as_str()));
            assert!(one.takes_value && one.denied_task.is_none());
            assert_eq!(desktop.hub().await.conflicts, 1, "the badge knows");
        }
        assert!(bea.open_conflicts().await[0].is_mine);
        assert!(!ada.open_conflicts().await[0].is_mine);

        // Whoever wants decides; it is the same conflict on both.
        let decides = if round == 0 { &ada } else { &bea };
        let open = decides.open_conflicts().await.remove(0);
        let done = decides.resolve(vec![open.id], choice, value).await;
        assert_eq!((done.resolved, done.failed.len()), (1, 0), "{:?}", done.failed);
        agree(&[&ada, &bea]).await;
        base = match choice {
            Theirs => of_ada,
            Mine => of_bea,
            Value => "third".to_owned(),
        };
        both_say(&ada, &bea, &zoe, Some(&base)).await;
        for desktop in [&ada, &bea] {
            assert!(desktop.open_conflicts().await.is_empty(), "decided once is decided");
        }
    }
}

async fn both_seen(desktop: &Desktop, person: &str, phone: &str) {
    let seen = desktop.detail(person, &PHONE).await;
    assert_eq!(seen.as_deref(), Some(phone), "everybody goes on with their own until they meet");
}

#[tokio::test]
async fn many_conflicts_are_decided_at_once() {
    const PEOPLE: usize = 25;
    let (_hub, ada, bea) = two_desktops().await;
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(ada.add_person(&format!("Personne {number}"), &[]).await);
    }
    agree(&[&ada, &bea]).await;
    for person in &people {
        ada.edit(person, &PHONE, "Ada").await.unwrap();
        bea.edit(person, &PHONE, "Bea").await.unwrap();
    }
    agree(&[&ada, &bea]).await;
    let open: Vec<String> = ada.open_conflicts().await.into_iter().map(|one| one.id).collect();
    assert_eq!(open.len(), PEOPLE, "each can be seen");
    let done = ada.resolve(open.clone(), ConflictChoice::Mine, None).await;
    assert_eq!(usize::try_from(done.resolved).unwrap(), PEOPLE, "{:?}", done.failed);
    // Bea decides one of them otherwise before she hears of it: that is shown too.
    bea.resolve(vec![open[0].clone()], ConflictChoice::Theirs, None).await;
    ada.sync().await.unwrap();
    agree(&[&bea, &ada]).await;
    for person in &people[1..] {
        both_say(&ada, &bea, person, Some("Bea")).await;
    }
    assert_eq!(ada.hub().await.conflicts, bea.hub().await.conflicts);
}

#[tokio::test]
async fn a_note_that_was_overridden_is_one_click_away() {
    let (_hub, ada, bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    ada.edit(&zoe, &NOTES, "of Ada").await.unwrap();
    bea.edit(&zoe, &NOTES, "of Bea").await.unwrap();
    ada.sync().await.unwrap();
    agree(&[&bea, &ada]).await;
    for desktop in [&ada, &bea] {
        let note = desktop.detail(&zoe, &NOTES).await;
        assert_eq!(note.as_deref(), Some("of Bea"), "who comes later to the hub");
        assert!(desktop.open_conflicts().await.is_empty(), "nobody has to decide");
        let seen = desktop.conflicts().await;
        assert_eq!(seen.len(), 1, "but both are kept");
        assert_eq!((seen[0].kind.as_str(), seen[0].state.as_str()), ("auto", "auto"));
        assert_eq!(seen[0].theirs.as_deref(), Some("of Ada"));
        assert_eq!(seen[0].mine.as_deref(), Some("of Bea"));
    }
    let seen = ada.conflicts().await.remove(0);
    let done = ada.resolve(vec![seen.id], ConflictChoice::Theirs, None).await;
    assert_eq!(done.resolved, 1, "{:?}", done.failed);
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        assert_eq!(desktop.detail(&zoe, &NOTES).await.as_deref(), Some("of Ada"));
    }
}
