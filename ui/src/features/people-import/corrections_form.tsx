// What was detected, each of it open to correction.
import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { PeopleCorrections, PeoplePreview } from "../../ipc/bindings";
import { HowRead } from "../../parts/import/how_read";
import { useImportStyles } from "../../parts/import/styles";
import { useText } from "../../text/i18n";
import { PeopleKindField } from "./kind_field";
import { WhoField, whoIs } from "./who_field";

interface CorrectionsFormProps {
  preview: PeoplePreview;
  corrections: PeopleCorrections;
  disabled: boolean;
  onCorrect: (some: Partial<PeopleCorrections>) => void;
}

export function CorrectionsForm(props: CorrectionsFormProps) {
  const { preview, corrections, disabled, onCorrect } = props;
  const styles = useImportStyles();
  return (
    <>
      <WhoField
        who={whoIs(corrections.existing, preview)}
        mixed={preview.kindIsCertain && preview.kind === "own_export"}
        disabled={disabled}
        onChange={(existing) => onCorrect({ existing })}
      />
      <div className={styles.fields}>
        <PeopleKindField
          kind={corrections.kind ?? preview.kind}
          disabled={disabled}
          onChange={(kind) => onCorrect({ kind })}
        />
        <DomainField
          domain={corrections.domain ?? ""}
          disabled={disabled}
          onChange={(domain) => onCorrect({ domain })}
        />
        <HowRead preview={preview} />
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
  const t = useText();
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
