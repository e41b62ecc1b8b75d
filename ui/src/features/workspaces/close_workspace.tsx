// Closing the open workspace; its key leaves the memory.
import { Button } from "@fluentui/react-components";
import { useDeed } from "../../ipc/deeds";
import { useEnter } from "../../ipc/state";
import { FailureNote } from "../../parts/notes";
import { useWords } from "../../text/words";

export function CloseWorkspace() {
  const { t } = useWords();
  const enter = useEnter();
  const closing = useDeed("workspace_close");

  async function close() {
    const state = await closing.run({});
    if (state !== undefined) enter(state);
  }

  return (
    <>
      <Button disabledFocusable={closing.pending} onClick={() => void close()}>
        {t("workspaces.close")}
      </Button>
      <FailureNote failure={closing.failure} onClose={closing.clear} />
    </>
  );
}
