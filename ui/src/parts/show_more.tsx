// Shows a bounded answer a piece at a time, so that a page stays light.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useText } from "../text/i18n";

const useStyles = makeStyles({ more: { marginTop: tokens.spacingVerticalS } });

interface ShowMoreProps<Item> {
  items: readonly Item[];
  step: number;
  children: (shown: readonly Item[]) => ReactNode;
}

export function ShowMore<Item>({ items, step, children }: ShowMoreProps<Item>) {
  const styles = useStyles();
  const t = useText();
  const [limit, setLimit] = useState(step);
  const next = Math.min(step, items.length - limit);
  return (
    <>
      {children(items.slice(0, limit))}
      {next > 0 && (
        <Button className={styles.more} onClick={() => setLimit(limit + step)}>
          {t("shell.showMore", { count: next })}
        </Button>
      )}
    </>
  );
}
