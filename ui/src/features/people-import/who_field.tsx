// Whether the users of a file are new or exist already, and what that means.
import { Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import type { PeoplePreview } from "../../ipc/bindings";
import { useText } from "../../text/i18n";

const useStyles = makeStyles({ who: { marginBlockEnd: tokens.spacingVerticalM } });

/** The files that hold the one or the other, and nothing else. */
const NEW = ["m365_bulk_add", "entra_bulk_create", "partner_center_upload"];
const EXISTING = ["entra_export", "m365_export"];

export type Who = "new" | "existing" | "byRow";

/** What was said, or what the file tells; `undefined` where somebody has to say it. */
export function whoIs(
  said: boolean | null | undefined,
  { kind, kindIsCertain }: Pick<PeoplePreview, "kind" | "kindIsCertain">,
): Who | undefined {
  if (said != null) return said ? "existing" : "new";
  if (!kindIsCertain) return undefined;
  if (NEW.includes(kind)) return "new";
  return EXISTING.includes(kind) ? "existing" : "byRow";
}

interface WhoFieldProps {
  who: Who | undefined;
  /** Our own exports may hold both, row by row. */
  mixed: boolean;
  disabled: boolean;
  onChange: (existing: boolean | null) => void;
}

export function WhoField({ who, mixed, disabled, onChange }: WhoFieldProps) {
  const styles = useStyles();
  const t = useText();
  const hint = who === undefined ? t("peopleFiles.sayWho") : t(`peopleFiles.means.${who}`);
  return (
    <Field
      className={styles.who}
      label={t("peopleFiles.who")}
      {...(who === undefined ? { validationState: "warning", validationMessage: hint } : { hint })}
    >
      <RadioGroup
        value={who ?? ""}
        disabled={disabled}
        onChange={(_, data) => onChange(data.value === "byRow" ? null : data.value === "existing")}
      >
        <Radio value="new" label={t("peopleFiles.new")} />
        <Radio value="existing" label={t("peopleFiles.existing")} />
        {mixed && <Radio value="byRow" label={t("peopleFiles.byRow")} />}
      </RadioGroup>
    </Field>
  );
}
