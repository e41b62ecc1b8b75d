// What kind of list a file is.
import { Field, makeStyles, Select } from "@fluentui/react-components";
import { en } from "../../text/en";
import { kindText, useWords } from "../../text/words";

const KINDS = Object.keys(en.words.kinds);

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
  const { t } = useWords();
  return (
    <Field label={t("importing.kind")} {...(hint === undefined ? {} : { hint })}>
      <Select
        className={styles.select}
        value={kind}
        disabled={disabled}
        onChange={(_, data) => data.value !== "" && onChange(data.value)}
      >
        {kind === "" && <option value="">{t("importing.chooseKind")}</option>}
        {[...new Set([...KINDS, kind])]
          .filter((code) => code !== "")
          .map((code) => (
            <option key={code} value={code}>
              {kindText(t, code)}
            </option>
          ))}
      </Select>
    </Field>
  );
}
