// The copies of the open workspace: made by the program, and whenever one likes.
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { WorkspaceCard } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { reads, remember } from "../../ipc/queries";
import { GuardedButton } from "../../parts/guarded_button";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Section } from "../../parts/section";
import { useToast } from "../../parts/toasts";
import { useWords } from "../../text/words";
import { OwnCopies } from "./own_copies";
import type { RestoreFrom } from "./restore";

interface CopiesProps {
  card: WorkspaceCard;
  onLook: (from: RestoreFrom) => void;
}

export function Copies({ card, onLook }: CopiesProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  const query = useQuery(reads("workspace_backups", { id: card.id }));
  const copying = useDeed("workspace_copy_now");

  async function copy() {
    const copies = await copying.run({});
    if (copies === undefined) return;
    remember(client, "workspace_backups", { id: card.id }, copies);
    toast({ text: t("keys.copies.done") });
  }

  return (
    <Section title={t("keys.copies.title")}>
      <p>{t("keys.copies.intro")}</p>
      <FailureNote failure={query.error ?? copying.failure} />
      {query.isPending && <Loading />}
      {query.data?.backups.length === 0 && <p>{t("keys.copies.none")}</p>}
      <OwnCopies card={card} copies={query.data?.backups ?? []} onLook={onLook} />
      <p>
        <GuardedButton
          icon={<CopyRegular />}
          whyNot={undefined}
          busy={copying.pending}
          onClick={() => void copy()}
        >
          {t("keys.copies.now")}
        </GuardedButton>
      </p>
    </Section>
  );
}
