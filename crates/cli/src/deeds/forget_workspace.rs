//! `desk workspace forget`: shows what was never sent, exports it, asks for the
//! name, and sets the folder aside.

use desk_app::deeds::team::export_outbox;
use desk_app::deeds::workspace::{
    before_forgetting, forget_unopened, forget_workspace, list_workspaces,
};
use desk_app::views::{
    BeforeForgetting, ExportOutbox, ForgetUnopened, ForgetWorkspace, Forgotten, Nothing, SlotKind,
};
use desk_app::{AppError, Desk, ErrorCode};
use serde::Serialize;

use super::outbox::in_words;
use crate::args::ForgetArgs;
use crate::ask;
use crate::choose::choose;
use crate::failure::Failure;
use crate::out::{Answer, complain};
use crate::shell::{Shell, absolute};

#[derive(Serialize)]
struct Gone {
    name: String,
    set_aside: String,
    opens_with: Vec<SlotKind>,
    key_file: bool,
    /// `None` where nobody could see it.
    unsent: Option<u32>,
    unsent_lists: Option<u32>,
    exported_to: Option<String>,
    keychain_left: bool,
}

pub(crate) async fn forget(shell: &Shell, args: ForgetArgs) -> Result<Answer, Failure> {
    if args.unopened {
        return forget_closed(shell, &args).await;
    }
    shell.in_workspace(async |desk| forget_open(shell, desk, &args).await).await
}

async fn forget_open(shell: &Shell, desk: &Desk, args: &ForgetArgs) -> Result<Answer, Failure> {
    let manage = &shell.texts.manage;
    let before = before_forgetting(desk, Nothing {}).await?;
    if !shell.global.json {
        complain(manage.forgetting);
        if before.unsent > 0 {
            complain(&(manage.unsent)(before.unsent as usize));
            for line in in_words(shell, desk).await? {
                complain(&format!("  {line}"));
            }
            if before.unsent_lists > 0 {
                complain(&(manage.unsent_lists)(before.unsent_lists));
            }
        }
    }
    let exported_to = args.export.as_deref().map(absolute);
    match &exported_to {
        Some(path) => {
            let target = desk.hand_over(path.clone()).token;
            export_outbox(desk, ExportOutbox { target }).await?;
        }
        // Nobody types a name for nothing.
        None if before.unsent > 0 => {
            let message = "what was never sent is in no export yet";
            let error = AppError::new(ErrorCode::UnsentNotExported, message);
            return Err(error.about(before.unsent).into());
        }
        None => {}
    }
    let name = confirmed(shell, args)?;
    let forgotten = forget_workspace(desk, ForgetWorkspace { name }).await?;
    let exported_to = exported_to.map(|path| path.display().to_string());
    answer(shell, before, exported_to, forgotten)
}

/// One that no key opens.
async fn forget_closed(shell: &Shell, args: &ForgetArgs) -> Result<Answer, Failure> {
    let desk = shell.desk_with(shell.key_file_passphrase()?)?;
    let cards = list_workspaces(&desk, Nothing {}).await?.workspaces;
    let card = choose(&cards, shell.global.workspace.as_deref())?;
    if !shell.global.json {
        complain(shell.texts.manage.forgetting_unopened);
    }
    let (id, name) = (card.id.clone(), confirmed(shell, args)?);
    let Forgotten { set_aside, opens, in_key_file, keychain_left, .. } =
        forget_unopened(&desk, ForgetUnopened { id, name }).await?;
    let set_aside = format!("set-aside/{set_aside}");
    let text = (shell.texts.manage.forgotten_unopened)(&set_aside);
    let gone = Gone {
        name: card.name.clone(),
        set_aside,
        opens_with: opens,
        key_file: in_key_file,
        unsent: None,
        unsent_lists: None,
        exported_to: None,
        keychain_left,
    };
    Answer::new(gone, text)
}

/// The name, typed or said.
fn confirmed(shell: &Shell, args: &ForgetArgs) -> Result<String, Failure> {
    let manage = &shell.texts.manage;
    match &args.confirm {
        Some(name) => Ok(name.clone()),
        None if ask::somebody_is_there() => Ok(ask::line(manage.type_name)?.expose().to_owned()),
        None => Err(Failure::Usage(manage.need_confirm.to_owned())),
    }
}

fn answer(
    shell: &Shell,
    before: BeforeForgetting,
    exported_to: Option<String>,
    forgotten: Forgotten,
) -> Result<Answer, Failure> {
    let words = &shell.texts.words;
    let Forgotten { set_aside, opens, in_key_file, keychain_left, .. } = forgotten;
    let mut ways: Vec<&str> = opens.iter().map(|kind| (words.slot)(*kind)).collect();
    if in_key_file {
        ways.push(words.key_file);
    }
    let set_aside = format!("set-aside/{set_aside}");
    let mut text = (shell.texts.manage.forgotten)(&set_aside, &ways.join(", "));
    if keychain_left {
        text = format!("{text}\n{}", shell.texts.manage.keychain_left);
    }
    let gone = Gone {
        name: before.name,
        set_aside,
        opens_with: opens,
        key_file: in_key_file,
        unsent: Some(before.unsent),
        unsent_lists: Some(before.unsent_lists),
        exported_to,
        keychain_left,
    };
    Answer::new(gone, text)
}
