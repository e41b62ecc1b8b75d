// The list's month. Two plain choices: not every webview has a month picker.
import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { mistaken } from "../../parts/secret_input";
import { useWords } from "../../text/words";

const FIRST_YEAR = 2015;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const useStyles = makeStyles({ both: { display: "flex", gap: tokens.spacingHorizontalS } });

interface MonthFieldProps {
  /** `2025-11`; `null` when nobody said it yet. */
  month: string | null;
  disabled: boolean;
  onChange: (month: string) => void;
}

export function MonthField({ month, disabled, onChange }: MonthFieldProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const [half, setHalf] = useState<{ year?: string; of?: string }>({});
  const [knownYear = "", knownMonth = ""] = month?.split("-") ?? [];
  const year = half.year ?? knownYear;
  const of = half.of ?? knownMonth;

  function choose(some: { year?: string; of?: string }) {
    const both = { year, of, ...some };
    if (both.year === "" || both.of === "") return setHalf(both);
    setHalf({});
    onChange(`${both.year}-${both.of}`);
  }

  return (
    <div className={styles.both}>
      <Field
        label={t("importing.month")}
        required
        {...mistaken(month === null ? t("importing.needMonth") : undefined)}
      >
        <Select value={of} disabled={disabled} onChange={(_, data) => choose({ of: data.value })}>
          {of === "" && <option value="">{t("importing.chooseMonth")}</option>}
          {MONTHS.map((index) => (
            <option key={index} value={String(index).padStart(2, "0")}>
              {format.monthName(index)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("importing.year")} required>
        <Select
          value={year}
          disabled={disabled}
          onChange={(_, data) => choose({ year: data.value })}
        >
          {year === "" && <option value="">{t("importing.chooseYear")}</option>}
          {years(knownYear).map((it) => (
            <option key={it} value={it}>
              {it}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

/** The newest first, up to next year's previews. */
function years(known: string): string[] {
  const next = new Date().getFullYear() + 1;
  const all = Array.from({ length: next - FIRST_YEAR + 1 }, (_, index) => String(next - index));
  return known === "" || all.includes(known) ? all : [known, ...all];
}
