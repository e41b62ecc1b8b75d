//! What is said before somebody tries is what is said when they do: the review of staged
//! roles, and what is barred beside each person.

use desk_app::ErrorCode::{
    GuestRole, LastAdmin, MorePowerful, NotAllowed, NotOnOneself, NothingStaged,
    OneRolePerCategory, OutOfReach, RoleNotAssignable,
};
use desk_app::deeds::people;
use desk_app::views::*;
use desk_app::{AppError, ErrorCode};
use desk_core::access::Role;
use desk_tests::{Books, Desktop, Key, Random, code};

const PEOPLE: [(&str, &[&str]); 6] = [
    ("Ben", &["global_admin"]),
    ("Cleo", &["sales_agent"]),
    ("Dana", &["referrals_admin"]),
    ("Eve", &["billing_admin", "helpdesk_agent"]),
    ("Finn", &["global_admin", "admin_agent"]),
    ("Gina", &[]),
];

fn user_name(name: &str) -> String {
    format!("{}@contoso.com", name.to_lowercase())
}

/// Ada, who is there, and the others: Dana is a guest, Finn is kept out.
async fn company() -> Desktop {
    let ada = Desktop::founded().await;
    for (name, roles) in PEOPLE {
        let mut details = vec![("display_name", name.to_owned()), ("user_name", user_name(name))];
        details.extend((name == "Dana").then(|| ("user_type", "guest".to_owned())));
        let details = details
            .into_iter()
            .map(|(field, value)| PersonEdit { field: field.to_owned(), value: Some(value) });
        let roles = roles.iter().map(|role| (*role).to_owned()).collect();
        let ask = NewUser { details: details.collect(), roles };
        people::create_user(&ada.desk, ask).await.unwrap();
    }
    let ask = UserState { user: user_name("Finn"), active: false };
    people::set_user_state(&ada.desk, ask).await.unwrap();
    ada
}

async fn act_as(desktop: &Desktop, roles: &[&str]) {
    let key = Key::of(&desktop.folder(), &*desktop.computer.keychain);
    let mut books = Books::open(&desktop.folder().join("workspace.db"), &key).await;
    books.give_roles(roles).await;
    books.close().await;
}

async fn me(desktop: &Desktop) -> String {
    desktop.people().await.into_iter().find(|one| one.is_me).unwrap().id
}

async fn stage(desktop: &Desktop, edits: Vec<StagedEdit>) {
    people::stage_roles(&desktop.desk, StageRoles { edits }).await.unwrap();
}

fn edit(user: &str, role: &str, held: bool) -> StagedEdit {
    let user = if user.contains('-') { user.to_owned() } else { user_name(user) };
    StagedEdit { user, role: role.to_owned(), held }
}

async fn review(desktop: &Desktop) -> StagedReview {
    people::review_staged_roles(&desktop.desk, Nothing {}).await.unwrap()
}

fn refused(review: &StagedReview) -> Vec<(&str, ErrorCode, Option<&str>)> {
    let told =
        review.refused.iter().map(|one| (one.name.as_str(), one.why.code, one.role.as_deref()));
    told.collect()
}

fn warned(review: &StagedReview) -> Vec<(Option<&str>, &str)> {
    let told = review.warnings.iter().map(|one| (one.name.as_deref(), one.warning.code.as_str()));
    told.collect()
}

/// Takes the marks of a person away again.
async fn drop_marks(desktop: &Desktop, users: &[String]) {
    let staged = people::list_staged_roles(&desktop.desk, Nothing {}).await.unwrap();
    let mut edits = Vec::new();
    for one in staged.people.iter().filter(|one| users.contains(&one.user)) {
        edits.extend(one.take.iter().map(|role| edit(&one.user, role, true)));
        edits.extend(one.give.iter().map(|role| edit(&one.user, role, false)));
    }
    stage(desktop, edits).await;
}

#[tokio::test]
async fn who_is_refused_is_told_person_by_person_and_nothing_is_changed() {
    let ada = company().await;
    let mine = me(&ada).await;
    let edits = vec![
        edit("Ben", "billing_admin", true),
        edit("Cleo", "referrals_user", true),
        edit("Dana", "sales_agent", true),
        edit(&mine, "sales_agent", true),
        edit("Gina", "sales_agent", true),
    ];
    stage(&ada, edits).await;
    let before = ada.record().await.len();
    let told = review(&ada).await;
    assert_eq!(told.people, 5);
    let mut who = refused(&told);
    who.sort_by_key(|(name, ..)| *name);
    assert_eq!(
        who,
        [
            ("Ada", NotOnOneself, None),
            ("Ben", OneRolePerCategory, Some("billing_admin")),
            ("Dana", GuestRole, Some("sales_agent")),
        ]
    );
    assert_eq!(warned(&told), [(Some("Cleo"), "without_location")], "of those who are not refused");
    assert_eq!(ada.record().await.len(), before, "asking leaves nothing behind");
    let gina = UserRef { user: user_name("Gina") };
    assert!(people::show_user(&ada.desk, gina).await.unwrap().line.roles.is_empty());

    act_as(&ada, &["user_mgmt_admin"]).await;
    let edits = vec![edit("Ben", "admin_agent", true), edit("Cleo", "global_admin", true)];
    people::clear_staged_roles(&ada.desk, Nothing {}).await.unwrap();
    stage(&ada, edits).await;
    let told = review(&ada).await;
    let mut who = refused(&told);
    who.sort_by_key(|(name, ..)| *name);
    assert_eq!(
        who,
        [("Ben", MorePowerful, None), ("Cleo", RoleNotAssignable, Some("global_admin"))]
    );
}

