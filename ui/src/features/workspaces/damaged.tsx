// A damaged workspace: nothing was overwritten, and its backups are at hand.
import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { Forgotten, WorkspaceCard } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { Buttons } from "../../parts/form";
import { Loading } from "../../parts/loading";
import { FailureNote, Note } from "../../parts/notes";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { ForgetUnopened } from "./forget_unopened";
import { OwnCopies } from "./own_copies";
import type { RestoreFrom } from "./restore";

interface DamagedProps {
  card: WorkspaceCard;
  onBack: () => void;
  onLook: (from: RestoreFrom) => void;
  onForgotten: (forgotten: Forgotten) => void;
}

export function Damaged({ card, onBack, onLook, onForgotten }: DamagedProps) {
  const { t } = useWords();
  const { id, name } = card;
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
      <OwnCopies card={card} copies={backups} onLook={onLook} />
      <Buttons>
        <Button onClick={onBack}>{t("workspaces.dismiss")}</Button>
        <ForgetUnopened card={card} onForgotten={onForgotten} />
      </Buttons>
    </Section>
  );
}
