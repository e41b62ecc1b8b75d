//! Everyone's account and role, on one desktop.

use desk_app::ErrorCode::{
    BadTask, LastAdmin, MorePowerful, NotAllowed, NothingStaged, OneRolePerCategory,
    PasswordKeptElsewhere, RestoreTooLate, TasksUnreachable, UserNameTaken, UserNotFound,
};
use desk_app::deeds::people;
use desk_app::views::*;
use desk_core::access::Role;
use desk_tests::{Books, Desktop, Key, code};
use jiff::SignedDuration;

async fn make(desktop: &Desktop, name: &str, user_name: &str, roles: &[&str]) -> UserDetail {
    let edit = |field: &str, value: &str| PersonEdit {
        field: field.to_owned(),
        value: Some(value.to_owned()),
    };
    let ask = NewUser {
        details: vec![edit("display_name", name), edit("user_name", user_name)],
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
    };
    people::create_user(&desktop.desk, ask).await.unwrap()
}

async fn list(desktop: &Desktop, ask: UserQuery) -> UserPage {
    people::list_users(&desktop.desk, UserQuery { limit: 100, counted: true, ..ask }).await.unwrap()
}

fn names(page: &UserPage) -> Vec<&str> {
    page.users.iter().map(|one| one.name.as_str()).collect()
}

fn whom(user: &str) -> UserRef {
    UserRef { user: user.to_owned() }
}

async fn stage(desktop: &Desktop, user: &str, role: &str, held: bool) -> StagedRoles {
    let edit = StagedEdit { user: user.to_owned(), role: role.to_owned(), held };
    people::stage_roles(&desktop.desk, StageRoles { edits: vec![edit] }).await.unwrap()
}

async fn roles_of(desktop: &Desktop, user: &str) -> Vec<String> {
    people::show_user(&desktop.desk, whom(user)).await.unwrap().line.roles
}

async fn act_as(desktop: &Desktop, roles: &[&str]) {
    let key = Key::of(&desktop.folder(), &*desktop.computer.keychain);
    let mut books = Books::open(&desktop.folder().join("workspace.db"), &key).await;
    books.give_roles(roles).await;
    books.close().await;
}

#[tokio::test]
async fn people_are_found_narrowed_counted_and_put_in_order() {
    let ada = Desktop::founded().await;
    make(&ada, "Élodie Œuvrard", "elodie@contoso.com", &["sales_agent"]).await;
    make(&ada, "zoé", "zoe@contoso.com", &[]).await;
    make(&ada, "Ben", "ben@contoso.com", &["helpdesk_agent"]).await;
    let all = list(&ada, UserQuery::default()).await;
    assert_eq!(names(&all)[1..], ["Ben", "Élodie Œuvrard", "zoé"], "é is an e, and case is none");
    assert_eq!(all.total, 4);
    assert_eq!(all.warnings[0].code, "few_global_admins");
    let counts = all.counts.unwrap();
    assert_eq!((counts.here, counts.without_role, counts.without_mfa), (4, 1, 4));
    assert_eq!(counts.global_admins, 1);

    for (search, meant) in [
        ("elodie", vec!["Élodie Œuvrard"]),
        ("oeuv", vec!["Élodie Œuvrard"]),
        ("ZOE@", vec!["zoé"]),
        ("contoso ben", vec!["Ben"]),
        ("nobody", vec![]),
        ("!?", vec![]),
    ] {
        let ask = UserQuery { search: search.to_owned(), ..UserQuery::default() };
        assert_eq!(names(&list(&ada, ask).await), meant, "{search}");
    }
    let asking = |ask: UserQuery| list(&ada, ask);
    let role = Some("sales_agent".to_owned());
    let found = asking(UserQuery { role, ..UserQuery::default() }).await;
    assert_eq!(names(&found), ["Élodie Œuvrard"]);
    let found = asking(UserQuery { without_role: true, ..UserQuery::default() }).await;
    assert_eq!(names(&found), ["zoé"]);
    people::set_user_state(
        &ada.desk,
        UserState { user: "ben@contoso.com".to_owned(), active: false },
    )
    .await
    .unwrap();
    let state = Some("inactive".to_owned());
    assert_eq!(names(&asking(UserQuery { state, ..UserQuery::default() }).await), ["Ben"]);
    // A new name is found, and the old one is not any more.
    let edits =
        vec![PersonEdit { field: "display_name".to_owned(), value: Some("Benoît".to_owned()) }];
    let ask = EditPerson { person: "BEN@contoso.com".to_owned(), edits };
    people::edit_user(&ada.desk, ask).await.unwrap();
    let ask = UserQuery { search: "benoit".to_owned(), ..UserQuery::default() };
    assert_eq!(list(&ada, ask).await.total, 1);
    let unknown = people::show_user(&ada.desk, whom("nobody@contoso.com")).await;
    assert_eq!(code(unknown), UserNotFound);
}

