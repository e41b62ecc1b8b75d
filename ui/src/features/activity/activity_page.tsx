// What waits for a hub, and the record of what was done.
import { Page } from "../../parts/page";
import { useWords } from "../../text/words";
import { Record } from "./record";
import { Waiting } from "./waiting";

export default function ActivityPage() {
  const { t } = useWords();
  return (
    <Page title={t("activity.title")}>
      <Waiting />
      <Record />
    </Page>
  );
}
