// The button that leads to the saved views of a table, and says which one is shown.
import { Button, makeStyles } from "@fluentui/react-components";
import { BookmarkRegular } from "@fluentui/react-icons/svg/bookmark";
import { lazy, Suspense, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { useText } from "../../text/i18n";
import { fluentRef } from "../fluent_ref";
import { questionIn, type TableName, VIEW_PARAM } from "./address";
import { useSavedViews } from "./views";

const ViewsMenu = lazy(() => import("./views_menu"));

const useStyles = makeStyles({
  name: {
    maxWidth: "32ch",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

interface ViewsButtonProps {
  table: TableName;
  /** Those that are shown: a view keeps them. */
  columns: readonly string[];
}

export function ViewsButton({ table, columns }: ViewsButtonProps) {
  const styles = useStyles();
  const t = useText();
  const [params] = useSearchParams();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  // Loaded when it is first asked for, and kept from then on.
  const [wanted, setWanted] = useState(false);
  // A press closes the menu before the click comes; the click means what was there.
  const wasOpen = useRef(false);
  const shown = params.get(VIEW_PARAM);
  const views = useSavedViews(wanted || shown !== null)?.filter((one) => one.table === table);
  const current = views?.find((view) => view.id === shown);
  const question = questionIn(params);
  const changed =
    current !== undefined &&
    (question !== current.question || columns.join() !== current.columns.join());

  function label(): string {
    if (current === undefined) return t("grid.views.title");
    const { name } = current;
    return changed ? t("grid.views.changed", { name }) : t("grid.views.current", { name });
  }

  return (
    <>
      <Button
        ref={fluentRef(button)}
        icon={<BookmarkRegular />}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerDown={() => {
          wasOpen.current = open;
        }}
        onClick={({ detail }) => {
          setWanted(true);
          // A key presses without a pointer.
          setOpen(detail === 0 ? !open : !wasOpen.current);
        }}
      >
        <span className={styles.name}>{label()}</span>
      </Button>
      <Suspense>
        {wanted && (
          <ViewsMenu
            open={open}
            below={button}
            views={views ?? []}
            current={current}
            changed={changed}
            now={{ table, question, columns: [...columns] }}
            onOpen={setOpen}
            // Once a dialog is gone: it lets nothing else have the focus.
            onDone={() => setTimeout(() => button.current?.focus())}
          />
        )}
      </Suspense>
    </>
  );
}
