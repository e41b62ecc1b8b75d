//! A workspace with many people who hold roles, through the deeds that people use: a
//! file of people is imported, the roles are marked in the matrix and committed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_app::deeds::people::{commit_staged_roles, list_users, stage_roles};
use desk_app::views::{Nothing, StageRoles, StagedEdit, UserQuery};
use desk_core::access::{Category, Role};
use desk_secrets::{DataKey, MemoryKeychain, Slots, open_keychain};
use serde::Deserialize;

use crate::people;
use crate::problem::Problem;
use crate::world::World;

/// One of each category: the rule that is in force allows no more.
pub(super) const ROLES_EACH: usize = 5;
const CATEGORIES: [Category; ROLES_EACH] = [
    Category::Admin,
    Category::Agent,
    Category::ReferralsAndMarketing,
    Category::Incentives,
    Category::Insights,
];

/// People whose roles are committed at once.
const AT_ONCE: usize = 500;
/// People with a mark in the matrix that stays uncommitted.
const MARKED: usize = 100;

/// A workspace, and what a floor needs to read its file.
pub(super) struct Filled {
    pub(super) world: World,
    pub(super) database: PathBuf,
    pub(super) key: DataKey,
    /// Everybody who was imported, in the order of the list: id and name.
    pub(super) people: Vec<(String, String)>,
}

/// What of a workspace's cover leads to its key.
#[derive(Deserialize)]
struct Cover {
    slots: Slots,
}

pub(super) async fn fill(count: u64, folder: &Path) -> Result<Filled, Problem> {
    let keychain = Arc::new(MemoryKeychain::new());
    let world = World::found(folder, Arc::clone(&keychain) as _).await?;
    world.import_people(&people::write(count, folder)?).await?;
    let people = everybody(&world).await?;
    for (from, chunk) in people.chunks(AT_ONCE).enumerate() {
        let edits = (from * AT_ONCE..)
            .zip(chunk)
            .flat_map(|(at, (id, _))| CATEGORIES.map(|category| edit(id, role_of(category, at))));
        stage_roles(&world.desk, StageRoles { edits: edits.collect() }).await?;
        commit_staged_roles(&world.desk, Nothing {}).await?;
    }
    let marks = people.iter().take(MARKED).map(|(id, _)| edit(id, Role::GlobalAdmin));
    stage_roles(&world.desk, StageRoles { edits: marks.collect() }).await?;
    let workspace = workspace_in(folder)?;
    let cover: Cover = serde_json::from_slice(&std::fs::read(workspace.join("cover.json"))?)?;
    let key = open_keychain(&cover.slots, &*keychain)
        .map_err(|error| Problem::Wrong(format!("the key of the workspace: {error}")))?;
    Ok(Filled { world, database: workspace.join("workspace.db"), key, people })
}

fn edit(user: &str, role: Role) -> StagedEdit {
    StagedEdit { user: user.to_owned(), role: role.code().to_owned(), held: true }
}

/// Spread over all roles but the global admin, which nobody gives to thousands.
fn role_of(category: Category, at: usize) -> Role {
    let of = |role: &Role| role.category() == category && *role != Role::GlobalAdmin;
    let roles: Vec<Role> = Role::ALL.into_iter().filter(of).collect();
    roles.get(at % roles.len().max(1)).copied().unwrap_or(Role::ReportViewer)
}

/// All but the founder.
async fn everybody(world: &World) -> Result<Vec<(String, String)>, Problem> {
    let mut all = Vec::new();
    loop {
        let offset = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let ask = UserQuery { offset, limit: 500, ..UserQuery::default() };
        let page = list_users(&world.desk, ask).await?;
        if page.users.is_empty() {
            break;
        }
        all.extend(page.users);
    }
    all.retain(|one| !one.is_me);
    Ok(all.into_iter().map(|one| (one.id, one.name)).collect())
}

/// The folder of the only workspace.
fn workspace_in(folder: &Path) -> Result<PathBuf, Problem> {
    let mut found = std::fs::read_dir(folder.join("workspaces"))?;
    Ok(found.next().ok_or(Problem::NothingMeasured)??.path())
}
