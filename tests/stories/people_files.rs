//! People from files: new ones as intents, those who exist as observed, in one undo step;
//! what is refused is repaired and comes in later; and no password is kept anywhere.

use std::path::{Path, PathBuf};

use desk_app::AppError;
use desk_app::ErrorCode::{BadCorrection, Cancelled, FileUnwritable, NotAListOfPeople, NotAllowed};
use desk_app::deeds::people::{
    create_user, export_users, import_people, inspect_people, list_users, save_refused_people,
    set_user_state, show_user,
};
use desk_app::deeds::state::cancel_job;
use desk_app::views::*;
use desk_sample::{PeopleForm, PeoplePlan, write_people};
use desk_tests::{Books, Desktop, Key, code};
use sqlx::AssertSqlSafe;

const HEADER: &str = "Username,First name,Last name,Display name,Job title,Department,Office number,\
    Office phone,Mobile phone,Fax,Alternate email address,Address,City,State or province,\
    ZIP or postal code,Country or region\n";

fn line(user_name: &str, name: &str, country: &str) -> String {
    format!("{user_name},,,{name},,Finance,,0123,,,,,,,,{country}\n")
}

fn write(ada: &Desktop, name: &str, text: &str) -> PathBuf {
    let path = ada.computer.documents().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

async fn inspect(ada: &Desktop, path: &Path, corrections: PeopleCorrections) -> PeoplePreview {
    let ask = InspectPeople { file: ada.hand_over(path), job: "look".to_owned(), corrections };
    inspect_people(&ada.desk, ask).await.unwrap()
}

async fn import(
    ada: &Desktop,
    path: &Path,
    corrections: PeopleCorrections,
) -> Result<PeopleImported, AppError> {
    let ask = ImportPeople { file: ada.hand_over(path), job: "import".to_owned(), corrections };
    import_people(&ada.desk, ask).await
}

async fn users(ada: &Desktop, search: &str) -> UserPage {
    let ask = UserQuery { search: search.to_owned(), limit: 500, ..UserQuery::default() };
    list_users(&ada.desk, ask).await.unwrap()
}

async fn person(ada: &Desktop, user_name: &str) -> UserDetail {
    show_user(&ada.desk, UserRef { user: user_name.to_owned() }).await.unwrap()
}

fn detail<'d>(one: &'d UserDetail, field: &str) -> Option<&'d str> {
    one.details.iter().find(|it| it.field == field).and_then(|it| it.value.as_deref())
}

async fn make(ada: &Desktop, name: &str, user_name: &str, roles: &[&str]) {
    let edit = |field: &str, value: &str| PersonEdit {
        field: field.to_owned(),
        value: Some(value.to_owned()),
    };
    let details = vec![edit("display_name", name), edit("user_name", user_name)];
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    create_user(&ada.desk, NewUser { details, roles }).await.unwrap();
}

fn adds_up(report: &PeopleImported) {
    assert_eq!(
        report.rows_imported + report.rows_refused + report.example_rows,
        report.rows_read,
        "{report:?}"
    );
    assert_eq!(report.created + report.observed, report.rows_imported);
}

#[tokio::test]
async fn new_people_come_in_as_intents_in_one_step_however_many() {
    let ada = Desktop::founded().await;
    let mut text = HEADER.to_owned() + &line("chris@contoso.com", "Chris Green", "United States");
    for number in 0..250 {
        text += &line(&format!("p{number}@atelier.example"), &format!("Person {number}"), "France");
    }
    text += HEADER;
    text += &line("P7@Atelier.example", "Person 7 again", "France");
    text += &line("zoe", "Zoé", "France");
    let path = write(&ada, "people.csv", &text);

    let seen = inspect(&ada, &path, PeopleCorrections::default()).await;
    assert_eq!((seen.kind.as_str(), seen.kind_is_certain), ("m365_bulk_add", true));
    assert_eq!((seen.rows_good, seen.rows_refused, seen.example_rows), (250, 2, 1));
    assert_eq!((seen.rows_existing, seen.rows_known, seen.repeated_headers), (0, 0, 1));
    let codes: Vec<_> = seen.refused.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["twice", "no_domain"]);

    // The missing domain is said once, for all.
    let corrections = PeopleCorrections {
        domain: Some("atelier.example".to_owned()),
        ..PeopleCorrections::default()
    };
    ada.ears.heard();
    let report = import(&ada, &path, corrections).await.unwrap();
    adds_up(&report);
    assert_eq!((report.created, report.observed, report.rows_refused), (251, 0, 1));
    assert_eq!(ada.ears.tags().len(), 1, "nothing is announced before all of it is there");
    assert_eq!(users(&ada, "").await.total, 252);
    let zoe = person(&ada, "zoe@atelier.example").await;
    assert_eq!((zoe.line.origin.as_str(), zoe.line.roles.len()), ("created", 0));
    assert_eq!(detail(&zoe, "usage_location"), Some("FR"));
    assert_eq!(detail(&zoe, "department"), Some("Finance"));

    ada.undo().await.unwrap();
    assert_eq!(users(&ada, "").await.total, 1, "one step");
    ada.redo().await.unwrap();
    assert_eq!(users(&ada, "").await.total, 252);
}

