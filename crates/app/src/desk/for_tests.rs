//! A desk as tests start it: on one folder, with a keychain in memory, real clocks and ids,
//! and a hub only when asked. What a test is about, it puts in its place.

use std::path::Path;
use std::sync::{Arc, Mutex};

use desk_secrets::{MemoryKeychain, OsRandomness};

use super::{Desk, Hubs, Locks, NoPicker, NobodyListens, Ports};
use crate::deeds::workspace::{begin_workspace, finish_workspace};
use crate::system::{SettingsFile, SystemClock, SystemIds};
use crate::views::{BeginWorkspace, Colour, FinishWorkspace};

pub(crate) fn ports(root: &Path) -> Ports {
    Ports {
        clock: Arc::new(SystemClock::default()),
        ids: Arc::new(SystemIds),
        randomness: Arc::new(Mutex::new(OsRandomness)),
        keychain: Arc::new(MemoryKeychain::new()),
        settings: Arc::new(SettingsFile::new(root.join(SettingsFile::NAME))),
        picker: Arc::new(NoPicker),
        announce: Arc::new(NobodyListens),
        hubs: Hubs::when_asked(),
        locks: Locks::none(),
    }
}

/// With a workspace of Ada's, and its recovery key.
pub(crate) async fn found(desk: &Desk) -> String {
    let begin = BeginWorkspace {
        name: "Atelier".to_owned(),
        colour: Colour::Blue,
        user_name: "Ada".to_owned(),
        home_market: None,
        passphrase: None,
    };
    let begun = begin_workspace(desk, begin).await.unwrap();
    let ask = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key.clone() };
    finish_workspace(desk, ask).await.unwrap();
    begun.recovery_key
}
