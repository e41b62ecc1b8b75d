// The fields that a change touched, before and after. What stood before is not made up
// where nothing here tells.
import type { FieldChange } from "../../ipc/bindings";
import { valueText } from "../../text/values";
import { entityText, fieldText, useWords } from "../../text/words";
import { Cell, Head, RowHead, Table } from "../table";

interface ChangesProps {
  label: string;
  changes: readonly FieldChange[];
}

export function Changes({ label, changes }: ChangesProps) {
  const { t, format } = useWords();
  const say = (change: FieldChange, value: string | null) =>
    value === null ? "–" : valueText(t, format, change, value);
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Head>{t("activity.field")}</Head>
          <Head>{t("activity.before")}</Head>
          <Head>{t("activity.after")}</Head>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.entity} ${change.field} ${change.old} ${change.new}`}>
            <RowHead nowrap>
              {entityText(t, change.entity)} · {fieldText(t, change.field)}
            </RowHead>
            <Cell>{change.oldKnown ? say(change, change.old) : t("activity.notTold")}</Cell>
            <Cell>{say(change, change.new)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
