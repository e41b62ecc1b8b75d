//! `desk account`: the company's own profiles.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use desk_app::deeds::account::{
    carry_over, checked, observe_profile, set_fields, show_account, show_checklist,
};
use desk_app::views::{
    AccountFieldView, AccountView, CarryOver, ChecklistView, FindingView, Nothing, ObserveProfile,
    SetAccountFields, WantedField,
};
use desk_app::{AppError, ErrorCode};
use serde::Serialize;

use crate::args::{AccountCommand, CarryArgs, ObserveArgs, SetArgs};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::snake::snake;
use crate::table::{parts, table};

/// More than any profile has; the rest is not read, and then it is none.
const MOST: u64 = 300 * 1024;

/// How the program ends where a profile has errors.
const BAD_INPUT: u8 = 4;

/// What is shown of an answer with all profiles.
enum Only {
    All,
    /// A profile, a place in one, or a field.
    Under(String),
    /// Where what is wanted is not what Microsoft holds.
    Apart,
}

pub(crate) async fn account(shell: &Shell, command: AccountCommand) -> Result<Answer, Failure> {
    match command {
        AccountCommand::Show { only } => {
            let view =
                shell.in_workspace(async |desk| Ok(show_account(desk, Nothing {}).await?)).await?;
            answer(shell, view, &only.map_or(Only::All, Only::Under))
        }
        AccountCommand::Diff => {
            let view =
                shell.in_workspace(async |desk| Ok(show_account(desk, Nothing {}).await?)).await?;
            answer(shell, view, &Only::Apart)
        }
        AccountCommand::Set(args) => set(shell, args).await,
        AccountCommand::Observe(args) => observe(shell, args).await,
        AccountCommand::Carry(args) => carry(shell, args).await,
        AccountCommand::Checklist => {
            let list = shell
                .in_workspace(async |desk| Ok(show_checklist(desk, Nothing {}).await?))
                .await?;
            of_checklist(shell, list)
        }
        AccountCommand::Validate { file } => validate(shell, &file),
    }
}

async fn set(shell: &Shell, args: SetArgs) -> Result<Answer, Failure> {
    let field = args.field.clone();
    let wanted = WantedField { field: args.field, value: args.value };
    let ask = SetAccountFields { fields: vec![wanted] };
    let view = shell.in_workspace(async |desk| Ok(set_fields(desk, ask).await?)).await?;
    answer(shell, view, &Only::Under(field))
}

async fn observe(shell: &Shell, args: ObserveArgs) -> Result<Answer, Failure> {
    let json = String::from_utf8(bytes(&args.file)?)
        .map_err(|_| AppError::new(ErrorCode::BadProfileFile, "it is no text").about("not_json"))?;
    let version = if args.last_finalized { "last_finalized" } else { "current" }.to_owned();
    let ask = ObserveProfile { json, version };
    let view = shell.in_workspace(async |desk| Ok(observe_profile(desk, ask).await?)).await?;
    answer(shell, view, &Only::Apart)
}

async fn carry(shell: &Shell, args: CarryArgs) -> Result<Answer, Failure> {
    let field = args.field.clone();
    let ask = CarryOver { field: args.field, note: args.note, undone: args.undone };
    let view = shell.in_workspace(async |desk| Ok(carry_over(desk, ask).await?)).await?;
    answer(shell, view, &Only::Under(field))
}

/// The start of the file, and whether there is more decides the reader.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |_| {
        AppError::new(ErrorCode::FileUnreadable, "the file cannot be read").about(path.display())
    };
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    Ok(bytes)
}

impl Only {
    fn takes(&self, field: &AccountFieldView) -> bool {
        match self {
            Self::All => true,
            Self::Under(path) => {
                field.field == *path || field.field.starts_with(&format!("{path}."))
            }
            Self::Apart => {
                matches!(field.standing.as_str(), "wanted" | "differs" | "carried" | "drifted")
            }
        }
    }
}

