// Changes that the hub did not do: why, and what can be made of them.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reads } from "../../ipc/queries";
import { Cards } from "../../parts/card";
import { ExportOutbox } from "../../parts/export_outbox";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Pager } from "../../parts/pager";
import { Quiet } from "../../parts/quiet";
import { Section } from "../../parts/section";
import { useWords } from "../../text/words";
import { Refused } from "./refused";

const PAGE = 20;

export function NotAccepted() {
  const { t } = useWords();
  const [offset, setOffset] = useState(0);
  const refused = useQuery({
    ...reads("outbox_refused", { offset, limit: PAGE }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={t("activity.refused")}>
      <FailureNote failure={refused.error} />
      {refused.isPending && <Loading />}
      {refused.isSuccess && refused.data.total === 0 && (
        <Quiet>{t("activity.nothingRefused")}</Quiet>
      )}
      {refused.isSuccess && refused.data.total > 0 && (
        <>
          <Quiet>{t("activity.refusedHint")}</Quiet>
          <Cards>
            {refused.data.commands.map((one) => (
              <Refused key={one.command.commandId} refused={one} />
            ))}
          </Cards>
          <Pager
            label={t("activity.refusedPages")}
            total={refused.data.total}
            shown={refused.data.commands.length}
            offset={offset}
            size={PAGE}
            back={t("shell.newer")}
            on={t("shell.older")}
            onMove={setOffset}
          />
          <ExportOutbox />
        </>
      )}
    </Section>
  );
}
