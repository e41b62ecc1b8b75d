// How a file was read: which sheets of a workbook, or which letters and separators of a text.
import { separatorText, useWords } from "../../text/words";
import { useImportStyles } from "./styles";

interface HowReadProps {
  /** No text has sheets, and no workbook a separator. */
  preview: { separator: string | null; encoding: string; sheets: readonly string[] };
}

export function HowRead({ preview: { separator, encoding, sheets } }: HowReadProps) {
  const styles = useImportStyles();
  const { t } = useWords();
  return (
    <p className={styles.hint}>
      {separator === null ? (
        t("importing.sheets", { count: sheets.length, names: sheets.join(", ") })
      ) : (
        <>
          {t("importing.encoding", { name: encoding })}
          <br />
          {t("importing.separator", { name: separatorText(t, separator) })}
        </>
      )}
    </p>
  );
}
