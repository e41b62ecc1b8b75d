// The headings of a table, and the order that they put it in.
import { mergeClasses } from "@fluentui/react-components";
import type { Column } from "./columns";
import { useGridStyles } from "./styles";

/** In which order the rows stand. */
export interface Order<By> {
  by: By;
  descending: boolean;
}

interface GridHeadProps<Row, By, Line> {
  columns: readonly Column<Row, By, Line>[];
  /** The name column stays in sight. */
  sideways: boolean;
  order: Order<By> | undefined;
  onOrder: ((order: Order<By>) => void) | undefined;
}

export function GridHead<Row, By, Line>(props: GridHeadProps<Row, By, Line>) {
  const { columns, sideways, order, onOrder } = props;
  const grid = useGridStyles();
  return (
    <div role="row" aria-rowindex={1} className={grid.head}>
      {columns.map(({ id, heading, order: by, names, number, narrow }) => {
        const here = by !== undefined && order?.by === by;
        const descending = here && order.descending;
        return (
          <div
            key={id}
            role="columnheader"
            aria-sort={by === undefined ? undefined : sortOf(here, descending)}
            className={mergeClasses(
              grid.cell,
              number && grid.number,
              names ? sideways && grid.stays : narrow !== "beside" && grid.headWide,
            )}
          >
            {by === undefined || onOrder === undefined ? (
              heading
            ) : (
              <button
                type="button"
                className={grid.sort}
                onClick={() => onOrder({ by, descending: here && !descending })}
              >
                {heading}
                {here && <span aria-hidden>{descending ? " ▼" : " ▲"}</span>}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

function sortOf(here: boolean, descending: boolean): "none" | "ascending" | "descending" {
  if (!here) return "none";
  return descending ? "descending" : "ascending";
}
