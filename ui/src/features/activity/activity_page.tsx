// What waits for the hub, what it did not accept, and the record of what was done.
import { Page } from "../../parts/page";
import { useWords } from "../../text/words";
import { NotAccepted } from "./not_accepted";
import { usePaperStyles } from "./paper";
import { Record } from "./record";
import { Waiting } from "./waiting";

export default function ActivityPage() {
  const { t } = useWords();
  const paper = usePaperStyles();
  return (
    <Page title={t("activity.title")}>
      <div className={paper.never}>
        <Waiting />
        <NotAccepted />
      </div>
      <Record />
    </Page>
  );
}
