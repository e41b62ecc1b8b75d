// A table as the text that spreadsheets paste: cells apart by tabs, rows by lines.

/** What a spreadsheet would run. Written files go by the same rules (crates/files/src/formulas.rs). */
const FORMULA = /^ *[=+\-@＝＋－＠]/;
/** All of it: behind its first digits there may be a formula. */
const NEGATIVE_NUMBER = /^-[0-9][0-9., \u00a0\u202f]*$/;

/** A cell stays one cell, and text that begins like a formula stays text. */
function cell(text: string): string {
  const flat = text.replaceAll(/[\t\r\n]+/g, " ");
  return FORMULA.test(flat) && !NEGATIVE_NUMBER.test(flat) ? `'${flat}` : flat;
}

export function copiedTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
