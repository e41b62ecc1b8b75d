//! What is asked, in the same order for the deed and for its floor.

use desk_app::deeds::people::{explain_user, list_staged_roles, list_users, who_can};
use desk_app::views::{Nothing, TaskRef, UserQuery, UserRef};
use desk_core::access::{Grant, Role, Task, grant, grant_without_role};

use super::fill::Filled;
use super::floor::Floor;
use crate::problem::Problem;

/// The page that the list and the matrix ask for.
pub(super) const PAGE: u32 = 100;
/// The most people of whom "who can" tells the names.
pub(super) const NAMED: u32 = 500;

/// The longest that is typed of a name.
const KEYSTROKES: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    List,
    Counts,
    Search,
    Matrix,
    WhoCan,
    Explain,
}

impl Question {
    pub(super) const ALL: [Self; 6] =
        [Self::List, Self::Counts, Self::Search, Self::Matrix, Self::WhoCan, Self::Explain];

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::List => "first page of the list",
            Self::Counts => "how many there are of each kind",
            Self::Search => "search",
            Self::Matrix => "page of the matrix",
            Self::WhoCan => "who can",
            Self::Explain => "what somebody can do",
        }
    }

    /// As a screen asks it; answers with how much was found.
    pub(super) async fn deed(self, filled: &Filled, at: usize) -> Result<u64, Problem> {
        let desk = &filled.world.desk;
        let page = |search: String, offset| UserQuery {
            search,
            offset,
            limit: PAGE,
            ..UserQuery::default()
        };
        Ok(match self {
            Self::List => list_users(desk, page(String::new(), 0)).await?.total.into(),
            Self::Counts => {
                let ask = UserQuery { counted: true, ..UserQuery::default() };
                let counts = list_users(desk, ask).await?.counts;
                counts.map_or(0, |counts| u64::from(counts.without_role + counts.global_admins))
            }
            Self::Search => list_users(desk, page(typed(filled, at), 0)).await?.total.into(),
            Self::Matrix => {
                let page = list_users(desk, page(String::new(), offset(filled, at))).await?;
                let staged = list_staged_roles(desk, Nothing {}).await?;
                u64::from(page.total) + staged.people.len() as u64
            }
            Self::WhoCan => {
                let task = task(at).code().to_owned();
                who_can(desk, TaskRef { task }).await?.total.into()
            }
            Self::Explain => {
                let user = somebody(filled, at)?.0.clone();
                explain_user(desk, UserRef { user }).await?.roles.len() as u64
            }
        })
    }

    /// The same facts with bare SQL.
    pub(super) async fn floor(
        self,
        filled: &Filled,
        floor: &mut Floor,
        at: usize,
    ) -> Result<u64, Problem> {
        floor.who_asks().await?;
        match self {
            Self::List => floor.page(None, 0).await,
            Self::Counts => floor.counts().await,
            Self::Search => floor.page(Some(&typed(filled, at)), 0).await,
            Self::Matrix => Ok(floor.page(None, offset(filled, at)).await? + floor.staged().await?),
            Self::WhoCan => floor.holders(&holding(task(at))).await,
            Self::Explain => floor.roles_of(&somebody(filled, at)?.0).await,
        }
    }
}

/// A name, letter by letter; then that of another.
fn typed(filled: &Filled, at: usize) -> String {
    let name = somebody(filled, at / KEYSTROKES).map_or("", |(_, name)| name);
    let plain: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    plain.iter().take(1 + at % KEYSTROKES).collect()
}

/// Spread over all of them.
fn somebody(filled: &Filled, at: usize) -> Result<&(String, String), Problem> {
    let people = &filled.people;
    people.get(at * 7919 % people.len().max(1)).ok_or(Problem::NothingMeasured)
}

/// The first line of one page or another.
fn offset(filled: &Filled, at: usize) -> u32 {
    let pages = filled.people.len() / PAGE as usize + 1;
    u32::try_from(at * 7 % pages).unwrap_or(0) * PAGE
}

/// A task that takes a role; which of them changes from time to time.
fn task(at: usize) -> Task {
    let ruled =
        |task: &&Task| grant_without_role(**task) == Grant::None && !holding(**task).is_empty();
    let tasks: Vec<Task> = Task::ALL.iter().filter(ruled).copied().collect();
    tasks.get(at % tasks.len().max(1)).copied().unwrap_or(Task::UsersView)
}

/// The roles by which it can be done, at least in part.
fn holding(task: Task) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| grant(*role, task) != Grant::None).collect()
}
