// The workspaces on this computer: open, make, back up, restore; and the keys and
// copies of the one that is open.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Forgotten, WorkspaceCard } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { useWorkspace } from "../../ipc/state";
import { EmptyState } from "../../parts/empty_state";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { usePainted } from "../../parts/painted";
import { paths } from "../../parts/paths";
import { useWords } from "../../text/words";
import { Card } from "./card";
import { Copies } from "./copies";
import { Damaged } from "./damaged";
import { ForgottenNote } from "./forgotten_note";
import { Keys } from "./keys";
import { OpenCard } from "./open_card";
import { Restore, type RestoreFrom } from "./restore";
import { RestoreFromFile } from "./restore_from_file";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    marginBottom: tokens.spacingVerticalXXL,
    padding: 0,
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(260px, 100%), 1fr))",
    gap: tokens.spacingHorizontalL,
  },
  // What can be done with it needs room.
  open: { gridColumn: "1 / -1" },
});

type Doing =
  | { kind: "list" }
  | { kind: "open"; card: WorkspaceCard }
  | { kind: "damaged"; card: WorkspaceCard }
  | { kind: "restore"; from: RestoreFrom };

export default function WorkspacesPage() {
  const { t } = useWords();
  const styles = useStyles();
  const navigate = useNavigate();
  const open = useWorkspace();
  const list = useQuery(reads("workspace_list", {}));
  const [chosen, setDoing] = useState<Doing>();
  const [forgotten, setForgotten] = useState<Forgotten>();
  usePainted("unlock", open === null && !list.isPending);

  const cards = list.data?.workspaces ?? [];
  const doing = chosen ?? (open === null ? firstDoing(cards) : { kind: "list" });
  const openCard = cards.find((card) => card.id === open?.id);
  const toList = () => setDoing({ kind: "list" });

  function forget(gone: Forgotten) {
    setForgotten(gone);
    toList();
  }

  return (
    <Page
      title={t("workspaces.title")}
      actions={
        <>
          <Button icon={<AddRegular />} onClick={() => void navigate(paths.start)}>
            {t("workspaces.new")}
          </Button>
          <Button icon={<PeopleTeamRegular />} onClick={() => void navigate(paths.join)}>
            {t("start.joinInstead")}
          </Button>
        </>
      }
    >
      {forgotten !== undefined && (
        <ForgottenNote forgotten={forgotten} onClose={() => setForgotten(undefined)} />
      )}
      <FailureNote failure={list.error} />
      {list.isPending && <Loading />}
      {list.isSuccess && cards.length === 0 && <EmptyState title={t("workspaces.none")} />}
      {doing.kind === "list" && (
        <ul className={styles.list}>
          {cards.map((card) => (
            <li key={card.id} className={card.id === open?.id ? styles.open : undefined}>
              <Card
                card={card}
                isOpen={card.id === open?.id}
                onOpen={() => setDoing({ kind: "open", card })}
                onForgotten={forget}
              />
            </li>
          ))}
        </ul>
      )}
      {doing.kind === "open" && (
        <OpenCard
          key={doing.card.id}
          card={doing.card}
          onBack={toList}
          onDamaged={() => setDoing({ kind: "damaged", card: doing.card })}
          onForgotten={forget}
        />
      )}
      {doing.kind === "damaged" && (
        <Damaged
          card={doing.card}
          onBack={toList}
          onLook={(from) => setDoing({ kind: "restore", from })}
          onForgotten={forget}
        />
      )}
      {doing.kind === "restore" && (
        <Restore key={doing.from.token} from={doing.from} onBack={toList} />
      )}
      {doing.kind === "list" && openCard !== undefined && (
        <>
          <Keys key={openCard.id} />
          <Copies card={openCard} onLook={(from) => setDoing({ kind: "restore", from })} />
        </>
      )}
      {doing.kind !== "restore" && (
        <RestoreFromFile onPick={(from) => setDoing({ kind: "restore", from })} />
      )}
    </Page>
  );
}

/** Where the last workspace needs its passphrase, one is asked for it at once. */
function firstDoing(cards: readonly WorkspaceCard[]): Doing {
  const card = cards.find((one) => one.lastOpened);
  return card === undefined || card.slots.includes("keychain")
    ? { kind: "list" }
    : { kind: "open", card };
}
