// Changes of the same field that met: one decides what stands, one at a time or many
// at once.
import { Switch } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reads } from "../../ipc/queries";
import { Cards } from "../../parts/card";
import { EmptyState } from "../../parts/empty_state";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { Pager } from "../../parts/pager";
import { Quiet } from "../../parts/quiet";
import { useWords } from "../../text/words";
import { useChosen } from "./chosen";
import { Conflict } from "./conflict";
import { Many } from "./many";
import { isOpen } from "./sides";

const PAGE = 50;

export default function ConflictsPage() {
  const { t } = useWords();
  const [settled, setSettled] = useState(false);
  const [offset, setOffset] = useState(0);
  const conflicts = useQuery({
    ...reads("conflict_list", { offset, limit: PAGE, settled }),
    placeholderData: keepPreviousData,
  });
  const shown = conflicts.data?.conflicts ?? [];
  const chosen = useChosen(shown.filter(isOpen).map((one) => one.id));

  return (
    <Page title={t("conflicts.title")}>
      {shown.length > 0 && <Quiet>{t("conflicts.intro")}</Quiet>}
      <div>
        <Switch
          label={t("conflicts.showSettled")}
          checked={settled}
          onChange={(_, data) => {
            setSettled(data.checked);
            setOffset(0);
          }}
        />
      </div>
      <FailureNote failure={conflicts.error} />
      {conflicts.isPending && <Loading />}
      {conflicts.isSuccess && shown.length === 0 && <EmptyState title={t("conflicts.none")} />}
      <Many chosen={chosen} conflicts={shown} />
      <Cards>
        {shown.map((conflict) => (
          <Conflict key={conflict.id} conflict={conflict} chosen={chosen} />
        ))}
      </Cards>
      {conflicts.isSuccess && (
        <Pager
          label={t("conflicts.pages")}
          total={conflicts.data.total}
          shown={shown.length}
          offset={offset}
          size={PAGE}
          back={t("shell.previousPage")}
          on={t("shell.nextPage")}
          onMove={setOffset}
        />
      )}
    </Page>
  );
}
