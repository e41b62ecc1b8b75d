// All terms of an offer with everything the list says of them.
import type { PriceView } from "../../ipc/bindings";
import { Cell, Head, RowHead, Table } from "../../parts/table";
import { billingText, markerText, termText, useWords } from "../../text/words";

/** Lists write an open beginning as 1753 and an open end as 9999. */
const OPEN = /^(1753|9999)-/;

export function PriceTable({ prices }: { prices: readonly PriceView[] }) {
  const { t } = useWords();
  const some = (has: (price: PriceView) => boolean) => prices.some(has);
  const shown = {
    tier: some((price) => price.tierMin !== null || price.tierMax !== null),
    unit: some((price) => price.unitOfMeasure !== ""),
    previous: some((price) => price.previous.length > 0),
    extra: some((price) => price.extra.length > 0),
  };

  return (
    <Table label={t("offer.prices")}>
      <thead>
        <tr>
          <Head>{t("offer.term")}</Head>
          <Head>{t("offer.billing")}</Head>
          <Head>{t("offer.market")}</Head>
          {shown.tier && <Head number>{t("offer.tier")}</Head>}
          {shown.unit && <Head>{t("offer.unit")}</Head>}
          <Head number>{t("offer.unitPrice")}</Head>
          <Head number>{t("offer.retailPrice")}</Head>
          <Head number>{t("offer.margin")}</Head>
          <Head>{t("offer.starts")}</Head>
          <Head>{t("offer.ends")}</Head>
          <Head>{t("offer.marker")}</Head>
          {shown.previous && <Head>{t("offer.previous")}</Head>}
          {shown.extra && <Head>{t("offer.extra")}</Head>}
        </tr>
      </thead>
      <tbody>
        {prices.map((price) => (
          <PriceRow key={keyOf(price)} price={price} shown={shown} />
        ))}
      </tbody>
    </Table>
  );
}

const keyOf = (price: PriceView) =>
  [price.term, price.billing, price.market, price.currency, price.tierMin, price.starts].join(" ");

interface PriceRowProps {
  price: PriceView;
  shown: Record<"tier" | "unit" | "previous" | "extra", boolean>;
}

function PriceRow({ price, shown }: PriceRowProps) {
  const { t, format } = useWords();
  const money = (text: string | null) => (text === null ? "–" : format.money(text, price.currency));
  const margin = () => {
    if (price.margin === null) return "–";
    const amount = money(price.margin);
    return price.marginPercent === null
      ? amount
      : t("offer.marginWithPercent", {
          margin: amount,
          percent: format.percent(price.marginPercent),
        });
  };
  const day = (iso: string | null) =>
    iso === null || OPEN.test(iso) ? t("offer.openEnd") : format.day(iso);
  const tier = () => {
    const { tierMin, tierMax } = price;
    if (tierMin === null) return "–";
    const min = format.decimal(tierMin);
    if (tierMax === null) return t("offer.tierFrom", { min });
    return t("offer.tierBetween", { min, max: format.decimal(tierMax) });
  };

  return (
    <tr>
      <RowHead nowrap>{termText(t, price.term)}</RowHead>
      <Cell>{billingText(t, price.billing)}</Cell>
      <Cell>{price.market ?? t("priceLists.every")}</Cell>
      {shown.tier && <Cell number>{tier()}</Cell>}
      {shown.unit && <Cell>{price.unitOfMeasure}</Cell>}
      <Cell number>{money(price.unitPrice)}</Cell>
      <Cell number>{money(price.retailPrice)}</Cell>
      <Cell number>{margin()}</Cell>
      <Cell nowrap>{day(price.starts)}</Cell>
      <Cell nowrap>{day(price.ends)}</Cell>
      <Cell>{price.marker === null ? "–" : markerText(t, price.marker)}</Cell>
      {shown.previous && <Cell>{named(price.previous)}</Cell>}
      {shown.extra && <Cell>{named(price.extra)}</Cell>}
    </tr>
  );
}

function named(texts: PriceView["extra"]) {
  return texts.map(({ name, text }) => (
    <div key={name}>
      {name}: {text}
    </div>
  ));
}
