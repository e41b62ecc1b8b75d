// The featured offers in their order, to be arranged by keys, buttons or pointer.
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useLayoutEffect, useRef } from "react";
import { useHref } from "react-router";
import type { FeaturedOffers } from "../../ipc/bindings";
import { EmptyState } from "../../parts/empty_state";
import { Loading } from "../../parts/loading";
import { FailureNote, Note } from "../../parts/notes";
import { Page } from "../../parts/page";
import { paths } from "../../parts/paths";
import { useWhyNot } from "../../parts/rights";
import { useWords } from "../../text/words";
import { useDrag } from "./drag";
import { FeaturedItem } from "./featured_item";
import { useOrder } from "./order";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  keys: { color: tokens.colorNeutralForeground2 },
});

export default function FeaturedPage() {
  const { t } = useWords();
  const whyNot = useWhyNot("catalog.customize");
  const order = useOrder();
  const offers = order.shown;
  const catalog = useHref(paths.catalog);

  return (
    <Page title={t("featured.title")} width="narrow">
      {offers !== undefined && <p>{t("featured.intro", { count: offers.limit })}</p>}
      {whyNot !== undefined && <Note>{whyNot}</Note>}
      <FailureNote failure={order.failure ?? order.list.error} onClose={order.clear} />
      {order.list.isPending && <Loading />}
      {offers?.featured.length === 0 && (
        <EmptyState title={t("featured.empty")} hint={t("featured.emptyHint")}>
          <Link href={catalog}>{t("featured.toCatalog")}</Link>
        </EmptyState>
      )}
      {offers !== undefined && offers.featured.length > 0 && (
        <Order offers={offers} whyNot={whyNot} order={order} />
      )}
    </Page>
  );
}

interface OrderProps {
  offers: FeaturedOffers;
  whyNot: string | undefined;
  order: ReturnType<typeof useOrder>;
}

function Order({ offers, whyNot, order }: OrderProps) {
  const styles = useStyles();
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const hint = useId();
  const drag = useDrag(list, offers.featured, order.move);
  useFocusKept(list, offers);

  return (
    <>
      <p id={hint} className={styles.keys}>
        {t("featured.keys")}
      </p>
      <ol
        ref={list}
        className={styles.list}
        onKeyDown={(event) => event.key === "Escape" && drag.cancel()}
      >
        {drag.shown.map((offer) => (
          <FeaturedItem
            key={offer.offerId}
            offer={offer}
            total={offers.featured.length}
            whyNot={whyNot}
            hintId={hint}
            dragged={drag.dragged === offer.offerId}
            handle={drag.handle(offer)}
            onStep={order.step}
            onRemove={order.remove}
          />
        ))}
      </ol>
    </>
  );
}

/**
 * Moving an element in the page takes the focus off it, and removing it loses
 * the focus: it is given back to the item, or to the one that took its place.
 */
function useFocusKept(list: RefObjectOf<HTMLOListElement>, offers: FeaturedOffers): void {
  const held = useRef<{ element: HTMLElement; place: number }>(undefined);

  useLayoutEffect(() => {
    const box = list.current;
    const note = (event: FocusEvent) => {
      const element = event.target as HTMLElement;
      const item = element.closest("li");
      if (box !== null && item !== null) {
        held.current = { element, place: [...box.children].indexOf(item) };
      }
    };
    const forget = (event: FocusEvent) => {
      // Nowhere to go means that the element was moved or removed.
      if (event.relatedTarget !== null) held.current = undefined;
    };
    box?.addEventListener("focusin", note);
    box?.addEventListener("focusout", forget);
    return () => {
      box?.removeEventListener("focusin", note);
      box?.removeEventListener("focusout", forget);
    };
  }, [list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what moves elements
  useLayoutEffect(() => {
    const { element, place } = held.current ?? {};
    if (element === undefined || document.activeElement !== document.body) return;
    const items = list.current?.children ?? [];
    const target = element.isConnected ? element : items[Math.min(place ?? 0, items.length - 1)];
    if (target instanceof HTMLElement) target.focus();
  }, [offers]);
}

type RefObjectOf<E> = { current: E | null };