fn answer(shell: &Shell, mut view: AccountView, only: &Only) -> Result<Answer, Failure> {
    for profile in &mut view.profiles {
        profile.fields.retain(|field| only.takes(field));
    }
    view.profiles.retain(|profile| !profile.fields.is_empty());
    if let Only::Under(path) = only
        && view.profiles.is_empty()
    {
        let unknown = AppError::new(ErrorCode::AccountFieldNotFound, "nothing is called so here");
        return Err(unknown.about(path).into());
    }
    let said = &shell.texts.account;
    let fields: Vec<&AccountFieldView> =
        view.profiles.iter().flat_map(|profile| &profile.fields).collect();
    // What nobody said anything about is shown when it is asked for.
    let shown = |field: &&&AccountFieldView| {
        matches!(only, Only::Under(_)) || field.standing != "empty" || !field.findings.is_empty()
    };
    let rows = fields.iter().filter(shown).map(|field| {
        [
            field.field.clone(),
            field.desired.clone().unwrap_or_default(),
            field.observed.clone().unwrap_or_default(),
            said.say(&field.standing),
            remarks(shell, field),
        ]
    });
    let columns =
        [said.field, said.desired, said.observed, said.standing, shell.texts.heads.remarks];
    let expects = if view.expects_verification.is_empty() {
        String::new()
    } else {
        said.expects_verification.to_owned()
    };
    let nothing = matches!(only, Only::Apart) && fields.is_empty();
    let text = if nothing {
        parts([said.no_difference.to_owned(), expects])
    } else {
        parts([table(columns, &[], rows), expects])
    };
    Answer::new(snake(view)?, text)
}

fn remarks(shell: &Shell, field: &AccountFieldView) -> String {
    let said = &shell.texts.account;
    let locked = field.locked.as_deref().map(|why| said.say(why));
    let found = field.findings.iter().map(|one| message(shell, one));
    locked.into_iter().chain(found).collect::<Vec<_>>().join("; ")
}

fn message(shell: &Shell, finding: &FindingView) -> String {
    (shell.texts.account.problem)(&finding.code, finding.about.as_deref().unwrap_or_default())
        .unwrap_or_else(|| finding.code.clone())
}

fn of_checklist(shell: &Shell, list: ChecklistView) -> Result<Answer, Failure> {
    let said = &shell.texts.account;
    let rows = list.items.iter().map(|one| {
        [said.say(&one.state), said.say(&one.weight), said.say(&one.item), one.fields.join(", ")]
    });
    let score = (said.score)(list.score, list.blocking);
    let text =
        parts([table([said.standing, said.weight, said.item, said.field], &[], rows), score]);
    Answer::new(snake(list)?, text)
}

/// One finding, in the form that docs/cli.md promises.
#[derive(Serialize)]
struct Found {
    field: String,
    code: String,
    message: String,
}

#[derive(Serialize)]
struct Validated {
    errors: Vec<Found>,
    warnings: Vec<Found>,
}

/// Needs no workspace.
fn validate(shell: &Shell, path: &Path) -> Result<Answer, Failure> {
    let checked = checked(&bytes(path)?);
    let said = &shell.texts.account;
    let found = |all: &[FindingView]| -> Vec<Found> {
        let one = |one: &FindingView| Found {
            field: one.field.clone(),
            code: one.code.clone(),
            message: message(shell, one),
        };
        all.iter().map(one).collect()
    };
    let validated =
        Validated { errors: found(&checked.errors), warnings: found(&checked.warnings) };
    let rows = |kind: &str, all: &[Found]| -> Vec<[String; 3]> {
        all.iter().map(|one| [kind.to_owned(), one.field.clone(), one.message.clone()]).collect()
    };
    let all =
        [rows(said.error, &validated.errors), rows(said.warning, &validated.warnings)].concat();
    let text = if all.is_empty() {
        said.no_finding.to_owned()
    } else {
        table([said.kind, said.field, shell.texts.heads.remarks], &[], all)
    };
    let bad = !validated.errors.is_empty();
    let answer = Answer::new(validated, text)?;
    Ok(if bad { answer.ending(BAD_INPUT) } else { answer })
}