#[tokio::test]
async fn people_who_exist_come_in_as_observed_and_are_no_wish_to_create_anybody() {
    let ada = Desktop::founded().await;
    make(&ada, "Ben B.", "Ben@atelier.example", &["sales_agent"]).await;
    let header =
        "userPrincipalName,displayName,surname,mail,givenName,id,userType,accountEnabled\n";
    let id = |n: u32| format!("6be4c1d0-0000-4000-8000-00000000000{n}");
    let text = header.to_owned()
        + &format!("ben@atelier.example,Ben Andrews,Andrews,,Ben,{},Member,True\n", id(1))
        + &format!("eve@atelier.example,Eve,,,Eve,{},Guest,False\n", id(2));
    let path = write(&ada, "exportUsers.csv", &text);
    let seen = inspect(&ada, &path, PeopleCorrections::default()).await;
    assert_eq!((seen.kind.as_str(), seen.rows_good), ("entra_export", 2));
    assert_eq!((seen.rows_existing, seen.rows_known), (2, 1));
    assert!(seen.first_rows.iter().all(|row| row.existing));

    let report = import(&ada, &path, PeopleCorrections::default()).await.unwrap();
    adds_up(&report);
    assert_eq!((report.created, report.observed), (0, 2));
    let ben = person(&ada, "ben@atelier.example").await;
    assert_eq!((ben.line.name.as_str(), ben.line.origin.as_str()), ("Ben Andrews", "observed"));
    assert_eq!(ben.line.roles, ["sales_agent"], "his roles are his");
    assert_eq!(detail(&ben, "directory_id"), Some(&*id(1)));
    let eve = person(&ada, "eve@atelier.example").await;
    assert_eq!((eve.line.state.as_str(), eve.line.guest), ("inactive", true));
    let kinds: Vec<_> = ada.record().await.into_iter().map(|entry| entry.code).collect();
    assert!(kinds.contains(&"observe_user".to_owned()), "{kinds:?}");

    // Renamed over there, she is known by her id; what did not change changes nothing.
    let renamed = text.replace("eve@atelier", "eva@atelier").replace("Guest,False", "Guest,True");
    let path = write(&ada, "exportUsers2.csv", &renamed);
    assert_eq!(import(&ada, &path, PeopleCorrections::default()).await.unwrap().observed, 2);
    assert_eq!(users(&ada, "").await.total, 3);
    assert_eq!(person(&ada, "eva@atelier.example").await.line.state, "active");

    // The same file is a list of wishes if somebody says so.
    let new = PeopleCorrections { existing: Some(false), ..PeopleCorrections::default() };
    let seen = inspect(&ada, &path, new).await;
    assert_eq!((seen.rows_good, seen.rows_existing), (0, 0));
    assert!(seen.refused.iter().all(|row| row.code == "user_name_taken"), "{:?}", seen.refused);
}

