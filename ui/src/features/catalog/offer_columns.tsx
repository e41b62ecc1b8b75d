// The columns that the list of offers can have: plain cells, because dozens are drawn
// at a time.
import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useMemo } from "react";
import type { CatalogColumn, CatalogOrder, OfferLine, TermPrice } from "../../ipc/bindings";
import type { Column } from "../../parts/grid/columns";
import { paths } from "../../parts/paths";
import { billingText, segmentText, termText, useWords } from "../../text/words";
import { headingOf, textOf } from "./columns";
import type { Featuring } from "./feature";
import { FeatureButton } from "./feature_button";

/** A price with its offer: what a line of a copy is. */
export interface PricedOffer {
  offer: OfferLine;
  price: TermPrice;
}

export type OfferColumn = Column<OfferLine, CatalogOrder["by"], PricedOffer>;

/** Those that one has who never chose any. */
export const AT_FIRST: readonly string[] = ["title", "offer_id", "price", "action"];

/** What each of them says of an offer and its prices: so it is copied and exported. */
const SAYS = {
  title: ["title", "product"],
  offer_id: ["offer_id"],
  product_id: ["product_id"],
  sku_id: ["sku_id"],
  publisher: ["publisher"],
  segment: ["segment"],
  price: ["term", "billing", "currency", "unit_price"],
  retail_price: ["currency", "retail_price"],
  term: ["term"],
  billing: ["billing"],
  currency: ["currency"],
  trial: ["trial"],
  add_on: ["add_on"],
  action: [],
} as const satisfies Record<string, readonly CatalogColumn[]>;

type ColumnId = keyof typeof SAYS;

/** What these columns of the list are in a file, each once. */
export function inFile(shown: readonly { id: string }[]): CatalogColumn[] {
  const ids = shown.map(({ id }) => id);
  return [...new Set(ids.flatMap((id) => (id in SAYS ? SAYS[id as ColumnId] : [])))];
}

/** A line for each price. */
export const linesOf = (offer: OfferLine): PricedOffer[] =>
  offer.terms.map((price) => ({ offer, price }));

const useStyles = makeStyles({
  title: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
  },
  badge: {
    display: "inline-block",
    marginInlineStart: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

export function useOfferColumns(featuring: Featuring, whyNotId: string): readonly OfferColumn[] {
  const styles = useStyles();
  const { t, format } = useWords();
  const { isFeatured, pending, whyNot, toggle } = featuring;
  return useMemo(() => {
    const badge = (text: string) => <span className={styles.badge}>{text}</span>;
    const id = (text: string | undefined) => <span className={styles.id}>{text}</span>;
    const yesOrNo = (yes: boolean) => t(yes ? "catalog.table.yes" : "catalog.table.no");
    const each = (offer: OfferLine, of: (price: TermPrice) => string) =>
      [...new Set(offer.terms.map(of))].join(", ");

    const column = (
      id: ColumnId,
      width: number,
      cell: OfferColumn["cell"],
      some: Partial<OfferColumn> = {},
    ): OfferColumn => ({
      id,
      heading: t(`catalog.columns.${id}`),
      width,
      cell,
      narrow: "labelled",
      copied: SAYS[id].map((said) => ({
        id: said,
        heading: headingOf(t, said),
        text: ({ offer, price }) => textOf(t, format, said, offer, price),
      })),
      ...some,
    });

    const title = (offer: OfferLine) => (
      <>
        <div>
          <a className={styles.title} href={`#${paths.offer(offer.offerId)}`} tabIndex={-1}>
            {offer.title}
          </a>
          {offer.trial && badge(t("catalog.trial"))}
          {offer.addOn === true && badge(t("catalog.addOn"))}
          {isFeatured(offer.offerId) && badge(t("catalog.featured"))}
        </div>
        <div className={styles.quiet}>{offer.productTitle}</div>
      </>
    );
    const prices = ({ terms }: OfferLine): ReactNode => {
      const lowest = lowestOf(terms);
      const others = terms.length - lowest.length;
      return (
        <>
          {lowest.map((price) => (
            <div key={price.currency}>
              {t("catalog.from", {
                price: format.money(price.unitPrice, price.currency),
                term: termText(t, price.term),
              })}
              <span className={styles.quiet}> {billingText(t, price.billing)}</span>
            </div>
          ))}
          {others > 0 && (
            <div className={styles.quiet}>{t("catalog.moreTerms", { count: others })}</div>
          )}
        </>
      );
    };
    const retail = ({ terms }: OfferLine): string =>
      lowestOf(terms)
        .flatMap(({ retailPrice, currency }) =>
          retailPrice === null ? [] : [format.money(retailPrice, currency)],
        )
        .join(", ");
    const action = (offer: OfferLine, active: boolean) => (
      <FeatureButton
        offer={offer}
        featured={isFeatured(offer.offerId)}
        pending={pending === offer.offerId}
        whyNot={whyNot}
        whyNotId={whyNotId}
        onToggle={toggle}
        tabIndex={active ? 0 : -1}
      />
    );

    return [
      column("title", 180, title, { grows: true, names: true, order: "title", narrow: "below" }),
      // Not labelled: one sees what they are.
      column("offer_id", 170, ({ offerId }) => id(offerId), { order: "offer", narrow: "below" }),
      column("price", 230, prices, { order: "price", narrow: "below" }),
      column("action", 200, action, { narrow: "beside" }),
      column("retail_price", 150, retail),
      column("term", 150, (offer) => each(offer, ({ term }) => termText(t, term))),
      column("billing", 150, (offer) => each(offer, ({ billing }) => billingText(t, billing))),
      column("currency", 100, (offer) => each(offer, ({ currency }) => currency)),
      column("segment", 140, ({ segment }) => segmentText(t, segment)),
      column("publisher", 180, ({ publisher }) => publisher),
      column("product_id", 160, ({ offerId }) => id(offerId.split(":")[0])),
      column("sku_id", 160, ({ offerId }) => id(offerId.split(":")[1])),
      column("trial", 120, ({ trial }) => yesOrNo(trial)),
      column("add_on", 190, ({ addOn }) =>
        addOn === null ? t("catalog.table.unknown") : yesOrNo(addOn),
      ),
    ];
  }, [styles, t, format, isFeatured, pending, whyNot, whyNotId, toggle]);
}

/** The terms come cheapest first, so the first of a currency is its lowest. */
function lowestOf(terms: readonly TermPrice[]): readonly TermPrice[] {
  return terms.filter(
    ({ currency }, index) => terms.findIndex((one) => one.currency === currency) === index,
  );
}
