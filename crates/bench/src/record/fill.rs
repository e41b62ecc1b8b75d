//! A workspace whose record is long: every entry went through the door as a command,
//! many in one transaction, and none was handed to a hub.

use std::path::Path;

use desk_app::system::{SystemClock, SystemIds};
use desk_core::access::{Actor, Right};
use desk_core::command::Command;
use desk_core::ids::{DeviceId, GroupId, UserId, WorkspaceId};
use desk_core::moment::{Clock, Ids};
use desk_store::{Deed, FileKey, NewWorkspace, Outcome, Store};

use crate::encrypted::KEY;
use crate::problem::Problem;
use crate::sync::work::{self, FIELDS};

/// Commands of one deed.
const AT_ONCE: usize = 2_000;
/// People who are edited again and again, where the record is long enough.
const PEOPLE: u64 = 5_000;

pub(super) async fn fill(path: &Path, entries: u64) -> Result<Store, Problem> {
    let (clock, ids) = (SystemClock::default(), SystemIds);
    let (workspace, founder) = (WorkspaceId::new(ids.next()), UserId::new(ids.next()));
    let new = NewWorkspace { workspace, device: DeviceId::new(ids.next()), user: founder };
    let store = Store::create(path, &FileKey::new(&KEY), new).await?;
    let deed = || Deed { group: GroupId::new(ids.next()), author: founder, moment: clock.now() };

    let found = Command::FoundWorkspace { workspace, founder, display_name: "Ada".to_owned() };
    let mut tx = store.begin_write(deed(), &ids).await?;
    tx.execute(&found, &Right::founding(founder)).await?;
    tx.commit().await?;

    let people = PEOPLE.min(entries / 2).max(1);
    let mut commands = (0..people).map(add).chain(work::edits(people, 0, u64::MAX).map(edit));
    let mut left = entries.saturating_sub(1);
    while left > 0 {
        let actor = Actor::new(founder, store.actor_roles(founder).await?);
        let mut tx = store.begin_write(deed(), &ids).await?;
        for command in commands.by_ref().take(AT_ONCE) {
            let command = command?;
            let right = command.right(&actor).map_err(|_| Problem::Right)?;
            // What changes nothing is no entry.
            if tx.execute(&command, &right).await? == Outcome::Done {
                left -= 1;
            }
            if left == 0 {
                break;
            }
        }
        tx.commit().await?;
    }
    Ok(store)
}

#[expect(clippy::unnecessary_wraps, reason = "one iterator with the edits, which may fail")]
fn add(number: u64) -> Result<Command, Problem> {
    let work::Record { id, texts } = work::record(number);
    let details = FIELDS.into_iter().zip(texts).collect();
    Ok(Command::AddUser { user: UserId::new(id), details, roles: Vec::new() })
}

fn edit(edit: work::Edit) -> Result<Command, Problem> {
    let field = FIELDS.get(edit.field).copied().ok_or(Problem::NothingMeasured)?;
    let user = UserId::new(work::id(edit.record));
    Ok(Command::EditUser { user, edits: vec![(field, Some(edit.text))] })
}
