use std::sync::Arc;

use desk_app::AppError;
use desk_app::deeds::{record, team, workspace};
use desk_app::views::*;
use desk_core::schema::Field;
use desk_core::value::Value;

use crate::{Books, Computer, Desktop, Hub, Key, Rows, begin};

/// Ada's workspace on a hub, and Bea's desktop that joined it. Both are global
/// admins, and agree.
pub async fn two_desktops() -> (Hub, Desktop, Desktop) {
    let hub = Hub::new().await;
    let ada = Desktop::found_on(Computer::in_memory(), "Atelier Nuage", "Ada").await;
    ada.publish(&hub.invitation).await.unwrap();
    let bea = ada.let_in("Bea", &["global_admin"]).await;
    agree(&[&ada, &bea]).await;
    (hub, ada, bea)
}

/// One detail, as the forms of the program change it.
pub fn edit_of(field: &Field, value: &str) -> PersonEdit {
    PersonEdit { field: field.name.to_owned(), value: Some(value.to_owned()) }
}

/// Everybody exchanges until nothing moves; then the hub's sum and everything that
/// is seen are the same on all, and nothing waits. For people of the same rights.
pub async fn agree(desktops: &[&Desktop]) -> Rows {
    let mut digests = Vec::new();
    for round in 0.. {
        assert!(round < 6, "they go on and on");
        digests.clear();
        let mut moved = 0;
        for desktop in desktops {
            let report = desktop.sync().await.unwrap();
            moved += report.pushed + report.pulled;
            digests.push((report.state_digest, report.head.map(|head| (head.seq, head.hash))));
        }
        if moved == 0 {
            break;
        }
    }
    let mut all = Vec::new();
    for desktop in desktops {
        assert_eq!(desktop.frame().await.waiting, 0, "nothing waits any more");
        let mut books = desktop.books().await;
        books.check_followed().await;
        all.push(books.rows().await);
        books.close().await;
    }
    for (digest, rows) in digests.iter().zip(&all) {
        assert_eq!(digest, &digests[0], "one state and one head");
        assert_eq!(rows, &all[0], "everybody sees the same");
    }
    all.swap_remove(0)
}

impl Desktop {
    pub async fn publish(&self, invitation: &str) -> Result<HubStatus, AppError> {
        let ask = PublishTo {
            invitation: invitation.to_owned(),
            device_name: "Premier poste".to_owned(),
        };
        team::publish_workspace(&self.desk, ask).await
    }

