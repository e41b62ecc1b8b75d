// What was detected, each of it open to correction.
import { Checkbox, Field } from "@fluentui/react-components";
import type { Corrections, PriceListPreview } from "../../ipc/bindings";
import { HowRead } from "../../parts/import/how_read";
import { useImportStyles } from "../../parts/import/styles";
import { useWords } from "../../text/words";
import { CodeField } from "./code_field";
import { ListKindField } from "./kind_field";
import { MonthField } from "./month_field";

interface CorrectionsFormProps {
  preview: PriceListPreview;
  corrections: Corrections;
  disabled: boolean;
  onCorrect: (some: Partial<Corrections>) => void;
}

export function CorrectionsForm(props: CorrectionsFormProps) {
  const { preview, corrections, disabled, onCorrect } = props;
  const styles = useImportStyles();
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
        <ListKindField kind={kind} disabled={disabled} onChange={(kind) => onCorrect({ kind })} />
        <Field hint={t("importing.previewHint")}>
          <Checkbox
            label={t("importing.preview")}
            checked={isPreview}
            disabled={disabled}
            onChange={(_, data) => onCorrect({ preview: data.checked === true })}
          />
        </Field>
        <HowRead preview={preview} />
      </div>
    </>
  );
}
