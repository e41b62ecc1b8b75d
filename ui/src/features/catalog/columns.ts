// What is said of an offer and its prices outside the list: in a file, on the clipboard.
import type { CatalogColumn, OfferLine, TermPrice } from "../../ipc/bindings";
import type { Format } from "../../text/format";
import type { T } from "../../text/i18n";
import { billingText, segmentText, termText } from "../../text/words";

/** All there are, in the order in which they are read. */
export const COLUMNS = [
  "title",
  "product",
  "offer_id",
  "product_id",
  "sku_id",
  "publisher",
  "segment",
  "term",
  "billing",
  "currency",
  "unit_price",
  "retail_price",
  "trial",
  "add_on",
  "featured",
] as const satisfies readonly CatalogColumn[];

export const headingOf = (t: T, column: CatalogColumn): string => t(`catalog.table.${column}`);

export function textOf(
  t: T,
  format: Format,
  column: CatalogColumn,
  offer: OfferLine,
  price: TermPrice,
): string {
  const flag = (yes: boolean) => t(yes ? "catalog.table.yes" : "catalog.table.no");
  switch (column) {
    case "title":
      return offer.title;
    case "product":
      return offer.productTitle;
    case "offer_id":
      return offer.offerId;
    case "product_id":
      return offer.offerId.split(":")[0] ?? "";
    case "sku_id":
      return offer.offerId.split(":")[1] ?? "";
    case "publisher":
      return offer.publisher;
    case "segment":
      return segmentText(t, offer.segment);
    case "term":
      return termText(t, price.term);
    case "billing":
      return billingText(t, price.billing);
    case "currency":
      return price.currency;
    case "unit_price":
      return format.plainDecimal(price.unitPrice);
    case "retail_price":
      return price.retailPrice === null ? "" : format.plainDecimal(price.retailPrice);
    case "trial":
      return flag(offer.trial);
    case "add_on":
      return offer.addOn === null ? "" : flag(offer.addOn);
    case "featured":
      return flag(offer.featured);
  }
}
