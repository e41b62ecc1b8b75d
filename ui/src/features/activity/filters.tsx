// What of the record is shown: by day, person, device, kind and outcome, and by words.
import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BecameView, RecordFilter } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { EVERYTHING } from "../../parts/record/history";
import { doneText, entityText, useWords } from "../../text/words";

const KINDS = ["app_user", "price_list", "featured_offer", "device", "workspace", "conflict"];
const BECAME: readonly BecameView[] = ["done", "waiting", "merged", "conflict", "refused"];

const useStyles = makeStyles({
  filters: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalM} 0`,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface FiltersProps {
  filter: RecordFilter;
  onChange: (filter: RecordFilter) => void;
}

export function Filters({ filter, onChange }: FiltersProps) {
  const styles = useStyles();
  const { t } = useWords();
  const choices = useQuery(reads("record_choices", {})).data;
  const put = (some: Partial<RecordFilter>) => onChange({ ...filter, ...some });
  const names = (all: readonly { id: string; name: string }[] | undefined) =>
    (all ?? []).map(({ id, name }) => ({ code: id, text: name === "" ? id : name }));

  return (
    <fieldset className={styles.filters} aria-label={t("activity.filter.title")}>
      <Words text={filter.text} onChange={(text) => put({ text })} />
      <Field label={t("activity.filter.from")}>
        <Input
          type="date"
          value={dayOf(filter.from, 0)}
          onChange={(_, data) => put({ from: instantOf(data.value, 0) })}
        />
      </Field>
      <Field label={t("activity.filter.until")}>
        <Input
          type="date"
          value={dayOf(filter.until, -1)}
          onChange={(_, data) => put({ until: instantOf(data.value, 1) })}
        />
      </Field>
      <Choice
        label={t("activity.filter.person")}
        every={t("activity.filter.anybody")}
        value={filter.person}
        choices={names(choices?.people)}
        onChange={(person) => put({ person })}
      />
      <Choice
        label={t("activity.filter.device")}
        every={t("activity.filter.anyDevice")}
        value={filter.device}
        choices={names(choices?.devices)}
        onChange={(device) => put({ device })}
      />
      <Choice
        label={t("activity.filter.about")}
        every={t("activity.filter.anything")}
        value={filter.about}
        choices={KINDS.map((code) => ({ code, text: entityText(t, code) }))}
        onChange={(about) => put({ about })}
      />
      <Choice
        label={t("activity.filter.operation")}
        every={t("activity.filter.anyOperation")}
        value={filter.operation}
        choices={(choices?.operations ?? []).map((code) => ({
          code,
          text: doneText(t, { code, subject: "…" }),
        }))}
        onChange={(operation) => put({ operation })}
      />
      <Choice
        label={t("activity.filter.became")}
        every={t("activity.filter.anyOutcome")}
        value={filter.became}
        choices={BECAME.map((code) => ({ code, text: t(`activity.became.${code}`) }))}
        onChange={(code) => put({ became: BECAME.find((one) => one === code) ?? null })}
      />
      <Button appearance="subtle" onClick={() => onChange(EVERYTHING)}>
        {t("activity.filter.clear")}
      </Button>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  /** What is chosen when nothing is. */
  every: string;
  value: string | null;
  choices: readonly { code: string; text: string }[];
  onChange: (code: string | null) => void;
}

function Choice({ label, every, value, choices, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      <Select
        value={value ?? ""}
        onChange={(_, data) => onChange(data.value === "" ? null : data.value)}
      >
        <option value="">{every}</option>
        {choices.map(({ code, text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Looked for when one leaves it or presses Enter: a long record takes its time. */
function Words({ text, onChange }: { text: string | null; onChange: (t: string | null) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(text ?? "");
  const [applied, setApplied] = useState(text);
  if (applied !== text) {
    setApplied(text);
    setTyped(text ?? "");
  }
  const finish = () => {
    const wanted = typed.trim() === "" ? null : typed;
    if (wanted !== text) onChange(wanted);
  };
  return (
    <Field label={t("activity.filter.text")}>
      <Input
        type="search"
        value={typed}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish();
        }}
      />
    </Field>
  );
}

/** The beginning of a day where the reader is, so many days later. */
function instantOf(day: string, later: number): string | null {
  const at = new Date(`${day}T00:00:00`);
  if (Number.isNaN(at.getTime())) return null;
  at.setDate(at.getDate() + later);
  return at.toISOString();
}

function dayOf(instant: string | null, later: number): string {
  if (instant === null) return "";
  const at = new Date(instant);
  at.setDate(at.getDate() + later);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
