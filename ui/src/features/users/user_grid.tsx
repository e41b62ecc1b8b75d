// The list of users.
import { useMemo } from "react";
import type { UserLine } from "../../ipc/bindings";
import { Grid, type GridPlace, type GridWords } from "../../parts/grid/grid";
import type { Order } from "../../parts/grid/head";
import { plainLayout } from "../../parts/grid/layout";
import { useWords } from "../../text/words";
import { usersOf } from "./pages";
import { type By, orderOf, type Question } from "./question";
import { linesOf, type UserColumn } from "./user_columns";

interface UserGridProps {
  question: Question;
  total: number;
  columns: readonly UserColumn[];
  /** Rows of an older question, until the newer one is answered. */
  outdated: boolean;
  place: GridPlace | undefined;
  onOrder: (order: Order<By>) => void;
  /** Not for whoever may see no more than the list. */
  onOpen: ((id: string, place: GridPlace) => void) | undefined;
}

export function UserGrid(props: UserGridProps) {
  const { question, total, columns, outdated, place, onOrder, onOpen } = props;
  const { t } = useWords();
  const source = useMemo(() => usersOf(question), [question]);
  const layout = useMemo(() => plainLayout(total), [total]);
  const words: GridWords = {
    title: t("people.title"),
    keys: t("people.keys"),
    chosen: (count) => t("people.chosen", { count }),
    copied: (count) => t("people.copied", { count }),
    tooMany: (count) => t("people.copyTooMany", { count }),
  };
  const opens =
    onOpen === undefined ? {} : { onOpen: ({ id }: UserLine, at: GridPlace) => onOpen(id, at) };
  return (
    <Grid
      words={words}
      columns={columns}
      layout={layout}
      source={source}
      linesOf={linesOf}
      outdated={outdated}
      place={place}
      order={orderOf(question)}
      onOrder={onOrder}
      {...opens}
    />
  );
}
