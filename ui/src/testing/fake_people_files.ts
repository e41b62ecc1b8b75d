// A file of users, as the program would find it.
import type { Calls, PeoplePreview, RefusedRowView } from "../ipc/bindings";
import type { Answers } from "./answers";

const refused = (line: number, column: string, code: string, found: string): RefusedRowView => ({
  sheet: null,
  line,
  column,
  cell: found,
  code,
  found,
  reason: code,
});

export class FakePeopleFiles {
  /** What is otherwise in the file. */
  preview: Partial<PeoplePreview> = {};

  readonly answers = {
    user_import_inspect: ({ corrections }: Calls["user_import_inspect"]["request"]) =>
      this.look(corrections),
    user_import: ({ corrections }: Calls["user_import"]["request"]) => {
      const { kind, rowsRead, rowsGood, rowsRefused, rowsExisting, exampleRows, ...seen } =
        this.look(corrections);
      return {
        kind,
        rowsRead,
        rowsImported: rowsGood,
        created: rowsGood - rowsExisting,
        observed: rowsExisting,
        rowsRefused,
        exampleRows,
        againstRules: 1,
        refused: seen.refused,
        droppedColumns: seen.droppedColumns,
      };
    },
    user_refused_save: () => ({ name: "refused.csv", rows: 2 }),
    user_export: () => ({ name: "Users.csv", people: 104, withoutUserName: 1 }),
  } satisfies Answers;

  private look(said: Calls["user_import_inspect"]["request"]["corrections"]): PeoplePreview {
    const repaired = said.repairs ?? [];
    const all = [
      refused(17, "Username", "user_name_taken", "ben@contoso.com"),
      refused(21, "Country or region", "not_a_country", "Frnace"),
    ];
    const left = all.filter(({ line }) => !repaired.some((one) => one.line === line));
    const rowsGood = 101 + all.length - left.length;
    return {
      fileName: "people.csv",
      kind: said.kind ?? "m365_bulk_add",
      kindIsCertain: said.kind != null,
      encoding: "UTF-8",
      separator: ",",
      sheets: [],
      sheetsSkipped: [],
      rowsRead: 104,
      rowsGood,
      rowsRefused: left.length,
      exampleRows: 1,
      rowsExisting: said.existing === true ? rowsGood : 0,
      rowsKnown: said.existing === true ? 40 : 0,
      rowsSuspicious: 0,
      repeatedHeaders: 0,
      droppedColumns: ["Initial password"],
      unknownColumns: [],
      allCompared: true,
      columns: {
        inFile: [{ name: "Username", samples: ["eve@contoso.com"] }],
        known: [{ name: "user_name", need: "always", from: "Username" }],
        missing: [],
      },
      firstRows: [
        {
          sheet: null,
          line: 2,
          userName: "eve@contoso.com",
          name: "Eve",
          department: "Finance",
          usageLocation: "FR",
          existing: said.existing === true,
          nameOfLine: 3,
        },
      ],
      refused: left,
      ...this.preview,
    };
  }
}