#[tokio::test]
async fn global_admins_are_counted_with_all_marks_together() {
    let ada = company().await;
    let mine = me(&ada).await;
    let takes = vec![edit(&mine, "global_admin", false), edit("Ben", "global_admin", false)];
    stage(&ada, takes).await;
    let told = review(&ada).await;
    assert_eq!(refused(&told), [("Ada", LastAdmin, None)], "one of two may go, not both");
    assert!(warned(&told).contains(&(None, "few_global_admins")));
    let alone = people::commit_staged_roles(&ada.desk, Nothing {}).await;
    assert_eq!(code(alone), LastAdmin);

    stage(&ada, vec![edit("Cleo", "global_admin", true)]).await;
    let told = review(&ada).await;
    assert!(refused(&told).is_empty(), "who becomes one counts, wherever the mark stands");
    let who = warned(&told);
    assert!(who.contains(&(None, "few_global_admins")) && who.contains(&(Some("Ada"), "own_role")));
    people::commit_staged_roles(&ada.desk, Nothing {}).await.unwrap();
    let over = people::review_staged_roles(&ada.desk, Nothing {}).await;
    assert_eq!(code(over), NotAllowed, "she handed over, and sees nobody's roles any more");
}

/// Whatever is staged, by whomever: what is reviewed is what is done.
#[tokio::test]
async fn what_the_review_refuses_is_what_the_commit_refuses() {
    let ada = company().await;
    let mine = me(&ada).await;
    let mut random = Random(5);
    let (mut went_through, mut were_refused) = (0, 0);
    for round in 0..60 {
        let acting = [
            &["global_admin"] as &[&str],
            &["global_admin"],
            &["user_mgmt_admin"],
            &["account_admin"],
            &["sales_agent", "mpn_partner_admin"],
        ];
        let acting = *random.one_of(&acting).unwrap();
        act_as(&ada, acting).await;
        people::clear_staged_roles(&ada.desk, Nothing {}).await.unwrap();
        let edits = (0..=random.below(7)).map(|_| {
            let at = usize::try_from(random.below(PEOPLE.len() as u64 + 1)).unwrap();
            let who = PEOPLE.get(at).map_or(mine.as_str(), |(name, _)| name);
            // The roles about which there are the most rules come often.
            let few = [Role::GlobalAdmin, Role::BillingAdmin, Role::SalesAgent];
            let often = random.below(2) == 0;
            let role = random.one_of(if often { &few } else { &Role::ALL as &[Role] }).unwrap();
            edit(who, role.code(), random.below(2) == 0)
        });
        let edits: Vec<_> = edits.collect();
        stage(&ada, edits).await;

        let told = review(&ada).await;
        if told.people == 0 {
            let nothing = people::commit_staged_roles(&ada.desk, Nothing {}).await;
            assert_eq!(code(nothing), NothingStaged, "round {round}");
            continue;
        }
        if let Some(first) = told.refused.first() {
            were_refused += 1;
            let done = people::commit_staged_roles(&ada.desk, Nothing {}).await;
            assert_eq!(code(done), first.why.code, "round {round}: {told:?}");
            // Each of them is refused for the same reason without the others.
            let users: Vec<_> = told.refused.iter().map(|one| one.user.clone()).collect();
            let last = told.refused.last().unwrap();
            let others: Vec<_> = users.iter().filter(|one| **one != last.user).cloned().collect();
            drop_marks(&ada, &others).await;
            let done = people::commit_staged_roles(&ada.desk, Nothing {}).await;
            assert_eq!(code(done), last.why.code, "round {round}: {told:?}");
            drop_marks(&ada, &users).await;
        }
        let left = review(&ada).await;
        assert!(left.refused.is_empty(), "round {round}: {told:?}");
        if left.people > 0 {
            went_through += 1;
            let done = people::commit_staged_roles(&ada.desk, Nothing {}).await.unwrap();
            assert_eq!(done.changed, left.people, "round {round}");
        }
    }
    assert!(went_through > 10 && were_refused > 10, "{went_through}, {were_refused}");
}

