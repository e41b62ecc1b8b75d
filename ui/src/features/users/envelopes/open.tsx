// An envelope that was opened: the password, hidden until somebody looks, for a minute.
// It is in this dialog's hands alone and in no query.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { EnvelopeOpened } from "../../../ipc/bindings";
import { Buttons } from "../../../parts/form";
import { Note } from "../../../parts/notes";
import { Mono, Quiet } from "../../../parts/quiet";
import { useUnkept } from "../../../parts/unkept";
import { useWords } from "../../../text/words";
import { copyForAMinute } from "./clipboard";

const SHOWN_MS = 60_000;
const HIDDEN = "••••••••••••";

interface OpenedProps {
  name: string;
  opened: EnvelopeOpened | undefined;
  onClose: () => void;
}

/** Closed and not taken away: only so does the page become readable again. */
export function Opened({ name, opened, onClose }: OpenedProps) {
  const { t } = useWords();
  useUnkept(opened !== undefined);
  useEffect(() => {
    if (opened === undefined) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [opened, onClose]);

  return (
    <Dialog open={opened !== undefined} onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("people.envelope.openedOf", { name })}</DialogTitle>
          <DialogContent>
            {opened !== undefined && <Password password={opened.password} />}
            {opened !== undefined && (
              <Quiet>
                {t("people.envelope.left", { count: opened.opensLeft })}{" "}
                {t("people.envelope.closesItself")}
              </Quiet>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("people.envelope.close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Password({ password }: { password: string }) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  const [copied, setCopied] = useState<boolean>();

  return (
    <>
      <p>
        <Mono>{shown ? password : HIDDEN}</Mono>
      </p>
      <Buttons>
        <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
          {t(shown ? "people.envelope.hide" : "people.envelope.show")}
        </Button>
        <Button onClick={async () => setCopied(await copyForAMinute(password))}>
          {t("people.envelope.copy")}
        </Button>
      </Buttons>
      {copied !== undefined && (
        <Note urgent>{t(copied ? "people.envelope.copied" : "people.envelope.notCopied")}</Note>
      )}
    </>
  );
}
