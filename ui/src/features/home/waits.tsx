// What waits: changes to be sent, changes that were not accepted, conflicts.
import { useQuery } from "@tanstack/react-query";
import type { Outbox } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { Sentence, Sentences, Way } from "./sentences";

export function Waits() {
  const { t } = useWords();
  return (
    <Section title={t("home.waits")}>
      <Sentenced />
    </Section>
  );
}

function Sentenced() {
  const { t } = useWords();
  const outbox = useQuery(reads("outbox_list", { offset: 0, limit: 1 }));
  const status = useQuery(reads("hub_status", {}));
  if (outbox.isPending || status.isPending) return <Loading />;
  const failed = outbox.error ?? status.error;
  const { connection = "local_only", refused = 0, conflicts = 0 } = status.data ?? {};
  const oldest = outbox.data?.commands[0];
  if (failed === null && oldest === undefined && refused + conflicts === 0) {
    return <p>{t("home.nothingWaits")}</p>;
  }
  return (
    <>
      <FailureNote failure={failed} />
      <Sentences>
        {outbox.data !== undefined && oldest !== undefined && (
          <Sentence to={{ path: paths.activity, text: t("home.toWaiting") }}>
            <Waiting
              outbox={outbox.data}
              madeAt={oldest.madeAt}
              local={connection === "local_only"}
            />
          </Sentence>
        )}
        {refused > 0 && (
          <Sentence>
            <Way path={paths.activity}>{t("hub.refused", { count: refused })}</Way>
          </Sentence>
        )}
        {conflicts > 0 && (
          <Sentence>
            <Way path={paths.conflicts}>{t("hub.conflicts", { count: conflicts })}</Way>
          </Sentence>
        )}
      </Sentences>
    </>
  );
}

interface WaitingProps {
  outbox: Outbox;
  madeAt: string;
  local: boolean;
}

function Waiting({ outbox, madeAt, local }: WaitingProps) {
  const { t, format } = useWords();
  const { total, inFlight, deferred, foreseen } = outbox;
  const oldest = format.instant(madeAt);
  const one = total === 1;
  return [
    t(local ? "home.waitingLocal" : "home.waiting", { count: total, oldest }),
    inFlight > 0 && (one ? t("home.itInFlight") : t("home.inFlight", { count: inFlight })),
    deferred > 0 && (one ? t("home.itDeferred") : t("home.deferred", { count: deferred })),
    foreseen > 0 && (one ? t("home.itForeseen") : t("home.foreseen", { count: foreseen })),
  ]
    .filter((part) => part !== false)
    .join(" ");
}
