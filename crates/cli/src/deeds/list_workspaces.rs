//! `desk workspace list`: what can be told without a key.

use desk_app::deeds::workspace::list_workspaces;
use desk_app::views::{Colour, Nothing, SlotKind, WorkspaceCard};
use serde::Serialize;

use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::table;

#[derive(Serialize)]
struct Workspaces {
    workspaces: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    workspace_id: String,
    name: String,
    colour: Colour,
    opens_with: Vec<SlotKind>,
    last_opened: bool,
}

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let desk = shell.desk()?;
    let found = list_workspaces(&desk, Nothing {}).await?.workspaces;
    let workspaces: Vec<Line> = found.into_iter().map(Line::from).collect();
    let text = text(shell, &workspaces);
    Answer::new(Workspaces { workspaces }, text)
}

impl From<WorkspaceCard> for Line {
    fn from(card: WorkspaceCard) -> Self {
        Self {
            workspace_id: card.id,
            name: card.name,
            colour: card.colour,
            opens_with: card.slots,
            last_opened: card.last_opened,
        }
    }
}

fn text(shell: &Shell, workspaces: &[Line]) -> String {
    if workspaces.is_empty() {
        return shell.texts.done.no_workspaces.to_owned();
    }
    let (heads, words) = (&shell.texts.heads, &shell.texts.words);
    let rows = workspaces.iter().map(|line| {
        let mut ways: Vec<_> = line.opens_with.iter().map(|slot| (words.slot)(*slot)).collect();
        if ways.is_empty() {
            ways.push(words.key_file);
        }
        let remark = if line.last_opened { words.last_opened } else { "" };
        [
            line.name.clone(),
            (words.colour)(line.colour).to_owned(),
            ways.join(", "),
            remark.to_owned(),
            line.workspace_id.clone(),
        ]
    });
    table([heads.name, heads.colour, heads.opens_with, heads.remarks, heads.id], &[], rows)
}