#[tokio::test]
async fn a_taken_name_is_refused_repaired_in_place_or_in_the_file_of_refused_rows() {
    let ada = Desktop::founded().await;
    make(&ada, "Ben", "ben@atelier.example", &[]).await;
    let text = HEADER.to_owned()
        + &line("BEN@atelier.example", "Ben Two", "France")
        + &line("eve@atelier.example", "Eve", "Frnace")
        + &line("flo@atelier.example", "Flo", "France");
    let path = write(&ada, "people.csv", &text);
    let seen = inspect(&ada, &path, PeopleCorrections::default()).await;
    assert_eq!((seen.rows_good, seen.rows_refused), (1, 2));
    let taken = &seen.refused[0];
    assert_eq!((taken.code.as_str(), taken.line), ("user_name_taken", 2));
    assert_eq!(taken.column.as_deref(), Some("Username"));

    let repair = CellRepair {
        sheet: None,
        line: 2,
        column: "Username".to_owned(),
        text: "ben2@atelier.example".to_owned(),
    };
    let repaired = PeopleCorrections { repairs: vec![repair], ..PeopleCorrections::default() };
    let file = ada.hand_over(&path);
    let ask =
        ImportPeople { file: file.clone(), job: "i".to_owned(), corrections: repaired.clone() };
    let report = import_people(&ada.desk, ask).await.unwrap();
    adds_up(&report);
    assert_eq!((report.created, report.rows_refused), (2, 1));

    // After the import: what stays refused, and none of those who came in.
    let target = ada.computer.documents().join("refused.csv");
    let save = |target: &Path, language| SaveRefusedPeople {
        file: file.clone(),
        target: ada.hand_over(target),
        job: "s".to_owned(),
        corrections: repaired.clone(),
        language,
    };
    let ask = save(&target, Language::Fr);
    assert_eq!(save_refused_people(&ada.desk, ask).await.unwrap().rows, 1);
    let text = std::fs::read_to_string(&target).unwrap();
    assert!(text.contains("3;Country or region;"), "{text}");
    assert!(text.contains("ce pays n’est pas connu") && !text.contains("flo@"), "{text}");
    let own = save(&path, Language::En);
    assert_eq!(code(save_refused_people(&ada.desk, own).await), FileUnwritable);

    std::fs::write(&target, text.replace(";Frnace", ";France")).unwrap();
    let report = import(&ada, &target, PeopleCorrections::default()).await.unwrap();
    assert_eq!((report.created, report.rows_refused), (1, 0), "{:?}", report.refused);
    assert_eq!(users(&ada, "").await.total, 5);
}

#[tokio::test]
async fn columns_under_other_names_are_said_and_what_is_no_list_of_people_is_refused() {
    let ada = Desktop::founded().await;
    let path = write(&ada, "liste.csv", "Login maison;Nom affiché\nzoe@atelier.example;Zoé\n");
    let say = |column: &str, from: &str| ColumnChoice {
        column: column.to_owned(),
        from: Some(from.to_owned()),
    };
    let columns = vec![say("user_name", "Login maison"), say("display_name", "Nom affiché")];
    let corrections = PeopleCorrections { columns, ..PeopleCorrections::default() };
    let report = import(&ada, &path, corrections).await.unwrap();
    assert_eq!((report.created, report.rows_refused), (1, 0), "{report:?}");
    assert_eq!(person(&ada, "zoe@atelier.example").await.line.name, "Zoé");

    let columns = vec![say("UnitPrice", "Login maison")];
    let corrections = PeopleCorrections { columns, ..PeopleCorrections::default() };
    assert_eq!(code(import(&ada, &path, corrections).await), BadCorrection);
    let prices = write(&ada, "prices.csv", "ProductId,SkuId,UnitPrice\nA,1,2\n");
    let refused = import(&ada, &prices, PeopleCorrections::default()).await;
    assert_eq!(code(refused), NotAListOfPeople);
}

#[tokio::test]
async fn a_rule_refuses_its_row_and_no_other() {
    let ada = Desktop::founded().await;
    make(&ada, "Boss", "boss@atelier.example", &["global_admin"]).await;
    make(&ada, "Ben", "ben@atelier.example", &["sales_agent"]).await;
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
    // Who is no global admin changes none.
    books.give_roles(&["user_mgmt_admin"]).await;
    books.close().await;
    let header = "userPrincipalName,displayName,surname,givenName,id,userType,accountEnabled\n";
    let text = header.to_owned()
        + "boss@atelier.example,The Boss,,,6be4c1d0-0000-4000-8000-000000000001,Member,True\n"
        + "ben@atelier.example,Ben,,,6be4c1d0-0000-4000-8000-000000000002,Member,True\n";
    let path = write(&ada, "export.csv", &text);
    let report = import(&ada, &path, PeopleCorrections::default()).await.unwrap();
    adds_up(&report);
    assert_eq!((report.observed, report.rows_refused, report.against_rules), (1, 1, 1));
    assert_eq!((report.refused[0].code.as_str(), report.refused[0].line), ("more_powerful", 2));
}

