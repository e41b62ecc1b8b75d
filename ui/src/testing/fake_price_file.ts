// What a look into a price list finds, as far as tests change it: a column, a cell.
import type { Corrections, PriceListPreview } from "../ipc/bindings";
import { makeOffers } from "./fake_data";
import { tableFile } from "./fake_table";

const ROWS = 4002;

export function lookInto(
  priceColumn: string,
  { columns = [], repairs = [] }: Corrections,
): PriceListPreview {
  const table = tableFile(priceColumn, columns, repairs);
  return {
    fileName: "Nov_NCE_LicenseBasedPL_GA_FR.csv",
    kind: "license_new_commerce",
    market: "FR",
    currency: "EUR",
    month: "2025-11",
    preview: false,
    encoding: "UTF-8",
    separator: ";",
    sheets: [],
    sheetsSkipped: [],
    rowsRead: ROWS,
    rowsGood: ROWS - table.refused.length,
    rowsRefused: table.refused.length,
    columns: table.columns,
    markers: { add: 10, change: 30, delete: 0, unchanged: 3960 },
    unknownColumns: ["Notes"],
    firstRows: makeOffers(3).map((offer, index) => ({
      line: index + 2,
      offerId: offer.offerId,
      title: offer.title,
      segment: offer.segment,
      term: "P1Y",
      billing: "annual",
      currency: "EUR",
      unitPrice: "1234.5",
      retailPrice: null,
    })),
    refused: table.refused,
    alreadyImported: null,
    completes: null,
  };
}
