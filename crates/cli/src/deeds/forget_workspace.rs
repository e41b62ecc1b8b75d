//! `desk workspace forget`: shows what was never sent, exports it, asks for the
//! name, and sets the folder aside.

use desk_app::deeds::team::export_outbox;
use desk_app::deeds::workspace::{before_forgetting, forget_workspace};
use desk_app::views::{
    BeforeForgetting, ExportOutbox, ForgetWorkspace, Forgotten, Nothing, SlotKind,
};
use desk_app::{AppError, Desk, ErrorCode};
use serde::Serialize;

use super::outbox::in_words;
use crate::args::ForgetArgs;
use crate::ask;
use crate::failure::Failure;
use crate::out::{Answer, complain};
use crate::shell::{Shell, absolute};

#[derive(Serialize)]
struct Gone {
    name: String,
    set_aside: String,
    opens_with: Vec<SlotKind>,
    key_file: bool,
    unsent: u32,
    unsent_lists: u32,
    exported_to: Option<String>,
    keychain_left: bool,
}

pub(crate) async fn forget(shell: &Shell, args: ForgetArgs) -> Result<Answer, Failure> {
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
    let name = match &args.confirm {
        Some(name) => name.clone(),
        None if ask::somebody_is_there() => ask::line(manage.type_name)?.expose().to_owned(),
        None => return Err(Failure::Usage(manage.need_confirm.to_owned())),
    };
    let forgotten = forget_workspace(desk, ForgetWorkspace { name }).await?;
    let exported_to = exported_to.map(|path| path.display().to_string());
    answer(shell, before, exported_to, forgotten)
}

fn answer(
    shell: &Shell,
    before: BeforeForgetting,
    exported_to: Option<String>,
    forgotten: Forgotten,
) -> Result<Answer, Failure> {
    let words = &shell.texts.words;
    let Forgotten { set_aside, opens, in_key_file, keychain_left, state: _ } = forgotten;
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
        unsent: before.unsent,
        unsent_lists: before.unsent_lists,
        exported_to,
        keychain_left,
    };
    Answer::new(gone, text)
}
