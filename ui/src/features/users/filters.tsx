// The filters besides the search. Behind each stands how many there are of that kind.
import { Button, Checkbox, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { UserCounts } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { ROLES, roleText, useWords } from "../../text/words";
import { type Filters, NO_FILTERS, STATES, type Ticked } from "./question";

const useStyles = makeStyles({
  filters: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: tokens.spacingHorizontalM,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

const TICKED: readonly Ticked[] = ["guests", "withoutRole", "withoutMfa", "drifted"];

interface FiltersProps {
  id: string;
  filters: Filters;
  counts: UserCounts | null;
  onChange: (some: Partial<Filters>) => void;
}

export function FiltersRow({ id, filters, counts, onChange }: FiltersProps) {
  const styles = useStyles();
  const { t } = useWords();
  const templates = useQuery(reads("template_list", {})).data?.templates ?? [];
  const withCount = (text: string, count: number | undefined) =>
    count === undefined ? text : t("people.filters.with", { text, count });
  const ofRole = (role: string) => counts?.byRole.find((one) => one.role === role)?.count;

  return (
    <fieldset id={id} className={styles.filters} aria-label={t("people.filters.title")}>
      <Choice
        label={t("people.filters.state")}
        every={withCount(t("people.filters.everybody"), counts?.here)}
        value={filters.state}
        choices={STATES.map((state) => ({
          code: state,
          text: withCount(
            t(`people.states.${state}`),
            state === "active" ? undefined : counts?.[state],
          ),
        }))}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        label={t("people.filters.role")}
        every={t("people.filters.anyRole")}
        value={filters.role}
        choices={ROLES.map((role) => ({
          code: role,
          text: withCount(roleText(t, role), ofRole(role)),
        }))}
        onChange={(role) => onChange({ role })}
      />
      {(templates.length > 0 || filters.template !== null) && (
        <Choice
          label={t("people.filters.template")}
          every={t("people.filters.anyTemplate")}
          value={filters.template}
          choices={templates.map(({ id, name }) => ({ code: id, text: name }))}
          onChange={(template) => onChange({ template })}
        />
      )}
      {TICKED.map((field) => (
        <Checkbox
          key={field}
          label={withCount(t(`people.filters.${field}`), counts?.[field])}
          checked={filters[field]}
          onChange={(_, { checked }) => onChange({ [field]: checked === true })}
        />
      ))}
      <Button appearance="subtle" onClick={() => onChange(NO_FILTERS)}>
        {t("people.filters.clear")}
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
  // What a link asks for may not be there any more; it is shown all the same.
  const known = value === null || choices.some(({ code }) => code === value);
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
        {!known && <option value={value}>{value}</option>}
      </Select>
    </Field>
  );
}