#[tokio::test]
async fn everybody_may_ask_who_the_global_admins_are_and_no_more() {
    let ada = Desktop::founded().await;
    make(&ada, "Ben", "ben@contoso.com", &["sales_agent"]).await;
    make(&ada, "Cleo", "cleo@contoso.com", &["global_admin"]).await;
    act_as(&ada, &["sales_agent"]).await;
    let admins = UserQuery { global_admins: true, ..UserQuery::default() };
    let found = list(&ada, admins.clone()).await;
    assert_eq!(names(&found), ["Cleo"]);
    assert!(found.counts.is_none());
    let more = UserQuery { without_mfa: true, limit: 10, ..admins };
    for ask in [UserQuery::default(), more] {
        assert_eq!(code(people::list_users(&ada.desk, ask).await), NotAllowed);
    }
    let me = ada.frame().await;
    assert_eq!(me.roles, ["sales_agent"]);
}

#[tokio::test]
async fn staged_edits_survive_a_restart_and_become_one_step() {
    let mut ada = Desktop::founded().await;
    for (name, user) in [("Ben", "ben@contoso.com"), ("Cleo", "cleo@contoso.com")] {
        make(&ada, name, user, &["sales_agent"]).await;
    }
    stage(&ada, "ben@contoso.com", "billing_admin", true).await;
    stage(&ada, "cleo@contoso.com", "sales_agent", false).await;
    stage(&ada, "cleo@contoso.com", "helpdesk_agent", true).await;
    stage(&ada, "cleo@contoso.com", "report_viewer", true).await;
    let staged = stage(&ada, "cleo@contoso.com", "report_viewer", false).await;
    assert_eq!(staged.people.len(), 2, "to edit back takes the mark away");
    assert_eq!(roles_of(&ada, "cleo@contoso.com").await, ["sales_agent"], "nothing is changed yet");

    ada.restart().await;
    let staged = people::list_staged_roles(&ada.desk, Nothing {}).await.unwrap();
    let cleo = staged.people.iter().find(|one| one.name == "Cleo").unwrap();
    assert_eq!(
        (cleo.take.join(","), cleo.give.join(",")),
        ("sales_agent".to_owned(), "helpdesk_agent".to_owned())
    );
    let loses = cleo.changes.iter().find(|shift| shift.task == "catalog.view").unwrap();
    assert_eq!((loses.before.as_str(), loses.after.as_str()), ("full", "none"));
    let line = list(&ada, UserQuery::default()).await;
    let ben = line.users.iter().find(|one| one.name == "Ben").unwrap();
    assert_eq!((ben.staged.len(), ben.staged[0].give), (1, true));

    let done = people::commit_staged_roles(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(done.changed, 2);
    assert_eq!(roles_of(&ada, "cleo@contoso.com").await, ["helpdesk_agent"]);
    assert_eq!(roles_of(&ada, "ben@contoso.com").await, ["billing_admin", "sales_agent"]);
    let nothing = people::commit_staged_roles(&ada.desk, Nothing {}).await;
    assert_eq!(code(nothing), NothingStaged);
    ada.undo().await.unwrap();
    assert_eq!(roles_of(&ada, "cleo@contoso.com").await, ["sales_agent"], "one step for both");
    assert_eq!(roles_of(&ada, "ben@contoso.com").await, ["sales_agent"]);
}

#[tokio::test]
async fn a_batch_is_done_wholly_or_not_at_all_and_in_the_order_that_works() {
    let ada = Desktop::founded().await;
    make(&ada, "Ben", "ben@contoso.com", &["sales_agent"]).await;
    make(&ada, "Cleo", "cleo@contoso.com", &["sales_agent"]).await;
    stage(&ada, "ben@contoso.com", "billing_admin", true).await;
    stage(&ada, "cleo@contoso.com", "helpdesk_agent", true).await;
    let refused = people::commit_staged_roles(&ada.desk, Nothing {}).await;
    assert_eq!(code(refused), OneRolePerCategory);
    assert_eq!(roles_of(&ada, "ben@contoso.com").await, ["sales_agent"], "nobody was changed");
    let staged = people::list_staged_roles(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(staged.people.len(), 2, "the marks are still there to be put right");
    people::clear_staged_roles(&ada.desk, Nothing {}).await.unwrap();

    // The only admin hands over: the new one first, the old one last.
    let me = list(&ada, UserQuery { global_admins: true, ..UserQuery::default() }).await;
    let me = me.users[0].id.clone();
    stage(&ada, &me, "global_admin", false).await;
    assert_eq!(code(people::commit_staged_roles(&ada.desk, Nothing {}).await), LastAdmin);
    stage(&ada, "ben@contoso.com", "global_admin", true).await;
    people::commit_staged_roles(&ada.desk, Nothing {}).await.unwrap();
    let admins = list(&ada, UserQuery { global_admins: true, ..UserQuery::default() }).await;
    assert_eq!(names(&admins), ["Ben"]);
}

#[tokio::test]
async fn an_account_admin_without_a_role_of_the_tenant_is_pointed_out_wherever_they_are_shown() {
    let ada = Desktop::founded().await;
    let coded = |told: &[WarningView]| told.iter().any(|one| one.code == "entra_role_missing");
    let ben = make(&ada, "Ben", "ben@contoso.com", &["account_admin"]).await;
    assert!(coded(&ben.line.warnings));
    let page = list(&ada, UserQuery::default()).await;
    let told: Vec<_> = page.users.iter().map(|one| coded(&one.warnings)).collect();
    assert_eq!((names(&page), told), (vec!["Ada", "Ben"], vec![false, true]));
    make(&ada, "Cleo", "cleo@contoso.com", &[]).await;
    stage(&ada, "cleo@contoso.com", "account_admin", true).await;
    let review = people::review_staged_roles(&ada.desk, Nothing {}).await.unwrap();
    assert!(review.warnings.iter().any(|one| one.warning.code == "entra_role_missing"));
    // The table grants them the task, so it is a warning and no refusal.
    act_as(&ada, &["account_admin"]).await;
    make(&ada, "Dana", "dana@contoso.com", &[]).await;
}

#[tokio::test]
async fn whoever_was_deleted_comes_back_within_thirty_days() {
    let ada = Desktop::founded().await;
    let ben = make(&ada, "Ben", "ben@contoso.com", &["sales_agent"]).await.line.id;
    let gone = people::delete_user(&ada.desk, whom(&ben)).await.unwrap();
    assert_eq!((gone.line.state.as_str(), gone.line.days_left), ("deleted", Some(30)));
    ada.computer.clock.turn(SignedDuration::from_hours(24 * 29));
    let deleted = UserQuery { state: Some("deleted".to_owned()), ..UserQuery::default() };
    assert_eq!(list(&ada, deleted).await.users[0].days_left, Some(1));
    let back = people::restore_user(&ada.desk, whom("ben@contoso.com")).await.unwrap();
    assert_eq!(
        (back.line.state.as_str(), back.line.roles),
        ("active", vec!["sales_agent".to_owned()])
    );

    people::delete_user(&ada.desk, whom(&ben)).await.unwrap();
    make(&ada, "Another Ben", "Ben@contoso.com", &[]).await;
    let taken = people::restore_user(&ada.desk, whom(&ben)).await;
    assert_eq!(code(taken), UserNameTaken, "the name went to another meanwhile");
    let other = make(&ada, "Cleo", "cleo@contoso.com", &[]).await.line.id;
    people::delete_user(&ada.desk, whom(&other)).await.unwrap();
    ada.computer.clock.turn(SignedDuration::from_hours(24 * 30));
    assert_eq!(code(people::restore_user(&ada.desk, whom(&other)).await), RestoreTooLate);
    assert_eq!(code(ada.undo().await), RestoreTooLate, "an undo is asked for when it is done");
    assert_eq!(people::show_user(&ada.desk, whom(&other)).await.unwrap().line.days_left, Some(0));
}

#[tokio::test]
async fn a_template_is_given_to_many_and_shows_who_drifted() {
    let ada = Desktop::founded().await;
    for (name, user) in [("Ben", "ben@contoso.com"), ("Cleo", "cleo@contoso.com")] {
        make(&ada, name, user, &["sales_agent"]).await;
    }
    let ask = NewTemplate {
        name: "Billing clerk".to_owned(),
        note: None,
        roles: vec!["billing_admin".to_owned(), "helpdesk_agent".to_owned()],
    };
    let templates = people::add_template(&ada.desk, ask).await.unwrap().templates;
    let id = templates[0].id.clone();
    let users = vec!["ben@contoso.com".to_owned(), "cleo@contoso.com".to_owned()];
    let ask = ApplyTemplate { template: Some(id.clone()), users };
    let templates = people::apply_template(&ada.desk, ask).await.unwrap().templates;
    assert_eq!((templates[0].followers, templates[0].drifted), (2, 0));
    assert_eq!(roles_of(&ada, "ben@contoso.com").await, ["billing_admin", "helpdesk_agent"]);

    let ask = ChangeRoles {
        user: "ben@contoso.com".to_owned(),
        take: vec!["helpdesk_agent".to_owned()],
        give: vec!["report_viewer".to_owned()],
    };
    let ben = people::change_roles(&ada.desk, ask).await.unwrap();
    let drift = ben.drift.unwrap();
    assert_eq!(
        (drift.missing, drift.extra),
        (vec!["helpdesk_agent".to_owned()], vec!["report_viewer".to_owned()])
    );
    let drifted = list(&ada, UserQuery { drifted: true, ..UserQuery::default() }).await;
    assert_eq!(names(&drifted), ["Ben"]);
    assert_eq!(list(&ada, UserQuery::default()).await.counts.unwrap().drifted, 1);
    let following = UserQuery { template: Some(id), ..UserQuery::default() };
    assert_eq!(list(&ada, following).await.total, 2);
    ada.undo().await.unwrap();
    ada.undo().await.unwrap();
    assert_eq!(roles_of(&ada, "cleo@contoso.com").await, ["sales_agent"], "one step for both");
}

#[tokio::test]
async fn a_password_is_asked_for_and_never_here() {
    let ada = Desktop::founded().await;
    make(&ada, "Ben", "ben@contoso.com", &["sales_agent"]).await;
    make(&ada, "Cleo", "cleo@contoso.com", &["global_admin"]).await;
    let asked = people::request_password(&ada.desk, whom("ben@contoso.com")).await.unwrap();
    let one = &asked.requests[0];
    assert_eq!((one.state.as_str(), one.settled_by.as_deref()), ("waiting", None));
    let done = |id: &str| SettlePassword {
        request: id.to_owned(),
        user: "ben@contoso.com".to_owned(),
        done: true,
    };
    let settled = people::settle_password(&ada.desk, done(&one.id)).await.unwrap();
    assert_eq!(settled.requests[0].state, "done");
    assert!(settled.requests[0].settled_at.is_some());

    act_as(&ada, &["user_mgmt_admin"]).await;
    let refused = people::request_password(&ada.desk, whom("cleo@contoso.com")).await;
    assert_eq!(code(refused), MorePowerful);
    people::request_password(&ada.desk, whom("ben@contoso.com")).await.unwrap();
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
    books.run("update app_user set domain_type = 'federated' where display_name = 'Ben'").await;
    books.close().await;
    let kept = people::request_password(&ada.desk, whom("ben@contoso.com")).await;
    assert_eq!(code(kept), PasswordKeptElsewhere);
}

#[tokio::test]
async fn what_somebody_can_do_is_explained_and_who_can_is_found() {
    let ada = Desktop::founded().await;
    let ben = make(&ada, "Ben", "ben@contoso.com", &["billing_admin"]).await.line.id;
    let told = people::explain_user(&ada.desk, whom(&ben)).await.unwrap();
    let billing = told.abilities.iter().find(|one| one.task == "billing.manage").unwrap();
    assert_eq!(
        (billing.reach.as_str(), billing.by.join(",")),
        ("full", "billing_admin".to_owned())
    );
    let ask = |task: &str| TaskRef { task: task.to_owned() };
    let who = people::who_can(&ada.desk, ask("billing.manage")).await.unwrap();
    assert_eq!((who.total, who.people.len()), (2, 2));
    let who = people::who_can(&ada.desk, ask("users.delete")).await.unwrap();
    assert_eq!(who.total, 1);
    assert_eq!(code(people::who_can(&ada.desk, ask("users.fly")).await), BadTask);
    let minimal = |tasks: &[&str], guest| MinimalAsk {
        tasks: tasks.iter().map(|task| (*task).to_owned()).collect(),
        guest,
        one_role_per_category: None,
    };
    let least =
        people::minimal_roles(&ada.desk, minimal(&["billing.manage"], false)).await.unwrap();
    assert_eq!(least.roles, ["billing_admin"]);
    let two = people::minimal_roles(
        &ada.desk,
        MinimalAsk {
            one_role_per_category: Some(false),
            ..minimal(&["billing.manage", "users.delete"], false)
        },
    );
    let two = two.await.unwrap();
    assert_eq!(two.roles, ["user_mgmt_admin", "billing_admin"]);
    let other = two.otherwise.unwrap();
    assert_eq!(
        (other.why.as_str(), other.roles.join(",")),
        ("fewer_roles", "global_admin".to_owned())
    );
    let guest = people::minimal_roles(&ada.desk, minimal(&["billing.manage"], true)).await;
    assert_eq!(code(guest), TasksUnreachable);
    let catalogue = people::role_catalogue(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(catalogue.roles.len(), Role::ALL.len());
    assert!(catalogue.roles.iter().all(|role| role.assignable));

    // One's own is for everybody.
    let me = ada.people().await.into_iter().find(|one| one.is_me).unwrap().id;
    act_as(&ada, &["sales_agent"]).await;
    let own = people::explain_user(&ada.desk, whom(&me)).await.unwrap();
    assert_eq!(own.roles, ["sales_agent"]);
    assert_eq!(code(people::explain_user(&ada.desk, whom(&ben)).await), NotAllowed);
}
