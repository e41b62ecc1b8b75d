// Price lists and the offers that stand in them, in memory.
import type { Calls, OfferLine, PriceListPreview, PriceListView } from "../ipc/bindings";
import type { Answers } from "./answers";
import { makeOffers } from "./fake_data";
import type { FakeDesk } from "./fake_desk";
import { lookInto } from "./fake_price_file";
import type { FakeRecord } from "./fake_record";

export class FakePriceLists {
  lists: PriceListView[] = [];
  offers: OfferLine[] = [];
  /** What a look into a file finds besides. */
  preview: Partial<PriceListPreview> = {};
  /** The column of the file that holds the price. */
  priceColumn = "UnitPrice";

  private readonly desk: FakeDesk;
  private readonly record: FakeRecord;

  constructor(desk: FakeDesk, record: FakeRecord) {
    this.desk = desk;
    this.record = record;
  }

  import(offers: number): PriceListView {
    const list: PriceListView = {
      listId: `list-${this.lists.length + 1}`,
      kind: "license_new_commerce",
      market: "FR",
      currency: "EUR",
      month: "2025-11",
      preview: false,
      fileName: "Nov_NCE_LicenseBasedPL_GA_FR.csv",
      sha256: "ab".repeat(32),
      rows: offers * 3,
      rowsRefused: 2,
      importedBy: this.desk.workspace.userName,
      importedAt: "2025-11-03T09:30:00Z",
      current: true,
    };
    const put = () => {
      this.lists = [...this.lists, list];
      this.offers = makeOffers(offers);
    };
    put();
    this.record.did("add_price_list", "FR EUR 2025-11", put, () => {
      this.lists = this.lists.filter((one) => one !== list);
      this.offers = [];
    });
    return list;
  }

  private look(corrections: Calls["price_list_inspect"]["request"]["corrections"]) {
    return { ...lookInto(this.priceColumn, corrections), ...this.preview };
  }

  readonly answers = {
    price_list_inspect: ({ corrections }: Calls["price_list_inspect"]["request"]) =>
      this.look(corrections),
    price_list_refused_save: () => ({ name: "refused.csv", rows: 2 }),
    price_list_import: ({ corrections }: Calls["price_list_import"]["request"]) => {
      const list = this.import(1300);
      const { rowsRead, refused, markers } = this.look(corrections);
      return {
        ...list,
        rowsRead,
        rowsImported: 4000,
        rowsBefore: this.preview.completes?.rows ?? 0,
        rowsRefused: refused.length,
        refused,
        markers,
        offers: 1300,
      };
    },
    price_list_list: () => ({ lists: this.lists }),
    price_list_remove: ({ listId }: Calls["price_list_remove"]["request"]) => {
      const [before, offers] = [this.lists, this.offers];
      const remove = () => {
        this.lists = before.filter((list) => list.listId !== listId);
        this.offers = [];
      };
      remove();
      this.record.did("remove_price_list", "FR EUR 2025-11", remove, () => {
        this.lists = before;
        this.offers = offers;
      });
      return { lists: this.lists };
    },
    price_list_restore: () => {
      this.record.undoLast();
      this.record.note("restore_price_list", "FR EUR 2025-11");
      return { lists: this.lists };
    },
  } satisfies Answers;
}
