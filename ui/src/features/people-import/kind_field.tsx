// Which form a file of users has.
import { Field, makeStyles, Select } from "@fluentui/react-components";
import { en } from "../../text/en";
import { useText } from "../../text/i18n";

const KINDS = Object.keys(en.peopleFiles.kinds) as (keyof typeof en.peopleFiles.kinds)[];

const useStyles = makeStyles({
  select: { minWidth: 0, "& select": { width: "100%", minWidth: 0, textOverflow: "ellipsis" } },
});

interface KindFieldProps {
  /** Empty where nothing tells it. */
  kind: string;
  hint?: string;
  disabled: boolean;
  onChange: (kind: string) => void;
}

export function KindField({ kind, hint, disabled, onChange }: KindFieldProps) {
  const styles = useStyles();
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
        {KINDS.map((code) => (
          <option key={code} value={code}>
            {t(`peopleFiles.kinds.${code}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
