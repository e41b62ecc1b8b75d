// What kind of file it is.
import { Field, Select } from "@fluentui/react-components";
import { useText } from "../../text/i18n";
import { useImportStyles } from "./styles";

interface KindFieldProps {
  /** Empty where nothing tells it. */
  kind: string;
  kinds: readonly { code: string; name: string }[];
  hint?: string;
  disabled: boolean;
  onChange: (kind: string) => void;
}

export function KindField({ kind, kinds, hint, disabled, onChange }: KindFieldProps) {
  const styles = useImportStyles();
  const t = useText();
  return (
    <Field label={t("importing.kind")} {...(hint === undefined ? {} : { hint })}>
      <Select
        className={styles.select}
        value={kind}
        disabled={disabled}
        onChange={(_, data) => data.value !== "" && onChange(data.value)}
      >
        {kind === "" && <option value="">{t("importing.chooseKind")}</option>}
        {kinds.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
