// The filters besides the segment. What can be chosen is what the lists have.
import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reads } from "../../ipc/queries";
import { mistaken } from "../../parts/secret_input";
import { billingText, marketText, termText, useWords } from "../../text/words";
import { type Filters, NO_FILTERS, priceOf } from "./question";

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
  price: { width: "104px" },
});

interface FiltersProps {
  id: string;
  filters: Filters;
  /** The market that is shown where none is chosen. */
  home: string | null;
  onChange: (some: Partial<Filters>) => void;
}

export function FiltersRow({ id, filters, home, onChange }: FiltersProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const choices = useQuery(reads("catalog_choices", {})).data;
  const trial = filters.trial === null ? "" : filters.trial ? "yes" : "no";

  return (
    <fieldset id={id} className={styles.filters} aria-label={t("catalog.filters.title")}>
      <Choice
        label={t("catalog.filters.term")}
        every={t("catalog.filters.anyTerm")}
        value={filters.term}
        codes={choices?.terms}
        textOf={(code) => termText(t, code)}
        onChange={(term) => onChange({ term })}
      />
      <Choice
        label={t("catalog.filters.billing")}
        every={t("catalog.filters.anyBilling")}
        value={filters.billing}
        codes={choices?.billing}
        textOf={(code) => billingText(t, code)}
        onChange={(billing) => onChange({ billing })}
      />
      <Choice
        label={t("catalog.filters.trial")}
        every={t("catalog.filters.withTrials")}
        value={trial === "" ? null : trial}
        codes={["yes", "no"]}
        textOf={(code) =>
          t(code === "yes" ? "catalog.filters.onlyTrials" : "catalog.filters.noTrials")
        }
        onChange={(code) => onChange({ trial: code === null ? null : code === "yes" })}
      />
      <Price
        key={`from ${filters.priceFrom}`}
        label={t("catalog.filters.priceFrom")}
        value={filters.priceFrom}
        onChange={(priceFrom) => onChange({ priceFrom })}
      />
      <Price
        key={`to ${filters.priceTo}`}
        label={t("catalog.filters.priceTo")}
        value={filters.priceTo}
        onChange={(priceTo) => onChange({ priceTo })}
      />
      <Choice
        label={t("catalog.filters.currency")}
        every={t("catalog.filters.anyCurrency")}
        value={filters.currency}
        codes={choices?.currencies}
        textOf={(code) => code}
        onChange={(currency) => onChange({ currency })}
      />
      <Choice
        label={t("catalog.filters.market")}
        every={
          home === null
            ? t("catalog.filters.homeMarket")
            : t("catalog.filters.homeMarketIs", { market: marketText(format, home) })
        }
        value={filters.market}
        codes={choices?.markets}
        textOf={(code) => marketText(format, code)}
        onChange={(market) => onChange({ market })}
      />
      <Button appearance="subtle" onClick={() => onChange(NO_FILTERS)}>
        {t("catalog.filters.clear")}
      </Button>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  /** What is chosen when nothing is. */
  every: string;
  value: string | null;
  codes: readonly string[] | undefined;
  textOf: (code: string) => string;
  onChange: (code: string | null) => void;
}

function Choice({ label, every, value, codes, textOf, onChange }: ChoiceProps) {
  // What a link asks for may be in no list any more; it is shown all the same.
  const all = [...new Set([...(codes ?? []), ...(value === null ? [] : [value])])];
  return (
    <Field label={label}>
      <Select
        value={value ?? ""}
        onChange={(_, data) => onChange(data.value === "" ? null : data.value)}
      >
        <option value="">{every}</option>
        {all.map((code) => (
          <option key={code} value={code}>
            {textOf(code)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface PriceProps {
  label: string;
  value: string | null;
  onChange: (price: string | null) => void;
}

/** Applied when one leaves it or presses Enter; what is no price stays typed. */
function Price({ label, value, onChange }: PriceProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const [typed, setTyped] = useState(value === null ? "" : format.decimal(value));
  const [left, setLeft] = useState(false);
  const price = priceOf(typed.replaceAll(/\s/g, ""));

  function finish() {
    setLeft(true);
    if (price !== undefined && price !== value) onChange(price);
  }

  return (
    <Field
      label={label}
      {...mistaken(left && price === undefined ? t("catalog.filters.noPrice") : undefined)}
    >
      <Input
        className={styles.price}
        inputMode="decimal"
        value={typed}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={finish}
        onKeyDown={(event) => event.key === "Enter" && finish()}
      />
    </Field>
  );
}
