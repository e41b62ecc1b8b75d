//! `desk user import` and `desk user export`: people from files, and into files.

use desk_app::deeds::people::{export_users, import_people, inspect_people, save_refused_people};
use desk_app::views::{
    ExportUsers, ImportPeople, InspectPeople, Language, PeopleFormView, PeopleImported,
    SaveRefusedPeople, UserQuery,
};
use desk_app::{AppError, Desk, ErrorCode};
use serde::Serialize;

use super::refused_rows::{JOB, Refused, Told, stoppable, told};
use crate::args::{UserExportArgs, UserForm, UserImportArgs};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::{Shell, absolute};
use crate::table::parts;

#[derive(Serialize)]
struct Imported {
    kind: String,
    rows_read: u32,
    rows_imported: u32,
    /// Of the imported: the intents that somebody gets an account.
    created: u32,
    /// Of the imported: people whom the directory has.
    observed: u32,
    rows_refused: u32,
    example_rows: u32,
    refused: Vec<Refused>,
    /// The file of refused rows, where one was asked for and there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused_file: Option<String>,
}

pub(crate) async fn import(shell: &Shell, args: &UserImportArgs) -> Result<Answer, Failure> {
    let (report, saved) = shell
        .in_workspace(async |desk| {
            let file = desk.hand_over(absolute(&args.file)).token;
            are_in_file(shell, desk, args, &file).await?;
            let corrections = args.corrections();
            let ask = ImportPeople { file: file.clone(), job: JOB.to_owned(), corrections };
            let report = stoppable(shell, desk, import_people(desk, ask)).await?;
            let saved = match &args.refused {
                Some(target) if report.rows_refused > 0 => {
                    let ask = SaveRefusedPeople {
                        file,
                        target: desk.hand_over(absolute(target)).token,
                        job: JOB.to_owned(),
                        corrections: args.corrections(),
                        language: shell.texts.language,
                    };
                    Some(stoppable(shell, desk, save_refused_people(desk, ask)).await?.name)
                }
                Some(_) | None => None,
            };
            shell.progress.clear();
            Ok((report, saved))
        })
        .await?;
    let exit = exit(&report);
    let imported = Imported::new(report, saved, shell);
    let text = text(shell, &imported);
    Ok(Answer::new(imported, text)?.ending(exit))
}

/// A header that was mistyped would be passed over in silence.
async fn are_in_file(
    shell: &Shell,
    desk: &Desk,
    args: &UserImportArgs,
    file: &str,
) -> Result<(), AppError> {
    if args.columns.is_empty() {
        return Ok(());
    }
    let (file, corrections) = (file.to_owned(), args.corrections());
    let ask = InspectPeople { file, job: JOB.to_owned(), corrections };
    let seen = stoppable(shell, desk, inspect_people(desk, ask)).await?;
    let names: Vec<&str> = seen.columns.in_file.iter().map(|one| one.name.as_str()).collect();
    let dropped = &seen.dropped_columns;
    let said = args.columns.iter().filter_map(|choice| choice.from.as_deref());
    let strange = said.filter(|from| !names.contains(from) && !dropped.iter().any(|it| it == from));
    match strange.take(1).next() {
        Some(strange) if seen.sheets.len() < 2 => {
            let message = format!(
                "the file has no column “{strange}”; its columns are: {}",
                names.join(", ")
            );
            Err(AppError::new(ErrorCode::BadCorrection, message).about(strange))
        }
        Some(_) | None => Ok(()),
    }
}

/// Where nobody came in: 3 if it is a rule that says so, 4 if it is the file.
const fn exit(report: &PeopleImported) -> u8 {
    match (report.rows_imported, report.rows_refused, report.against_rules) {
        (0, 1.., 1..) => 3,
        (0, 1.., 0) => 4,
        (_, _, _) => 0,
    }
}

impl Imported {
    fn new(report: PeopleImported, refused_file: Option<String>, shell: &Shell) -> Self {
        Self {
            kind: report.kind,
            rows_read: report.rows_read,
            rows_imported: report.rows_imported,
            created: report.created,
            observed: report.observed,
            rows_refused: report.rows_refused,
            example_rows: report.example_rows,
            refused: report.refused.into_iter().map(|row| Refused::new(row, shell)).collect(),
            refused_file,
        }
    }
}

fn text(shell: &Shell, imported: &Imported) -> String {
    let people = &shell.texts.people;
    parts([
        (people.imported)(imported.created, imported.observed),
        if imported.example_rows == 0 {
            String::new()
        } else {
            (people.examples)(imported.example_rows)
        },
        told(
            shell,
            &Told {
                refused: &imported.refused,
                total: imported.rows_refused,
                file: imported.refused_file.as_deref(),
            },
        ),
    ])
}

#[derive(Serialize)]
struct Exported {
    file: String,
    people: u32,
    /// Left out: the form wants their user names, and they have none.
    without_user_name: u32,
}

/// Into a file; its ending says the form where none is named.
pub(crate) async fn export(shell: &Shell, args: &UserExportArgs) -> Result<Answer, Failure> {
    let target = absolute(&args.file);
    let language = shell.texts.language;
    let form = form(args, language);
    let exported = shell
        .in_workspace(async |desk| {
            let ask = ExportUsers {
                query: UserQuery::default(),
                form,
                language,
                target: desk.hand_over(target.clone()).token,
                job: JOB.to_owned(),
            };
            let exported = stoppable(shell, desk, export_users(desk, ask)).await?;
            shell.progress.clear();
            Ok(exported)
        })
        .await?;
    let exported = Exported {
        file: target.display().to_string(),
        people: exported.people,
        without_user_name: exported.without_user_name,
    };
    let people = &shell.texts.people;
    let left_out = exported.without_user_name;
    let text = parts([
        (people.exported)(exported.people, &exported.file),
        if left_out == 0 { String::new() } else { (people.left_out)(left_out) },
    ]);
    Answer::new(exported, text)
}

fn form(args: &UserExportArgs, language: Language) -> PeopleFormView {
    let ending = args.file.extension().and_then(|ending| ending.to_str());
    let is_workbook = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let by_ending = if is_workbook { UserForm::Xlsx } else { UserForm::Csv };
    match args.form.unwrap_or(by_ending) {
        UserForm::M365BulkAdd => PeopleFormView::M365BulkAdd,
        UserForm::EntraBulkCreate => PeopleFormView::EntraBulkCreate,
        UserForm::PartnerCenterUpload => PeopleFormView::PartnerCenterUpload,
        UserForm::Csv if language == Language::Fr => PeopleFormView::OwnCsvFrench,
        UserForm::Csv => PeopleFormView::OwnCsvEnglish,
        UserForm::Xlsx => PeopleFormView::OwnWorkbook,
    }
}
