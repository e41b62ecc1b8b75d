// A made-up table on its way in: its columns, and two rows that cannot be read.
import type { CellRepair, ColumnChoice, ColumnsView, RefusedRowView } from "../ipc/bindings";

const KNOWN = [
  ["ProductId", "always"],
  ["SkuTitle", "one_of_these"],
  ["UnitPrice", "always"],
  ["ERP Price", "optional"],
] as const;

export function tableFile(
  priceColumn: string,
  choices: readonly ColumnChoice[],
  repairs: readonly CellRepair[],
): { columns: ColumnsView; refused: RefusedRowView[] } {
  const names = ["ProductId", "SkuTitle", priceColumn, "Notes"];
  const known = KNOWN.map(([name, need]) => {
    const choice = choices.find(({ column }) => column === name);
    const own = names.includes(name) && !choices.some(({ from }) => from === name) ? name : null;
    return { name, need, from: choice === undefined ? own : choice.from };
  });
  const missing = known.filter(({ need, from }) => need !== "optional" && from === null);
  const inFile = names.map((name, at) => ({ name, samples: at === 3 ? [] : [`${at}1`, `${at}2`] }));
  const typed = repairs.find(({ line }) => line === 17)?.text ?? "a lot";
  const row = { sheet: null, reason: "-" };
  const refused: RefusedRowView[] = [
    { ...row, line: 90, column: null, code: "too_few_cells", found: null, cell: null },
  ];
  if (!/^[0-9.]+$/.test(typed)) {
    const cell = { column: priceColumn, code: "not_a_number", found: typed, cell: typed };
    refused.unshift({ ...row, line: 17, ...cell });
  }
  const lacks = missing.map(({ name }) => name);
  return { columns: { inFile, known, missing: lacks }, refused: lacks.length > 0 ? [] : refused };
}
