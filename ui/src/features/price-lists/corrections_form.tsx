// What was detected, each of it open to correction.
import { Checkbox, Field, makeStyles, tokens } from "@fluentui/react-components";
import type { Corrections, PriceListPreview } from "../../ipc/bindings";
import { separatorText, useWords } from "../../text/words";
import { CodeField } from "./code_field";
import { KindField } from "./kind_field";
import { MonthField } from "./month_field";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, marginTop: 0 },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(220px, 100%), 1fr))",
    "& > *": { minWidth: 0 },
    gap: tokens.spacingHorizontalL,
    alignItems: "start",
    marginBottom: tokens.spacingVerticalM,
  },
});

interface CorrectionsFormProps {
  preview: PriceListPreview;
  corrections: Corrections;
  disabled: boolean;
  onCorrect: (some: Partial<Corrections>) => void;
}

export function CorrectionsForm(props: CorrectionsFormProps) {
  const { preview, corrections, disabled, onCorrect } = props;
  const styles = useStyles();
  const { t } = useWords();
  const kind = corrections.kind ?? preview.kind;
  // Where a column is missing no row was read, and nothing is known of them.
  const unread = preview.columns.missing.length > 0;
  const isPreview = corrections.preview ?? preview.preview;

  return (
    <>
      <p className={styles.hint}>{t("importing.correct")}</p>
      <div className={styles.fields}>
        <MonthField
          month={corrections.month ?? preview.month}
          disabled={disabled}
          onChange={(month) => onCorrect({ month })}
        />
        <CodeField
          label={t("importing.market")}
          mistake={t("importing.needMarket")}
          several={
            unread ? "" : t(kind === "license_legacy" ? "importing.every" : "importing.several")
          }
          length={2}
          value={corrections.market ?? preview.market}
          disabled={disabled}
          onChange={(market) => onCorrect({ market })}
        />
        <CodeField
          label={t("importing.currency")}
          mistake={t("importing.needCurrency")}
          several={unread ? "" : t("importing.several")}
          length={3}
          value={corrections.currency ?? preview.currency}
          disabled={disabled}
          onChange={(currency) => onCorrect({ currency })}
        />
        <KindField kind={kind} disabled={disabled} onChange={(kind) => onCorrect({ kind })} />
        <Field hint={t("importing.previewHint")}>
          <Checkbox
            label={t("importing.preview")}
            checked={isPreview}
            disabled={disabled}
            onChange={(_, data) => onCorrect({ preview: data.checked === true })}
          />
        </Field>
        <p className={styles.hint}>
          {preview.separator === null ? (
            t("importing.sheets", {
              count: preview.sheets.length,
              names: preview.sheets.join(", "),
            })
          ) : (
            <>
              {t("importing.encoding", { name: preview.encoding })}
              <br />
              {t("importing.separator", { name: separatorText(t, preview.separator) })}
            </>
          )}
        </p>
      </div>
    </>
  );
}
