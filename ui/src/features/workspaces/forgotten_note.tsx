// What became of the workspace that was forgotten, until one has read it.
import { useEffect, useRef } from "react";
import type { Forgotten } from "../../ipc/bindings";
import { Note } from "../../parts/notes";
import { useWords } from "../../text/words";
import { useOpenedBy } from "./opened_by";

interface ForgottenNoteProps {
  forgotten: Forgotten;
  onClose: () => void;
}

export function ForgottenNote({ forgotten, onClose }: ForgottenNoteProps) {
  const { t } = useWords();
  const openedBy = useOpenedBy();
  const words = useRef<HTMLParagraphElement>(null);
  // The panel that had the focus went with the workspace.
  useEffect(() => words.current?.focus(), []);
  const { setAside, opens, inKeyFile, keychainLeft, unopened } = forgotten;
  const folder = setAside;
  return (
    <Note intent="success" onClose={onClose}>
      <p ref={words} tabIndex={-1}>
        {unopened ? t("keys.unopened.done", { folder }) : t("keys.forget.done", { folder })}
      </p>
      <p>
        {unopened
          ? t("keys.unopened.later")
          : `${openedBy(opens, inKeyFile)} ${t("keys.forget.back")}`}
      </p>
      {keychainLeft && !unopened && <p>{t("keys.forget.keychainLeft")}</p>}
    </Note>
  );
}
