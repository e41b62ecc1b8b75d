//! A file on disk, read whole.

use std::path::PathBuf;

use desk_core::price_list::{Month, PriceRow};
use desk_files::{FileError, Findings, ReadOptions, Unwatched};

pub(crate) use crate::kept::on_disk;

pub(crate) type Kept = crate::kept::Kept<PriceRow>;

pub(crate) fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// In November 2025, knowing nothing.
pub(crate) fn options() -> ReadOptions {
    ReadOptions::new(month("2025-11"))
}

pub(crate) fn read_as(bytes: &[u8], options: &ReadOptions) -> Result<(Findings, Kept), FileError> {
    let file = on_disk(bytes);
    let named = ReadOptions {
        file_name: options.file_name.clone().or_else(|| Some("list.csv".to_owned())),
        ..options.clone()
    };
    let mut kept = Kept::default();
    let findings = desk_files::read(file.path(), &named, &mut kept, &mut Unwatched)?;
    let again = desk_files::inspect(file.path(), &named, &mut Unwatched)?;
    assert_eq!(again.findings, findings, "inspecting and reading find the same");
    Ok((findings, kept))
}

pub(crate) fn read(bytes: impl AsRef<[u8]>) -> (Findings, Kept) {
    read_as(bytes.as_ref(), &options()).unwrap()
}

pub(crate) fn refusal(bytes: impl AsRef<[u8]>) -> FileError {
    read_as(bytes.as_ref(), &options()).unwrap_err()
}

/// The made-up files that everybody's tests may use.
pub(crate) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/price_lists").join(name)
}

/// The portal's header without what is empty in every row.
pub(crate) const HEADER: &str = "ChangeIndicator,ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,\
    BillingPlan,Market,Currency,UnitPrice,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price,\
    Segment,PreviousValues\n";

/// A good row of it.
pub(crate) const ROW: &str = "Unchanged,Sample Suite ,CFQ7TTC0AAA1,1,Sample Suite Basic,P1Y,Annual,FR,EUR,\
    60,2025-04-01T00:00:00.0000000Z,9999-11-30T23:59:59.0000000Z,License,75,Commercial,\n";

/// A list of one row with some of its cells changed.
pub(crate) fn with(changes: &[(&str, &str)]) -> String {
    format!("{HEADER}{}", row_with(changes))
}

/// [`ROW`] with some of its cells changed, quoted where they need it.
pub(crate) fn row_with(changes: &[(&str, &str)]) -> String {
    let names: Vec<&str> = HEADER.trim_end().split(',').collect();
    let mut cells: Vec<String> = ROW.trim_end().split(',').map(str::to_owned).collect();
    for (name, value) in changes {
        let at = names.iter().position(|known| known == name).expect("a column of the header");
        let quote = value.contains([',', '"', '\n']);
        cells[at] =
            if quote { format!("\"{}\"", value.replace('"', "\"\"")) } else { (*value).to_owned() };
    }
    cells.join(",") + "\n"
}
