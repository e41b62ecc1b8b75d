// What waits: changes to be sent, changes that were not accepted, conflicts.
import { useQuery } from "@tanstack/react-query";
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
  const { t, format } = useWords();
  const outbox = useQuery(reads("outbox_list", { offset: 0, limit: 1 }));
  const status = useQuery(reads("hub_status", {}));
  if (outbox.isPending || status.isPending) return <Loading />;
  if (outbox.isError) return <FailureNote failure={outbox.error} />;
  const { total, inFlight, deferred, foreseen, commands } = outbox.data;
  const { connection = "local_only", refused = 0, conflicts = 0 } = status.data ?? {};
  const oldest = commands[0];
  if (oldest === undefined && refused + conflicts === 0) return <p>{t("home.nothingWaits")}</p>;
  const words = (key: "home.waiting" | "home.waitingLocal", madeAt: string) =>
    t(key, { count: total, oldest: format.instant(madeAt) });
  return (
    <Sentences>
      {oldest !== undefined && (
        <Sentence to={{ path: paths.activity, text: t("home.toWaiting") }}>
          {words(connection === "local_only" ? "home.waitingLocal" : "home.waiting", oldest.madeAt)}{" "}
          {inFlight > 0 && `${t("home.inFlight", { count: inFlight })} `}
          {deferred > 0 && `${t("home.deferred", { count: deferred })} `}
          {foreseen > 0 && t("home.foreseen", { count: foreseen })}
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
  );
}
