// What was detected, each of it open to correction.
import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { PeopleCorrections, PeoplePreview } from "../../ipc/bindings";
import { separatorText, useWords } from "../../text/words";
import { KindField } from "./kind_field";
import { WhoField, whoIs } from "./who_field";

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
  preview: PeoplePreview;
  corrections: PeopleCorrections;
  disabled: boolean;
  onCorrect: (some: Partial<PeopleCorrections>) => void;
}

export function CorrectionsForm(props: CorrectionsFormProps) {
  const { preview, corrections, disabled, onCorrect } = props;
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <WhoField
        who={whoIs(corrections.existing, preview)}
        mixed={preview.kindIsCertain && preview.kind === "own_export"}
        disabled={disabled}
        onChange={(existing) => onCorrect({ existing })}
      />
      <div className={styles.fields}>
        <KindField
          kind={corrections.kind ?? preview.kind}
          disabled={disabled}
          onChange={(kind) => onCorrect({ kind })}
        />
        <DomainField
          domain={corrections.domain ?? ""}
          disabled={disabled}
          onChange={(domain) => onCorrect({ domain })}
        />
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

interface DomainFieldProps {
  domain: string;
  disabled: boolean;
  onChange: (domain: string | null) => void;
}

/** What is typed counts when it is finished: on Enter and when the field is left. */
function DomainField({ domain, disabled, onChange }: DomainFieldProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(domain);
  function finish() {
    if (typed.trim() !== domain) onChange(typed.trim() || null);
  }
  return (
    <Field label={t("peopleFiles.domain")} hint={t("peopleFiles.domainHint")}>
      <Input
        value={typed}
        maxLength={256}
        readOnly={disabled}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish();
        }}
      />
    </Field>
  );
}
