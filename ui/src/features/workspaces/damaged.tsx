// A damaged workspace: nothing was overwritten, and its backups are at hand.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { WorkspaceCard } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { Buttons } from "../../parts/form";
import { Loading } from "../../parts/loading";
import { FailureNote, Note } from "../../parts/notes";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import type { RestoreFrom } from "./restore";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  backup: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexGrow: 1 },
});

interface DamagedProps {
  card: WorkspaceCard;
  onBack: () => void;
  onLook: (from: RestoreFrom) => void;
}

export function Damaged({ card: { id, name, slots }, onBack, onLook }: DamagedProps) {
  const styles = useStyles();
  const { t, format } = useWords();
  const query = useQuery(reads("workspace_backups", { id }));
  const backups = query.data?.backups ?? [];
  return (
    <Section title={t("workspaces.damaged.title", { name })}>
      <Note intent="error" urgent>
        {query.isSuccess && backups.length === 0
          ? t("workspaces.damaged.none")
          : t("workspaces.damaged.explain")}
      </Note>
      <FailureNote failure={query.error} />
      {query.isPending && <Loading />}
      <ul className={styles.list} aria-label={t("workspaces.ownBackups", { name })}>
        {backups.map(({ token, fileName, madeAt, bytes }) => {
          const date = format.instant(madeAt);
          return (
            <li key={token} className={styles.backup}>
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
      <Buttons>
        <Button onClick={onBack}>{t("workspaces.dismiss")}</Button>
      </Buttons>
    </Section>
  );
}