/// What came of a deed; one that was not refused was done.
fn refusal<T>(done: Result<T, AppError>) -> Option<ErrorCode> {
    done.err().map(|error| error.code())
}

async fn seen(desktop: &Desktop, name: &str) -> UserDetail {
    people::show_user(&desktop.desk, UserRef { user: user_name(name) }).await.unwrap()
}

async fn tried(desktop: &Desktop, deed: &str, one: &UserDetail) -> Option<ErrorCode> {
    let (desk, user) = (&desktop.desk, one.line.id.clone());
    let whom = UserRef { user: user.clone() };
    let edit = |field: &str, value: &str| EditPerson {
        person: user.clone(),
        edits: vec![PersonEdit { field: field.to_owned(), value: Some(value.to_owned()) }],
    };
    match deed {
        "edit" => refusal(people::edit_user(desk, edit("notes", "seen")).await),
        "mfa" => refusal(people::edit_user(desk, edit("mfa_state", "enforced")).await),
        "locations" => {
            let (entire_company, add, remove) = (Some(true), Vec::new(), Vec::new());
            let ask = ChangeLocations { user, entire_company, add, remove };
            refusal(people::change_locations(desk, ask).await)
        }
        "password" => refusal(people::request_password(desk, whom).await),
        "state" => {
            let ask = UserState { user, active: one.line.state != "active" };
            refusal(people::set_user_state(desk, ask).await)
        }
        "delete" => refusal(people::delete_user(desk, whom).await),
        "restore" => refusal(people::restore_user(desk, whom).await),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn what_is_said_to_be_barred_is_what_is_refused() {
    let deeds = ["edit", "mfa", "locations", "password", "state", "state", "delete", "restore"];
    let mut barred = Vec::new();
    for acting in [&["global_admin"] as &[&str], &["user_mgmt_admin"], &["account_admin"]] {
        let ada = company().await;
        act_as(&ada, acting).await;
        for (name, _) in PEOPLE {
            for deed in deeds {
                let before = seen(&ada, name).await;
                let told = before.barred.iter().find(|one| one.deed == deed);
                let told = told.map(|one| one.why.code);
                let done = tried(&ada, deed, &before).await;
                // Without the right there is no rule to be asked.
                let refused = done.filter(|code| *code != NotAllowed);
                // Who could not be deleted is not there to be restored.
                if deed != "restore" || before.line.state == "deleted" {
                    assert_eq!(told, refused, "{acting:?} {deed} {name}");
                }
                barred.extend(told);
            }
        }
    }
    assert!(barred.contains(&MorePowerful) && barred.contains(&OutOfReach), "{barred:?}");
}

#[tokio::test]
async fn a_role_that_is_barred_for_somebody_is_refused_and_the_others_are_not_for_that() {
    let ada = company().await;
    let mine = me(&ada).await;
    act_as(&ada, &["user_mgmt_admin"]).await;
    let ask = UserQuery { limit: 100, ..UserQuery::default() };
    let page = people::list_users(&ada.desk, ask).await.unwrap();
    for line in page.users {
        let meant = match (line.id == mine, line.roles.iter().any(|role| role == "global_admin")) {
            (true, _) => Some(NotOnOneself),
            (false, true) => Some(MorePowerful),
            (false, false) => None,
        };
        for role in ["sales_agent", "billing_admin"] {
            let told = line.barred_roles.iter().find(|one| one.role == role).map(|one| one.code);
            assert_eq!(told, meant, "{role} of {}", line.name);
            let held = !line.roles.iter().any(|one| one == role);
            stage(&ada, vec![edit(&line.id, role, held)]).await;
            let review = review(&ada).await;
            let refused = refused(&review).first().map(|(_, code, _)| *code);
            assert!(meant.is_none() || refused == meant, "{role} of {}", line.name);
            assert!(meant.is_some() || refused != Some(MorePowerful), "{role} of {}", line.name);
            people::clear_staged_roles(&ada.desk, Nothing {}).await.unwrap();
        }
        let detail = people::show_user(&ada.desk, UserRef { user: line.id }).await.unwrap();
        let whole = detail.barred.iter().any(|one| one.deed == "roles");
        assert_eq!(whole, meant.is_some() && !detail.line.is_me, "{}", line.name);
    }
    // The page of the team says the same.
    for one in ada.people().await {
        let meant = one.roles.contains(&"global_admin".to_owned()) && !one.is_me;
        let barred: Vec<_> = one.barred.iter().map(|it| it.deed.as_str()).collect();
        let both: &[&str] = if meant { &["roles", "edit"] } else { &[] };
        assert_eq!(barred, both, "{}", one.name);
    }
}
