// The saved views of a table: to open one, to save what is shown, to arrange them.
import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  makeStyles,
} from "@fluentui/react-components";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { KeepView, SavedViewCard } from "../../ipc/bindings";
import { useWords } from "../../text/words";
import { fluentRef } from "../fluent_ref";
import { addressOf, TABLES, type TableName } from "./address";
import { ArrangeViews } from "./arrange_views";
import { SaveView } from "./save_view";
import { useSaveOver, useWhyNoViews } from "./views";

const useStyles = makeStyles({
  // Above the rows, whose heads stay in sight.
  popover: {
    maxWidth: "min(420px, calc(100vw - 16px))",
    maxHeight: "calc(100vh - 72px)",
    zIndex: 1000,
  },
});

interface ViewsMenuProps {
  open: boolean;
  below: RefObject<HTMLButtonElement | null>;
  views: readonly SavedViewCard[];
  current: SavedViewCard | undefined;
  changed: boolean;
  /** What is shown now. */
  now: Pick<KeepView, "question" | "columns"> & { table: TableName };
  onOpen: (open: boolean) => void;
  /** The button may have the focus again. */
  onDone: () => void;
}

export default function ViewsMenu(props: ViewsMenuProps) {
  const { open, below, views, current, changed, now, onOpen, onDone } = props;
  const styles = useStyles();
  const { t } = useWords();
  const navigate = useNavigate();
  const saveOver = useSaveOver();
  const whyNot = useWhyNoViews();
  const list = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<"save" | "arrange" | null>(null);

  // Fluent does this for a menu that has its own button; ours stands outside, so that the
  // menu can come later than it.
  useEffect(() => {
    if (!open) return;
    const soon = setTimeout(() =>
      list.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus(),
    );
    return () => clearTimeout(soon);
  }, [open]);

  function close() {
    onOpen(false);
    onDone();
  }

  function ask(next: "save" | "arrange") {
    onOpen(false);
    setDialog(next);
  }

  async function show(address: string) {
    close();
    await navigate(address);
  }

  return (
    <>
      <Menu
        // Beside its button: a landmark holds it, too.
        inline
        open={open}
        positioning={{ target: below.current, position: "below", align: "start" }}
        checkedValues={{ view: [current?.id ?? ""] }}
        onOpenChange={(event, data) => {
          if (data.open) onOpen(true);
          // A press elsewhere takes the focus there.
          else if (event.type === "keydown") close();
          else onOpen(false);
        }}
      >
        <MenuPopover className={styles.popover}>
          <MenuList ref={fluentRef(list)} aria-label={t("grid.views.title")}>
            <MenuItemRadio name="view" value="" onClick={() => void show(TABLES[now.table].path)}>
              {t("grid.views.plain")}
            </MenuItemRadio>
            {views.map((view) => (
              <MenuItemRadio
                key={view.id}
                name="view"
                value={view.id}
                onClick={() => void show(addressOf({ ...view, table: now.table }))}
              >
                {view.name}
              </MenuItemRadio>
            ))}
            <MenuDivider />
            {current !== undefined && (
              <MenuItem
                disabled={whyNot !== undefined || !changed}
                title={whyNot}
                onClick={() => {
                  close();
                  void saveOver({ ...current, ...now });
                }}
              >
                {t("grid.views.saveOver", { name: current.name })}
              </MenuItem>
            )}
            <MenuItem disabled={whyNot !== undefined} title={whyNot} onClick={() => ask("save")}>
              {t("grid.views.saveAs")}
            </MenuItem>
            <MenuItem
              disabled={whyNot !== undefined || views.length === 0}
              title={whyNot ?? (views.length === 0 ? t("grid.views.none") : undefined)}
              onClick={() => ask("arrange")}
            >
              {t("grid.views.arrange")}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <SaveView
        open={dialog === "save"}
        now={now}
        onClose={() => {
          setDialog(null);
          onDone();
        }}
      />
      <ArrangeViews
        open={dialog === "arrange"}
        views={views}
        onClose={() => {
          setDialog(null);
          onDone();
        }}
      />
    </>
  );
}
