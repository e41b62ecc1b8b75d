// A name for what is shown now.
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from "@fluentui/react-components";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { KeepView } from "../../ipc/bindings";
import { failureText, useWords } from "../../text/words";
import { Buttons, Form } from "../form";
import { mistaken } from "../secret_input";
import { useToast } from "../toasts";
import { addressOf, type TableName } from "./address";
import { useKeepView } from "./views";

interface SaveViewProps {
  open: boolean;
  now: Pick<KeepView, "question" | "columns"> & { table: TableName };
  onClose: () => void;
}

/** Closed and not taken away: only so does the page become readable again. */
export function SaveView({ open, now, onClose }: SaveViewProps) {
  const { t } = useWords();
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("grid.views.saveAs")}</DialogTitle>
          <DialogContent>
            <NameForm now={now} onClose={onClose} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function NameForm({ now, onClose }: Omit<SaveViewProps, "open">) {
  const { t } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const { keep, pending, failure, clear } = useKeepView();
  const [name, setName] = useState("");

  async function save() {
    if (pending) return;
    const kept = await keep({ ...now, id: null, name });
    if (kept === undefined) return;
    toast({ text: t("grid.views.saved", { name: kept.name }) });
    onClose();
    // The page shows this view from now on.
    await navigate(addressOf({ ...kept, table: now.table }), { replace: true });
  }

  return (
    <Form onSubmit={() => void save()}>
      <Field
        label={t("grid.views.name")}
        hint={t("grid.views.nameHint")}
        {...mistaken(failure && failureText(t, failure))}
      >
        <Input
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(_, data) => {
            setName(data.value);
            clear();
          }}
        />
      </Field>
      <Buttons>
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {t("grid.views.save")}
        </Button>
        <Button onClick={onClose}>{t("shell.cancel")}</Button>
      </Buttons>
    </Form>
  );
}
