//! `desk price-list list`, `show`, `remove` and `restore`.

use desk_app::deeds::price_list::{list_price_lists, remove_price_list, restore_price_list};
use desk_app::views::{Nothing, PriceListRef, PriceListView, PriceLists};
use desk_app::{AppError, ErrorCode};
use serde::Serialize;

use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::{named, table};
use crate::text::Words;

#[derive(Serialize)]
struct Lists {
    lists: Vec<List>,
}

#[derive(Serialize)]
struct List {
    list_id: String,
    kind: String,
    market: Option<String>,
    currency: Option<String>,
    month: String,
    preview: bool,
    current: bool,
    file_name: String,
    sha256: String,
    rows: u32,
    rows_refused: u32,
    imported_by: String,
    imported_at: String,
}

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let lists = all(shell).await?;
    answer(shell, lists)
}

pub(crate) async fn show(shell: &Shell, id: &str) -> Result<Answer, Failure> {
    let lists = all(shell).await?.lists;
    let wanted = id.trim();
    let list = lists.into_iter().find(|list| list.list_id.eq_ignore_ascii_case(wanted));
    let list = list.ok_or_else(|| {
        AppError::new(ErrorCode::NoSuchList, "there is no such price list").about(wanted)
    })?;
    let list = List::from(list);
    let text = page(shell, &list);
    Answer::new(list, text)
}

pub(crate) async fn remove(shell: &Shell, list_id: String) -> Result<Answer, Failure> {
    let ask = PriceListRef { list_id };
    let left = shell.in_workspace(async |desk| Ok(remove_price_list(desk, ask).await?)).await?;
    answer(shell, left)
}

pub(crate) async fn restore(shell: &Shell, list_id: String) -> Result<Answer, Failure> {
    let ask = PriceListRef { list_id };
    let now = shell.in_workspace(async |desk| Ok(restore_price_list(desk, ask).await?)).await?;
    answer(shell, now)
}

async fn all(shell: &Shell) -> Result<PriceLists, Failure> {
    shell.in_workspace(async |desk| Ok(list_price_lists(desk, Nothing {}).await?)).await
}

impl From<PriceListView> for List {
    fn from(list: PriceListView) -> Self {
        Self {
            list_id: list.list_id,
            kind: list.kind,
            market: list.market,
            currency: list.currency,
            month: list.month,
            preview: list.preview,
            current: list.current,
            file_name: list.file_name,
            sha256: list.sha256,
            rows: list.rows,
            rows_refused: list.rows_refused,
            imported_by: list.imported_by,
            imported_at: list.imported_at,
        }
    }
}

impl List {
    fn standing(&self, words: &Words) -> &'static str {
        match (self.current, self.preview) {
            (true, _) => words.current,
            (false, true) => words.preview,
            (false, false) => words.older,
        }
    }
}

fn answer(shell: &Shell, lists: PriceLists) -> Result<Answer, Failure> {
    let lists: Vec<List> = lists.lists.into_iter().map(List::from).collect();
    if lists.is_empty() {
        let text = shell.texts.done.no_lists.to_owned();
        return Answer::new(Lists { lists }, text);
    }
    let (heads, words) = (&shell.texts.heads, &shell.texts.words);
    let columns = [
        heads.month,
        heads.market,
        heads.currency,
        heads.standing,
        heads.rows,
        heads.refused,
        heads.file,
        heads.list,
    ];
    let rows = lists.iter().map(|list| {
        [
            list.month.clone(),
            words.market(&list.kind, list.market.as_deref()),
            words.currency(list.currency.as_deref()),
            list.standing(words).to_owned(),
            list.rows.to_string(),
            list.rows_refused.to_string(),
            list.file_name.clone(),
            list.list_id.clone(),
        ]
    });
    let text = table(columns, &[4, 5], rows);
    Answer::new(Lists { lists }, text)
}

fn page(shell: &Shell, list: &List) -> String {
    let (labels, words) = (&shell.texts.labels, &shell.texts.words);
    let kind = (words.kind)(&list.kind).unwrap_or(&list.kind);
    named(
        shell.texts,
        &[
            (shell.texts.heads.id, list.list_id.clone()),
            (labels.kind, kind.to_owned()),
            (labels.month, list.month.clone()),
            (labels.market, words.market(&list.kind, list.market.as_deref())),
            (labels.currency, words.currency(list.currency.as_deref())),
            (labels.standing, list.standing(words).to_owned()),
            (labels.rows, list.rows.to_string()),
            (labels.refused, list.rows_refused.to_string()),
            (labels.file, list.file_name.clone()),
            (labels.fingerprint, list.sha256.clone()),
            (labels.imported_by, list.imported_by.clone()),
            (labels.imported_at, list.imported_at.clone()),
        ],
    )
}
