// How things stand, in sentences: what waits, what changed, what wants attention.
import { useWorkspace } from "../../ipc/state";
import { Page } from "../../parts/page";
import { useWords } from "../../text/words";
import { Changed } from "./changed";
import { Waits } from "./waits";
import { Wants } from "./wants";

export default function HomePage() {
  const { t } = useWords();
  const workspace = useWorkspace();
  return (
    <Page title={t("home.title")} width="narrow">
      <Waits />
      {workspace !== null && <Wants workspace={workspace} />}
      <Changed />
    </Page>
  );
}
