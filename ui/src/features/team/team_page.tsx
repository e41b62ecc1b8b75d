// Working with others: the hub, the people and their devices.
import { useQuery } from "@tanstack/react-query";
import { reads } from "../../ipc/queries";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { useWords } from "../../text/words";
import { Connection } from "./connection";
import { Devices } from "./devices";
import { People } from "./people";
import { WorkWithOthers } from "./work_with_others";

export default function TeamPage() {
  const { t } = useWords();
  const status = useQuery(reads("hub_status", {}));
  const alone = status.data?.connection === "local_only";
  return (
    <Page title={t("team.title")} width="narrow">
      <FailureNote failure={status.error} />
      {status.isPending && <Loading />}
      {status.data !== undefined &&
        (alone ? <WorkWithOthers /> : <Connection status={status.data} />)}
      <People hasHub={!alone} />
      <Devices />
    </Page>
  );
}
