//! In a file with passwords: whether the cells of a row stand under their columns.
//!
//! A comma too many or too few puts the password under another column, where it would
//! be read, shown in a problem, or kept. So what such a row says is given to nobody
//! unless it is plain that nothing has moved: what has a form of its own has it, and
//! the password's own cell does not hold what belongs elsewhere. A row in doubt is
//! refused without a word of it.

use csv::StringRecord;
use desk_core::user_field::UserField;

use super::countries;
use super::detail::Detail;
use super::heads;
use super::kinds::Kind;
use super::reading::Cells;
use super::said;
use crate::layout::Layout;

/// What a row's cells of passwords look like, and nothing of what they say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Secrets {
    /// The first and the last of them, in the record as it came.
    first: usize,
    last: usize,
    empty: bool,
    yes_or_no: bool,
    address: bool,
    /// The record as it came has a cell for each column, and more.
    whole: bool,
    too_long: bool,
}

impl Secrets {
    /// Of a record as it came; `None` where the file has no such column. In a sheet each
    /// cell says itself where it stands, and empty ones at the end are not there.
    pub(super) fn of(layout: &Layout<Kind>, raw: &StringRecord, in_sheet: bool) -> Option<Self> {
        let mut seen: Option<Self> = None;
        for (at, text) in layout.secret_cells(raw) {
            let text = text.trim();
            let seen = seen.get_or_insert(Self { first: at, ..Self::default() });
            seen.first = seen.first.min(at);
            seen.last = seen.last.max(at);
            seen.empty |= text.is_empty();
            seen.yes_or_no |= said::yes_or_no(text).is_some();
            seen.address |= text.contains('@');
            seen.whole = in_sheet || raw.len() == layout.whole_width();
            seen.too_long = raw.len() > layout.whole_width();
        }
        seen
    }

    /// Whether a place stands between the passwords and another one.
    fn parts(&self, at: usize, other: usize) -> bool {
        [self.first, self.last]
            .iter()
            .all(|secret| (*secret < at && at < other) || (other < at && at < *secret))
    }
}

/// Whether something may have moved. `cells` is the record without the passwords.
pub(super) fn in_doubt(secrets: Secrets, cells: &Cells<'_>) -> bool {
    let user_name = cells.text(Detail::UserName);
    // What stands behind the passwords in its form came behind them in the row as it
    // was meant, too.
    let held = anchors(cells).any(|at| at > secrets.last);
    secrets.too_long
        || secrets.yes_or_no
        || !(is_address(user_name) || may_lack_its_domain(secrets, user_name))
        || !(held || secrets.whole)
        || (!held && has_stray_address(cells))
        || (secrets.empty && holds_a_password(cells, held))
        || misfits(cells).any(|misfit| !anchors(cells).any(|at| secrets.parts(at, misfit)))
}

/// Whether nothing seems to have moved in a row whose columns are not known yet.
pub(super) fn looks_in_place(secrets: Secrets, cells: &Cells<'_>) -> bool {
    secrets.whole
        && !(secrets.too_long || secrets.empty || secrets.yes_or_no || secrets.address)
        && !cells.record.iter().any(heads::looks_like_password)
}

fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(_, domain)| domain.contains('.'))
}

/// A user name without a domain proves nothing itself, so all else must be in order.
fn may_lack_its_domain(secrets: Secrets, user_name: &str) -> bool {
    !user_name.is_empty() && secrets.whole && !secrets.empty && !secrets.address
}

/// An address under a column that holds none.
fn has_stray_address(cells: &Cells<'_>) -> bool {
    let Cells { record, layout } = *cells;
    let holds = [Detail::UserName, Detail::ContactEmail];
    let places = holds.map(|detail| cells.column(detail).and_then(|at| layout.place(at)));
    let known = (0..layout.width()).filter(|at| !layout.extra().contains(at));
    let mut others = known.filter(|at| !places.contains(&Some(*at)));
    others.any(|at| record.get(at).is_some_and(|cell| cell.contains('@')))
}

/// A text under a column for any text that looks like what the empty cell lacks.
/// Where they are held, only what somebody may have typed into the wrong cell is asked.
fn holds_a_password(cells: &Cells<'_>, held: bool) -> bool {
    let names = [Detail::DisplayName, Detail::FirstName, Detail::LastName];
    let forms = FORMS.map(|(detail, _)| detail);
    let mut free = Detail::ALL.iter().filter(|detail| {
        names.contains(detail) || (!held && !forms.contains(detail) && **detail != Detail::UserName)
    });
    free.any(|detail| heads::looks_like_password(cells.text(*detail)))
}

/// A detail, and whether a text has its form.
type Form = (Detail, fn(&str) -> bool);

/// What has a form of its own.
const FORMS: [Form; 8] = [
    (Detail::SignInBlocked, |text| said::yes_or_no(text).is_some()),
    (Detail::AccountEnabled, |text| said::yes_or_no(text).is_some()),
    (Detail::DirectorySynced, |text| said::yes_or_no(text).is_some()),
    (Detail::UserType, |text| said::user_type(text).is_some()),
    (Detail::DirectoryId, |text| said::directory_id(text).is_some()),
    (Detail::UsageLocation, |text| countries::code(text).is_some()),
    (Detail::ContactEmail, is_address),
    (Detail::PreferredLanguage, |text| UserField::PreferredLanguage.clean(text).is_ok()),
];

/// Where cells stand, in the record as it came, that have not the form of their column.
fn misfits<'a>(cells: &'a Cells<'_>) -> impl Iterator<Item = usize> + 'a {
    let bad = FORMS.into_iter().filter(move |(detail, fits)| {
        let text = cells.text(*detail);
        !text.is_empty() && !fits(text)
    });
    bad.filter_map(move |(detail, _)| raw_place(cells, detail))
}

/// Where cells stand that have a form that no other column has, and have it.
fn anchors<'a>(cells: &'a Cells<'_>) -> impl Iterator<Item = usize> + 'a {
    let forms: [Form; 3] = [(Detail::UserName, is_address), FORMS[0], FORMS[1]];
    let good = forms.into_iter().filter(move |(detail, fits)| fits(cells.text(*detail)));
    good.filter_map(move |(detail, _)| raw_place(cells, detail))
}

fn raw_place(cells: &Cells<'_>, detail: Detail) -> Option<usize> {
    cells.column(detail).and_then(|column| cells.layout.raw_place(column))
}
