// The saved views of a table, to be renamed and deleted.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { SavedViewCard } from "../../ipc/bindings";
import { failureText, useWords } from "../../text/words";
import { fluentRef } from "../fluent_ref";
import { FailureNote } from "../notes";
import { mistaken } from "../secret_input";
import { useToast } from "../toasts";
import { useDeleteView, useKeepView } from "./views";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
});

interface ArrangeViewsProps {
  open: boolean;
  views: readonly SavedViewCard[];
  onClose: () => void;
}

/** Closed and not taken away: only so does the page become readable again. */
export function ArrangeViews({ open, views, onClose }: ArrangeViewsProps) {
  const { t } = useWords();
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("grid.views.arrangeTitle")}</DialogTitle>
          <DialogContent>
            <Views views={views} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t("shell.close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Views({ views }: Pick<ArrangeViewsProps, "views">) {
  const styles = useStyles();
  const { t } = useWords();
  const { remove, pending, failure, clear } = useDeleteView();
  const list = useRef<HTMLUListElement>(null);
  const [renaming, setRenaming] = useState<string>();
  // A button that went took the focus along: where one was, one goes on.
  const was = useRef<{ at: number; views: number }>(undefined);
  useEffect(() => {
    if (was.current === undefined || was.current.views === views.length) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>("[data-delete]") ?? [];
    buttons[Math.min(was.current.at, buttons.length - 1)]?.focus();
    was.current = undefined;
  }, [views.length]);

  return (
    <>
      <FailureNote failure={failure} onClose={clear} />
      {views.length === 0 && <p>{t("grid.views.none")}</p>}
      <ul ref={list} className={styles.list}>
        {views.map((view, at) => (
          <li key={view.id} className={styles.item}>
            {renaming === view.id ? (
              <Rename view={view} onDone={() => setRenaming(undefined)} />
            ) : (
              <>
                <span className={styles.name}>{view.name}</span>
                <Button
                  size="small"
                  aria-label={t("grid.views.renameOf", { name: view.name })}
                  onClick={() => setRenaming(view.id)}
                >
                  {t("grid.views.rename")}
                </Button>
                <Button
                  size="small"
                  data-delete=""
                  disabledFocusable={pending}
                  aria-label={t("grid.views.deleteOf", { name: view.name })}
                  onClick={() => {
                    was.current = { at, views: views.length };
                    void remove(view);
                  }}
                >
                  {t("grid.views.delete")}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Rename({ view, onDone }: { view: SavedViewCard; onDone: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const toast = useToast();
  const { keep, pending, failure, clear } = useKeepView();
  const [name, setName] = useState(view.name);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.select(), []);

  async function save() {
    if (pending) return;
    const kept = await keep({ ...view, name });
    if (kept === undefined) return;
    toast({ text: t("grid.views.renamed", { name: kept.name }) });
    onDone();
  }

  return (
    <>
      <Field
        className={styles.name}
        label={t("grid.views.name")}
        {...mistaken(failure && failureText(t, failure))}
      >
        <Input
          ref={fluentRef(box)}
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(_, data) => {
            setName(data.value);
            clear();
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") void save();
            if (event.key !== "Escape") return;
            // It is the name that is left, not the dialog.
            event.stopPropagation();
            onDone();
          }}
        />
      </Field>
      <Button
        size="small"
        appearance="primary"
        disabledFocusable={pending}
        onClick={() => void save()}
      >
        {t("grid.views.save")}
      </Button>
      <Button size="small" onClick={onDone}>
        {t("shell.cancel")}
      </Button>
    </>
  );
}