    /// Comes to a workspace on a computer that has nothing of it.
    pub async fn join(computer: Computer, invitation: &str) -> Result<Self, AppError> {
        let (desk, ears) = computer.start();
        let begun = team::begin_join(&desk, joining(invitation)).await?;
        let finish = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key.clone() };
        let state = workspace::finish_workspace(&desk, finish).await?;
        let id = state.workspace.unwrap().id;
        ears.heard();
        let desk = Arc::new(desk);
        Ok(Self { computer, desk, ears, recovery_key: begun.recovery_key, id })
    }

    /// The workspace that is open joins again.
    pub async fn join_again(&self, invitation: &str) -> Result<AppState, AppError> {
        let begun = team::begin_join(&self.desk, joining(invitation)).await?;
        let finish = FinishWorkspace { draft: begun.draft, typed: String::new() };
        workspace::finish_workspace(&self.desk, finish).await
    }

    pub async fn invite(&self, person: &str) -> Result<String, AppError> {
        let ask = MakeInvitation { person: person.to_owned(), valid_hours: 24 };
        team::invite_person(&self.desk, ask).await.map(|made| made.invitation)
    }

    /// Brings somebody in; the id.
    pub async fn add_person(&self, name: &str, roles: &[&str]) -> String {
        let ask = AddPerson {
            name: name.to_owned(),
            user_name: None,
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        };
        let people = team::add_person(&self.desk, ask).await.unwrap().people;
        people.into_iter().find(|one| one.name == name).unwrap().id
    }

    /// Brings somebody in, with a desktop.
    pub async fn let_in(&self, name: &str, roles: &[&str]) -> Self {
        let person = self.add_person(name, roles).await;
        let invitation = self.invite(&person).await.unwrap();
        Self::join(Computer::in_memory(), &invitation).await.unwrap()
    }

    pub async fn sync(&self) -> Result<SyncReport, AppError> {
        team::sync_now(&self.desk, Nothing {}).await
    }

    pub async fn hub(&self) -> HubStatus {
        team::hub_status(&self.desk, Nothing {}).await.unwrap()
    }

    pub async fn leave(&self) -> Result<LeftHub, AppError> {
        team::leave_hub(&self.desk, Nothing {}).await
    }

    pub async fn people(&self) -> Vec<PersonView> {
        team::list_people(&self.desk, Nothing {}).await.unwrap().people
    }

    pub async fn person(&self, name: &str) -> PersonView {
        self.people().await.into_iter().find(|one| one.name == name).unwrap()
    }

    pub async fn edit(&self, person: &str, field: &Field, value: &str) -> Result<(), AppError> {
        let ask = EditPerson { person: person.to_owned(), edits: vec![edit_of(field, value)] };
        team::edit_person(&self.desk, ask).await.map(drop)
    }

    pub async fn role(&self, person: &str, role: &str, granted: bool) -> Result<(), AppError> {
        let ask = ChangeRole { person: person.to_owned(), role: role.to_owned(), granted };
        team::change_role(&self.desk, ask).await.map(drop)
    }

    /// What a detail of a person says.
    pub async fn detail(&self, person: &str, field: &Field) -> Option<String> {
        let id: uuid::Uuid = person.parse().unwrap();
        let place = (field.entity.number(), id.as_bytes().to_vec(), field.number, String::new());
        let mut books = self.books().await;
        let value = books.rows().await.remove(&place);
        books.close().await;
        match value {
            Some(Value::Text(text)) => Some(text),
            None => None,
            Some(other) => panic!("{} holds {other:?}", field.name),
        }
    }

    /// Those that wait for a decision, then those that settled themselves.
    pub async fn conflicts(&self) -> Vec<ConflictView> {
        let ask = ConflictQuery { offset: 0, limit: 500, settled: false };
        team::list_conflicts(&self.desk, ask).await.unwrap().conflicts
    }

    pub async fn open_conflicts(&self) -> Vec<ConflictView> {
        let mut conflicts = self.conflicts().await;
        conflicts.retain(|one| one.state == "open");
        conflicts
    }

    pub async fn resolve(
        &self,
        conflicts: Vec<String>,
        choice: ConflictChoice,
        value: Option<&str>,
    ) -> ConflictsResolved {
        let ask = ResolveConflicts { conflicts, choice, value: value.map(str::to_owned) };
        team::resolve_conflicts(&self.desk, ask).await.unwrap()
    }

    /// What was not accepted.
    pub async fn refused(&self) -> Vec<RefusedCommand> {
        let ask = PageQuery { offset: 0, limit: 500 };
        team::list_refused(&self.desk, ask).await.unwrap().commands
    }

    pub async fn devices(&self) -> Vec<DeviceView> {
        team::list_devices(&self.desk, Nothing {}).await.unwrap().devices
    }

    pub async fn prove(&self) -> RecordProof {
        record::verify_record(&self.desk, VerifyRecord { job: "check".to_owned() }).await.unwrap()
    }

    /// The lines of the file with what was not sent or not accepted, the first one
    /// about the file itself.
    pub async fn export(&self) -> Vec<serde_json::Value> {
        let path = self.computer.documents().join("outbox.jsonl");
        let ask = ExportOutbox { target: self.hand_over(&path) };
        team::export_outbox(&self.desk, ask).await.unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// A look past the program.
    pub async fn books(&self) -> Books {
        let key = Key::of(&self.folder(), &*self.computer.keychain);
        Books::open(&self.folder().join("workspace.db"), &key).await
    }

    /// Starts the program on another disk with this workspace on it.
    pub async fn woken(computer: Computer, id: &str) -> Self {
        let (desk, ears) = computer.start();
        workspace::open_last(&desk).await.unwrap();
        ears.heard();
        let desk = Arc::new(desk);
        Self { computer, desk, ears, recovery_key: String::new(), id: id.to_owned() }
    }
}

fn joining(invitation: &str) -> BeginJoin {
    let named = begin("Atelier Nuage", "");
    BeginJoin {
        invitation: invitation.to_owned(),
        name: named.name,
        colour: named.colour,
        device_name: "Autre poste".to_owned(),
        passphrase: None,
    }
}
