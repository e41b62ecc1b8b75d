// The copies that the program made of a workspace by itself, the newest first.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { BackupCard, WorkspaceCard } from "../../ipc/bindings";
import { useWords } from "../../text/words";
import type { RestoreFrom } from "./restore";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  copy: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexGrow: 1 },
});

interface OwnCopiesProps {
  card: WorkspaceCard;
  copies: readonly BackupCard[];
  onLook: (from: RestoreFrom) => void;
}

export function OwnCopies({ card: { name, slots }, copies, onLook }: OwnCopiesProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  return (
    <ul className={styles.list} aria-label={t("workspaces.ownBackups", { name })}>
      {copies.map(({ token, fileName, madeAt, bytes }) => {
        const date = format.instant(madeAt);
        return (
          <li key={token} className={styles.copy}>
            <span className={styles.words}>
              {date} · {format.bytes(bytes)}
            </span>
            <Button
              aria-label={t("workspaces.damaged.look", { date })}
              onClick={() => onLook({ token, name: fileName, slots })}
            >
              {t("workspaces.look")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