#[tokio::test]
async fn a_row_is_done_wholly_or_not_at_all() {
    let ada = Desktop::founded().await;
    make(&ada, "Ben", "ben@atelier.example", &[]).await;
    let header = "userPrincipalName,displayName,surname,givenName,id,userType,accountEnabled\n";
    let row = |user_name: &str, name: &str, number: u32, enabled: &str| {
        let id = format!("6be4c1d0-0000-4000-8000-00000000000{number}");
        format!("{user_name}@atelier.example,{name},,,{id},Member,{enabled}\n")
    };
    let before = ["Cleo", "Eve", "Finn"].map(|name| (name.to_lowercase(), name));
    let text: String =
        (1..).zip(&before).map(|(at, (user, name))| row(user, name, at, "True")).collect();
    let path = write(&ada, "before.csv", &(header.to_owned() + &text));
    assert_eq!(import(&ada, &path, PeopleCorrections::default()).await.unwrap().observed, 3);

    // Over there Eve was kept out and got a name that is Ben's here.
    let text = header.to_owned()
        + &row("cleo", "Cleo Roy", 1, "False")
        + &row("ben", "Eve", 2, "False")
        + &row("finn", "Finn Bay", 3, "False");
    let path = write(&ada, "after.csv", &text);
    let known = ada.record().await.len();
    let report = import(&ada, &path, PeopleCorrections::default()).await.unwrap();
    adds_up(&report);
    assert_eq!((report.observed, report.against_rules), (2, 1));
    assert_eq!((report.refused[0].code.as_str(), report.refused[0].line), ("user_name_taken", 3));
    let eve = person(&ada, "eve@atelier.example").await;
    assert_eq!(eve.line.state, "active", "no half of her row is done");
    for (user, name) in [("cleo", "Cleo Roy"), ("finn", "Finn Bay")] {
        let one = person(&ada, &format!("{user}@atelier.example")).await;
        assert_eq!((one.line.state.as_str(), one.line.name.as_str()), ("inactive", name));
    }
    let entries = ada.record().await;
    assert_eq!(entries.len() - known, 4, "two commands for each of the other two");
    assert!(ada.prove().await.whole, "the chain has no gap where the row was");
    ada.undo().await.unwrap();
    assert_eq!(person(&ada, "cleo@atelier.example").await.line.state, "active", "one step");
}

#[tokio::test]
async fn who_may_not_create_users_imports_none() {
    let ada = Desktop::founded().await;
    let path = write(&ada, "people.csv", &(HEADER.to_owned() + &line("a@b.example", "A", "FR")));
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
    books.give_roles(&["sales_agent"]).await;
    books.close().await;
    let refused = import(&ada, &path, PeopleCorrections::default()).await;
    assert_eq!(code(refused), NotAllowed);
}

#[tokio::test]
async fn an_import_that_is_stopped_leaves_no_trace() {
    let ada = Desktop::founded().await;
    let path = ada.computer.documents().join("many.csv");
    let plan = PeoplePlan { seed: 1, people: 4_000, form: PeopleForm::M365BulkAdd, dirt: 0 };
    write_people(&plan, std::fs::File::create(&path).unwrap()).unwrap();
    let before = ada.record().await.len();
    let stop = async {
        let begun = |event: &Event| matches!(event, Event::Progress { rows, .. } if *rows > 0);
        while !ada.ears.heard().iter().any(begun) {
            tokio::task::yield_now().await;
        }
        cancel_job(&ada.desk, CancelJob { job: "import".to_owned() }).await
    };
    let (stopped, told) = tokio::join!(import(&ada, &path, PeopleCorrections::default()), stop);
    told.unwrap();
    assert_eq!(code(stopped), Cancelled);
    assert_eq!(users(&ada, "").await.total, 1);
    assert_eq!(ada.record().await.len(), before, "nothing is in the record");
}

