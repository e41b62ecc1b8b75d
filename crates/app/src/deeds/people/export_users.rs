use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::sync::atomic::{AtomicBool, Ordering};

use desk_core::access::{Role, Task};
use desk_core::user_field::UserField;
use desk_files::people::{PeopleFile, PeopleForm, PersonRow, UserType};
use desk_files::{CsvForm, TableForm};
use desk_store::{Account, AccountAsk};
use tokio::sync::mpsc;

use super::MOST;
use super::list_users::question;
use crate::desk::{Desk, Here, unwritable, write_whole_by};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{Event, ExportUsers, Language, PeopleFormView, UserQuery, UsersExported};
use crate::words::words;

/// Pages that may wait between the file of the workspace and the one that is written.
const PAGES_WAITING: usize = 2;

/// Writes people into a file, in a form that Microsoft takes or in our own. A column of
/// passwords is written where the form wants its heading, and nothing stands in it. What
/// stands at the target stays until the new file is whole.
pub async fn export_users(desk: &Desk, ask: ExportUsers) -> Result<UsersExported, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    let target = desk.chosen_target(&ask.target)?;
    let form = form(ask.form, ask.language);
    let job = desk.jobs.begin(&ask.job);
    let stop = job.stop_sign();
    let role = words(ask.language).role;

    let (pages, arriving) = mpsc::channel(PAGES_WAITING);
    let name = present::file_name(&target);
    let writer = tokio::task::spawn_blocking(move || {
        write_whole_by(&target, |out| write(out, form, role, arriving))
    });
    let sent = send(&here, &ask.query, &ask.job, &stop, pages).await;
    // It cleans up after itself, whatever came of the sending.
    let written = writer.await??.unwrap_or_default();
    sent?;
    let (people, without) = (present::count(written.people), present::count(written.without));
    Ok(UsersExported { name, people, without_user_name: without })
}

/// Sends page after page, and at the end that there are no more.
async fn send(
    here: &Here<'_>,
    query: &UserQuery,
    job: &str,
    stop: &AtomicBool,
    pages: mpsc::Sender<Option<Vec<Account>>>,
) -> Result<(), AppError> {
    let mut told = 0;
    for offset in (0..).step_by(MOST as usize) {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let ask = question(&UserQuery { offset, limit: MOST, ..query.clone() })?;
        let ask = AccountAsk { in_full: true, ..ask };
        let answer = here.store().accounts(&ask).await?;
        told += answer.accounts.len() as u64;
        let page = (!answer.accounts.is_empty()).then_some(answer.accounts);
        let last = page.is_none();
        // A writer that cannot write takes no more, and says why itself.
        if pages.send(page).await.is_err() || last {
            return Ok(());
        }
        here.desk.ports.announce.announce(Event::Progress {
            job: job.to_owned(),
            done: present::share(told, answer.total),
            rows: present::count(told),
            can_stop: true,
        });
    }
    Err(AppError::new(ErrorCode::Cancelled, "the export was stopped"))
}

const fn form(asked: PeopleFormView, language: Language) -> PeopleForm {
    let french = matches!(language, Language::Fr);
    let form = match asked {
        PeopleFormView::M365BulkAdd => return PeopleForm::M365BulkAdd,
        PeopleFormView::EntraBulkCreate => return PeopleForm::EntraBulkCreate,
        PeopleFormView::PartnerCenterUpload => return PeopleForm::PartnerCenterUpload,
        PeopleFormView::OwnCsvEnglish => TableForm::Csv(CsvForm::ENGLISH),
        PeopleFormView::OwnCsvFrench => TableForm::Csv(CsvForm::FRENCH),
        PeopleFormView::OwnCsvStandard => TableForm::Csv(CsvForm::STANDARD),
        PeopleFormView::OwnWorkbook => TableForm::Workbook,
    };
    PeopleForm::Own { form, french }
}

#[derive(Default)]
struct Written {
    people: u64,
    without: u64,
}

/// `None` where the pages end before the last one said that it is the last: then
/// there shall be no file.
fn write(
    out: &mut BufWriter<File>,
    form: PeopleForm,
    role: fn(Role) -> &'static str,
    mut arriving: mpsc::Receiver<Option<Vec<Account>>>,
) -> Result<Option<Written>, AppError> {
    let mut file = PeopleFile::begin(out, form).map_err(unwritable)?;
    let mut written = Written::default();
    let wants_user_name = !matches!(form, PeopleForm::Own { .. });
    while let Some(page) = arriving.blocking_recv() {
        let Some(people) = page else {
            file.finish().map_err(unwritable)?;
            return Ok(Some(written));
        };
        for person in &people {
            let row = row(person, role);
            if wants_user_name && row.user_name().is_empty() {
                written.without += 1;
                continue;
            }
            file.row(&row).map_err(unwritable)?;
            written.people += 1;
        }
    }
    Ok(None)
}

fn row(person: &Account, role: fn(Role) -> &'static str) -> PersonRow {
    let stands = &person.stands;
    let synced = |at: &UserField| *at == UserField::LastDirectorySync;
    let fields: BTreeMap<_, _> = stands.details.clone();
    PersonRow {
        sign_in_blocked: Some(!stands.active),
        directory_id: fields.get(&UserField::DirectoryId).cloned(),
        user_type: Some(if stands.is_guest() { UserType::Guest } else { UserType::Member }),
        directory_synced: fields.keys().any(synced).then_some(true),
        deleted: stands.deleted,
        roles: stands.roles.iter().map(|one| role(*one).to_owned()).collect(),
        fields,
        ..PersonRow::default()
    }
}
