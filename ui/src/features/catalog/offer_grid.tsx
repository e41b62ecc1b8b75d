// The list of offers.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { CatalogOrder, SegmentCount } from "../../ipc/bindings";
import { Grid, type GridWords } from "../../parts/grid/grid";
import { groupedLayout } from "../../parts/grid/layout";
import { segmentText, useWords } from "../../text/words";
import type { Featuring } from "./feature";
import { linesOf, type OfferColumn } from "./offer_columns";
import type { Question } from "./page_query";
import { offersOf } from "./pages";
import type { Place } from "./place";

const useStyles = makeStyles({
  whyNot: {
    margin: 0,
    marginBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
  },
});

interface OfferGridProps {
  question: Question;
  groups: readonly SegmentCount[];
  columns: readonly OfferColumn[];
  featuring: Featuring;
  /** The element that says why nothing can be featured. */
  whyNotId: string;
  /** Rows of an older question, until the newer one is answered. */
  outdated: boolean;
  place: Place | undefined;
  /** The order that was asked for; the rows may still be in an older one. */
  order: CatalogOrder;
  onOrder: (order: CatalogOrder) => void;
  onOpen: (offerId: string, place: Place) => void;
}

export function OfferGrid(props: OfferGridProps) {
  const { question, groups, columns, featuring, whyNotId, outdated, place } = props;
  const { order, onOrder, onOpen } = props;
  const styles = useStyles();
  const { t } = useWords();
  const source = useMemo(() => offersOf(question), [question]);
  const layout = useMemo(
    () =>
      groupedLayout(
        groups.map(({ segment, count }) => ({
          heading: t("catalog.group", { segment: segmentText(t, segment), count }),
          count,
        })),
      ),
    [groups, t],
  );
  const words: GridWords = {
    title: t("catalog.title"),
    keys: t("catalog.keys"),
    chosen: (count) => t("catalog.chosen", { count }),
    copied: (count) => t("catalog.copied", { count }),
    tooMany: (most) => t("catalog.copyTooMany", { count: most }),
  };

  return (
    <>
      {featuring.whyNot !== undefined && (
        <p id={whyNotId} className={styles.whyNot}>
          {featuring.whyNot}
        </p>
      )}
      <Grid
        words={words}
        columns={columns}
        layout={layout}
        source={source}
        linesOf={linesOf}
        outdated={outdated}
        place={place && { item: place.offer, scrolled: place.scrolled }}
        order={order}
        onOrder={onOrder}
        onOpen={({ offerId }, { item, scrolled }) =>
          onOpen(offerId, { question, offer: item, scrolled })
        }
      />
    </>
  );
}