/// In how many cells of the workspace's file a text stands.
async fn cells_with(books: &mut Books, text: &str) -> Vec<String> {
    let tables: Vec<String> =
        sqlx::query_scalar("select name from sqlite_master where type = 'table'")
            .fetch_all(&mut books.0)
            .await
            .unwrap();
    let mut found = Vec::new();
    for table in tables {
        let columns: Vec<String> = sqlx::query_scalar(AssertSqlSafe(format!(
            "select name from pragma_table_info('{table}')"
        )))
        .fetch_all(&mut books.0)
        .await
        .unwrap();
        for column in columns {
            let sql = format!(
                "select count(*) from \"{table}\" \
                 where instr(cast(\"{column}\" as blob), cast(? as blob)) > 0"
            );
            let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
                .bind(text)
                .fetch_one(&mut books.0)
                .await
                .unwrap();
            if count > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    found
}

fn files_with(folder: &Path, text: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else if std::fs::read(&path).unwrap().windows(text.len()).any(|it| it == text.as_bytes())
        {
            found.push(path);
        }
    }
    found
}

#[tokio::test]
async fn a_password_of_the_file_is_nowhere() {
    const PASSWORD: &str = "Xk7!planted-Pa55";
    let ada = Desktop::founded().await;
    let header = "Name [displayName] Required,User name [userPrincipalName] Required,\
        Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required,\
        First name [givenName],Usage location [usageLocation]\n";
    let text = "version:v1.0\n".to_owned()
        + header
        + &format!("Eve,eve@atelier.example,{PASSWORD},No,Eve,France\n")
        + &format!("Flo,flo@atelier.example,{PASSWORD},Yes,Flo,Frnace\n")
        // Its cells have slipped: the password stands where the user name should.
        + &format!("Gus,{PASSWORD},gus@atelier.example,No,Gus,France\n")
        + &format!("Hal,hal@atelier.example,{PASSWORD},Yes,Hal,France\n");
    let path = write(&ada, "create.csv", &text);
    let file = ada.hand_over(&path);
    let corrections = PeopleCorrections::default;
    let seen = inspect(&ada, &path, corrections()).await;
    assert_eq!(seen.dropped_columns.len(), 1);
    let ask = ImportPeople { file: file.clone(), job: "i".to_owned(), corrections: corrections() };
    let report = import_people(&ada.desk, ask).await.unwrap();
    adds_up(&report);
    assert_eq!((report.created, report.rows_refused), (2, 2), "{report:?}");
    assert_eq!(person(&ada, "hal@atelier.example").await.line.state, "inactive");
    let target = ada.computer.documents().join("refused.csv");
    let ask = SaveRefusedPeople {
        file,
        target: ada.hand_over(&target),
        job: "s".to_owned(),
        corrections: corrections(),
        language: Language::En,
    };
    assert_eq!(save_refused_people(&ada.desk, ask).await.unwrap().rows, 2);
    let exported = ada.computer.documents().join("exported.csv");
    export(&ada, &exported, PeopleFormView::EntraBulkCreate).await.unwrap();
    let record = format!("{:?}", ada.record().await);

    for answer in [format!("{seen:?}"), format!("{report:?}"), record] {
        assert!(!answer.contains(PASSWORD), "{answer}");
    }
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
    assert!(
        !cells_with(&mut books, "hal@atelier.example").await.is_empty(),
        "the search is a good one"
    );
    let outbox = cells_with(&mut books, "eve@atelier.example").await;
    assert!(outbox.iter().any(|cell| cell.starts_with("outbox.")), "{outbox:?}");
    assert_eq!(cells_with(&mut books, PASSWORD).await, Vec::<String>::new());
    books.close().await;
    assert_eq!(files_with(&ada.computer.data(), PASSWORD), Vec::<PathBuf>::new());
    assert_eq!(files_with(&ada.computer.documents(), PASSWORD), [path], "only where it was");
}

async fn export(
    ada: &Desktop,
    path: &Path,
    form: PeopleFormView,
) -> Result<UsersExported, AppError> {
    let ask = ExportUsers {
        query: UserQuery { limit: 1, ..UserQuery::default() },
        form,
        language: Language::En,
        target: ada.hand_over(path),
        job: "export".to_owned(),
    };
    export_users(&ada.desk, ask).await
}

#[tokio::test]
async fn everybody_is_exported_in_the_form_that_was_chosen_and_no_formula_runs() {
    let ada = Desktop::founded().await;
    make(&ada, "=1+1", "eve@atelier.example", &["sales_agent"]).await;
    let path = ada.computer.documents().join("m365.csv");
    let done = export(&ada, &path, PeopleFormView::M365BulkAdd).await.unwrap();
    assert_eq!((done.people, done.without_user_name), (1, 1), "Ada has no user name");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("Username,First name"), "{text}");
    assert!(text.contains("eve@atelier.example,,,'=1+1,"), "{text}");

    let path = ada.computer.documents().join("own.csv");
    let done = export(&ada, &path, PeopleFormView::OwnCsvEnglish).await.unwrap();
    assert_eq!((done.people, done.without_user_name), (2, 0));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("sales agent") && text.contains("Member"), "{text}");

    // Elsewhere it comes in again.
    let bea = Desktop::founded().await;
    let path = write(&bea, "own.csv", &text);
    let report = import(&bea, &path, PeopleCorrections::default()).await.unwrap();
    adds_up(&report);
    assert_eq!((report.kind.as_str(), report.created), ("own_export", 1));
    let eve = person(&bea, "eve@atelier.example").await;
    assert_eq!(eve.line.name, "=1+1");
    assert_eq!(eve.line.roles, Vec::<String>::new(), "roles are given where roles are given");
    let off = UserState { user: "eve@atelier.example".to_owned(), active: false };
    set_user_state(&bea.desk, off).await.unwrap();
    let path = bea.computer.documents().join("entra.csv");
    export(&bea, &path, PeopleFormView::EntraBulkCreate).await.unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("version:v1.0\r\n") && text.contains(",eve@atelier.example,,Yes,"),
        "{text}"
    );
}
