//! The program without a window: a workspace in a folder, made as people make it.

use std::path::Path;
use std::sync::{Arc, Mutex};

use desk_app::deeds::people::import_people;
use desk_app::deeds::price_list::import_price_list;
use desk_app::deeds::workspace::{begin_workspace, create_with_key_file, finish_workspace};
use desk_app::system::{SettingsFile, SystemClock, SystemIds};
use desk_app::views::{
    BeginWorkspace, Colour, Corrections, FinishWorkspace, ImportPeople, ImportPriceList,
    PeopleCorrections,
};
use desk_app::{
    CreateWithKeyFile, Desk, Hubs, KeyFileAccess, Locks, NoPicker, NobodyListens, Ports,
};
use desk_secrets::{AbsentKeychain, Keychain, OsRandomness};

use crate::problem::Problem;

const USER: &str = "Ada";

pub(crate) struct World {
    pub(crate) desk: Desk,
}

impl World {
    pub(crate) async fn found(folder: &Path, keychain: Arc<dyn Keychain>) -> Result<Self, Problem> {
        let desk = desk(folder, keychain, None);
        let begun = begin_workspace(
            &desk,
            BeginWorkspace {
                name: desk_sample::company().name.to_owned(),
                colour: Colour::Blue,
                user_name: USER.to_owned(),
                home_market: None,
                passphrase: None,
            },
        )
        .await?;
        let typed = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
        finish_workspace(&desk, typed).await?;
        Ok(Self { desk })
    }

    /// For a program that is started with the same key file.
    pub(crate) async fn with_key_file(folder: &Path, key: KeyFileAccess) -> Result<Self, Problem> {
        let desk = desk(folder, Arc::new(AbsentKeychain), Some(key));
        let ask = CreateWithKeyFile {
            name: desk_sample::company().name.to_owned(),
            colour: Colour::Blue,
            user_name: USER.to_owned(),
            home_market: None,
        };
        create_with_key_file(&desk, ask).await?;
        Ok(Self { desk })
    }

    /// The deed, as a screen would call it.
    pub(crate) async fn import(&self, list: &Path) -> Result<(), Problem> {
        let file = self.desk.hand_over(list.to_owned()).token;
        let ask = ImportPriceList {
            file,
            job: "bench".to_owned(),
            corrections: Corrections::default(),
            strict: true,
        };
        import_price_list(&self.desk, ask).await?;
        Ok(())
    }

    /// The same for a file of people, all of whom come in.
    pub(crate) async fn import_people(&self, file: &Path) -> Result<(), Problem> {
        let file = self.desk.hand_over(file.to_owned()).token;
        let ask = ImportPeople {
            file,
            job: "bench".to_owned(),
            corrections: PeopleCorrections::default(),
        };
        let report = import_people(&self.desk, ask).await?;
        if report.rows_refused > 0 {
            return Err(Problem::Wrong(format!("{} people were refused", report.rows_refused)));
        }
        Ok(())
    }
}

fn desk(folder: &Path, keychain: Arc<dyn Keychain>, key_file: Option<KeyFileAccess>) -> Desk {
    let ports = Ports {
        clock: Arc::new(SystemClock::default()),
        ids: Arc::new(SystemIds),
        randomness: Arc::new(Mutex::new(OsRandomness)),
        keychain,
        settings: Arc::new(SettingsFile::new(folder.join(SettingsFile::NAME))),
        picker: Arc::new(NoPicker),
        announce: Arc::new(NobodyListens),
        hubs: Hubs::when_asked(),
        locks: Locks::none(),
    };
    Desk::new(ports, folder.to_owned(), key_file)
}
