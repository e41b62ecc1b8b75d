// Which columns a table shows, and in which order. What is chosen holds at once.
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useText } from "../../text/i18n";
import { GuardedButton } from "../guarded_button";
import { Quiet } from "../quiet";
import type { ChosenColumns } from "./chosen_columns";

const useStyles = makeStyles({
  surface: { maxWidth: "520px" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flexGrow: 1, minWidth: 0 },
  asItWas: { whiteSpace: "nowrap" },
});

interface Listed {
  id: string;
  heading: string;
  names?: boolean;
}

interface ColumnChooserProps extends ChosenColumns {
  open: boolean;
  all: readonly Listed[];
  onClose: () => void;
}

/** Closed and not taken away: only so does the page become readable again. */
export default function ColumnChooser({ open, onClose, ...rest }: ColumnChooserProps) {
  const styles = useStyles();
  const t = useText();
  // Whoever comes back, or takes it all back, finds the columns arranged anew.
  const [turn, setTurn] = useState(0);
  function close() {
    setTurn(turn + 1);
    onClose();
  }
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("grid.columns.title")}</DialogTitle>
          <DialogContent>
            <Columns key={turn} {...rest} />
          </DialogContent>
          <DialogActions>
            <Button
              className={styles.asItWas}
              onClick={() => {
                setTurn(turn + 1);
                rest.choose(null);
              }}
            >
              {t("grid.columns.asItWas")}
            </Button>
            <Button appearance="primary" onClick={close}>
              {t("shell.close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Columns({ all, chosen, choose }: Omit<ColumnChooserProps, "open" | "onClose">) {
  const styles = useStyles();
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState("");
  // A column that is put away keeps its place as long as the dialog is open.
  const [order, setOrder] = useState<readonly string[]>([]);
  const refocus = useRef<{ id: string; step: -1 | 1 } | undefined>(undefined);
  const others = all.filter(({ names }) => !names);
  const placed = arranged(others, chosen, order);
  const shown = (id: string) => chosen.includes(id);

  // What moved in the page has lost the focus.
  useLayoutEffect(() => {
    const { id, step } = refocus.current ?? {};
    refocus.current = undefined;
    if (id === undefined) return;
    const item = list.current?.querySelector(`[data-column="${id}"]`);
    item?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus();
  });

  function put(ids: readonly string[], now: readonly string[]) {
    setOrder(ids);
    choose(ids.filter((id) => now.includes(id)));
  }

  function move({ id, heading }: Listed, step: -1 | 1) {
    const ids = placed.map((one) => one.id);
    const from = ids.indexOf(id);
    const to = from + step;
    if (to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    refocus.current = { id, step };
    setSaid(t("grid.columns.moved", { column: heading, place: to + 1, total: ids.length }));
    put(ids, chosen);
  }

  function pressed(event: KeyboardEvent, column: Listed) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(column, event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <>
      <Quiet>{t("grid.columns.hint")}</Quiet>
      <ul ref={list} className={styles.list} aria-label={t("grid.columns.title")}>
        {all
          .filter(({ names }) => names)
          .map(({ id, heading }) => (
            <li key={id} className={styles.item}>
              <div className={styles.name}>
                <Checkbox checked disabled label={t("grid.columns.stays", { column: heading })} />
              </div>
            </li>
          ))}
        {placed.map((column, at) => (
          <li
            key={column.id}
            data-column={column.id}
            className={styles.item}
            onKeyDown={(event) => pressed(event, column)}
          >
            <div className={styles.name}>
              <Checkbox
                label={column.heading}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                checked={shown(column.id)}
                onChange={(_, { checked }) =>
                  put(
                    placed.map(({ id }) => id),
                    checked === true
                      ? [...chosen, column.id]
                      : chosen.filter((id) => id !== column.id),
                  )
                }
              />
            </div>
            <GuardedButton
              appearance="subtle"
              icon={<ArrowUpRegular />}
              data-step={-1}
              aria-label={t("grid.columns.up", { column: column.heading })}
              whyNot={at === 0 ? t("grid.columns.atTop") : undefined}
              onClick={() => move(column, -1)}
            />
            <GuardedButton
              appearance="subtle"
              icon={<ArrowDownRegular />}
              data-step={1}
              aria-label={t("grid.columns.down", { column: column.heading })}
              whyNot={at === placed.length - 1 ? t("grid.columns.atEnd") : undefined}
              onClick={() => move(column, 1)}
            />
          </li>
        ))}
      </ul>
      {/* Inside: what is outside of an open dialog is not said. */}
      <span role="status">{said}</span>
    </>
  );
}

/** As they were arranged here, else those that are shown and then the others. */
function arranged<C extends Listed>(
  all: readonly C[],
  chosen: readonly string[],
  order: readonly string[],
): C[] {
  const ids = order.length > 0 ? order : [...chosen, ...all.map(({ id }) => id)];
  return [...new Set(ids.flatMap((id) => all.filter((one) => one.id === id)))];
}
