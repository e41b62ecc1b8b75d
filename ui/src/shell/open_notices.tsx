// What opening the workspace did besides opening it, said once and calmly.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenWorkspaceView } from "../ipc/bindings";
import { Note } from "../parts/notes";
import { useText } from "../text/i18n";

const useStyles = makeStyles({ notices: { padding: `0 ${tokens.spacingHorizontalL}` } });

export function OpenNotices({ workspace }: { workspace: OpenWorkspaceView }) {
  const styles = useStyles();
  const t = useText();
  const [read, setRead] = useState(false);
  return (
    <div className={styles.notices}>
      {workspace.readOnly !== null && (
        <Note intent="warning">{t(`shell.readOnly.${workspace.readOnly}`)}</Note>
      )}
      {!read && workspace.notices.length > 0 && (
        <Note onClose={() => setRead(true)}>
          {workspace.notices.map((notice) => t(`shell.notices.${notice}`)).join(" ")}
        </Note>
      )}
    </div>
  );
}
