// How dates like 2/1/2025 are meant, where the file does not tell.
import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import type { DateOrderView } from "../../ipc/bindings";
import { useText } from "../../text/i18n";

interface DateOrderProps {
  order: DateOrderView | null;
  onChange: (order: DateOrderView) => void;
}

export function DateOrder({ order, onChange }: DateOrderProps) {
  const t = useText();
  return (
    <Field label={t("importing.dateOrder")}>
      <RadioGroup value={order ?? ""} onChange={(_, data) => onChange(data.value as DateOrderView)}>
        <Radio value="day_first" label={t("importing.dayFirst")} />
        <Radio value="month_first" label={t("importing.monthFirst")} />
      </RadioGroup>
    </Field>
  );
}
