// A table as the text that spreadsheets paste: cells apart by tabs, rows by lines.

/** A cell stays one cell, and text that begins like a formula stays text. */
function cell(text: string): string {
  const flat = text.replaceAll(/[\t\r\n]+/g, " ");
  return /^ *[=+\-@＝＋－＠]/.test(flat) && !/^ *-?\d/.test(flat) ? `'${flat}` : flat;
}

export function copiedTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
