// The button that leads to the choice of columns.
import { Button } from "@fluentui/react-components";
import { TableSettingsRegular } from "@fluentui/react-icons/svg/table-settings";
import { lazy, Suspense, useRef, useState } from "react";
import { useText } from "../../text/i18n";
import { fluentRef } from "../fluent_ref";
import type { ChosenColumns } from "./chosen_columns";

const ColumnChooser = lazy(() => import("./column_chooser"));

interface ColumnsButtonProps extends ChosenColumns {
  all: readonly { id: string; heading: string; names?: boolean }[];
}

export function ColumnsButton(props: ColumnsButtonProps) {
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  // Loaded when it is first asked for, and kept from then on.
  const [wanted, setWanted] = useState(false);

  return (
    <>
      <Button
        ref={fluentRef(button)}
        icon={<TableSettingsRegular />}
        aria-haspopup="dialog"
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        {t("grid.columns.title")}
      </Button>
      <Suspense>
        {wanted && (
          <ColumnChooser
            {...props}
            open={open}
            onClose={() => {
              setOpen(false);
              // Once the dialog is gone: it lets nothing else have the focus.
              setTimeout(() => button.current?.focus());
            }}
          />
        )}
      </Suspense>
    </>
  );
}
