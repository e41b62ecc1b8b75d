// The names of the roles over the matrix, and which of them are not one’s own to change.
import { mergeClasses } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useWords } from "../../../text/words";
import type { RoleColumn } from "./row";
import { useMatrixStyles } from "./styles";

export function MatrixHead({ columns }: { columns: readonly RoleColumn[] }) {
  const styles = useMatrixStyles();
  const { t } = useWords();
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="columnheader" className={mergeClasses(styles.heading, styles.corner)}>
        {t("roles.matrix.person")}
      </div>
      {columns.map(({ role, name, mine }) => (
        <div
          key={role}
          role="columnheader"
          className={styles.heading}
          title={mine ? undefined : t("roles.matrix.columnMayNot")}
        >
          {!mine && <LockClosedRegular className={styles.lock} aria-hidden="true" />}
          {name}
        </div>
      ))}
    </div>
  );
}
