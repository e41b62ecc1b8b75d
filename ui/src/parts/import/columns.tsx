// What each column of a file holds: out of the way where everything fits, open where
// something is missing.
import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ColumnChoice, ColumnsView } from "../../ipc/bindings";
import { useWords } from "../../text/words";
import { Note } from "../notes";
import { Section } from "../section";
import { Cell, Head, RowHead, Table } from "../table";
import { meaningOf, withMeaning } from "./choices";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, marginBlock: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  samples: { overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
  select: { minWidth: "22ch" },
});

interface ColumnsProps {
  columns: ColumnsView;
  choices: readonly ColumnChoice[];
  /** What becomes of a column without a meaning. */
  hint: string;
  disabled: boolean;
  onChoose: (choices: ColumnChoice[]) => void;
}

export function Columns({ columns, choices, hint, disabled, onChoose }: ColumnsProps) {
  const styles = useStyles();
  const { t } = useWords();
  const { missing, known } = columns;
  // It stays open once something was missing: nobody's place is taken away.
  const [lacked, setLacked] = useState(missing.length > 0);
  const [chosen, setChosen] = useState<boolean>();
  if (missing.length > 0 && !lacked) setLacked(true);
  const open = chosen ?? lacked;

  return (
    <Section title={t("wizard.columns")}>
      {missing.length > 0 ? (
        <Note intent="warning">
          {t("wizard.missing", { count: missing.length, names: missing.join(", ") })}
        </Note>
      ) : (
        <p className={styles.hint}>
          {t("wizard.columnsFit", { count: known.filter((it) => it.need === "always").length })}
        </p>
      )}
      <div className={styles.buttons}>
        <Button aria-expanded={open} onClick={() => setChosen(!open)}>
          {t(open ? "wizard.hide" : "wizard.show")}
        </Button>
        {choices.length > 0 && (
          <Button disabledFocusable={disabled} onClick={() => onChoose([])}>
            {t("wizard.reset")}
          </Button>
        )}
      </div>
      {open && (
        <>
          <p className={styles.hint}>{hint}</p>
          <MeaningTable
            columns={columns}
            choices={choices}
            disabled={disabled}
            onChoose={(name, meaning) => onChoose(withMeaning(choices, columns, name, meaning))}
          />
        </>
      )}
    </Section>
  );
}

interface MeaningTableProps {
  columns: ColumnsView;
  choices: readonly ColumnChoice[];
  disabled: boolean;
  onChoose: (name: string, meaning: string | undefined) => void;
}

function MeaningTable({ columns, choices, disabled, onChoose }: MeaningTableProps) {
  const styles = useStyles();
  const { t } = useWords();
  const nameOf = ({ name, need }: ColumnsView["known"][number]) =>
    need === "optional"
      ? name
      : t(need === "always" ? "wizard.needed" : "wizard.oneOfThese", { name });
  return (
    <Table label={t("wizard.columns")}>
      <thead>
        <tr>
          <Head>{t("wizard.inFile")}</Head>
          <Head>{t("wizard.samples")}</Head>
          <Head>{t("wizard.meaning")}</Head>
        </tr>
      </thead>
      <tbody>
        {columns.inFile.map(({ name, samples }) => (
          <tr key={name}>
            <RowHead>{name}</RowHead>
            <Cell>
              <div className={styles.samples}>{samples.join(" · ") || "–"}</div>
            </Cell>
            <Cell>
              <Select
                className={styles.select}
                aria-label={t("wizard.meaningOf", { name })}
                value={meaningOf(choices, columns, name) ?? ""}
                disabled={disabled}
                onChange={(_, data) => onChoose(name, data.value || undefined)}
              >
                <option value="">{t("wizard.noMeaning")}</option>
                {columns.known.map((known) => (
                  <option key={known.name} value={known.name}>
                    {nameOf(known)}
                  </option>
                ))}
              </Select>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
