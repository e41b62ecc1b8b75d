use desk_files::{ColumnNeed, Columns};

use crate::views::{ColumnNeedView, ColumnsView, FileColumnView, KnownColumnView};

pub(crate) fn columns<Kind>(columns: Columns<Kind>) -> ColumnsView {
    let Columns { kind: _, in_file, known, missing } = columns;
    ColumnsView {
        in_file: in_file
            .into_iter()
            .map(|column| FileColumnView { name: column.name, samples: column.samples })
            .collect(),
        known: known
            .into_iter()
            .map(|column| KnownColumnView {
                name: column.name.to_owned(),
                need: match column.need {
                    ColumnNeed::Always => ColumnNeedView::Always,
                    ColumnNeed::OneOfThese => ColumnNeedView::OneOfThese,
                    ColumnNeed::Optional => ColumnNeedView::Optional,
                },
                from: column.from,
            })
            .collect(),
        missing: missing.into_iter().map(ToOwned::to_owned).collect(),
    }
}
