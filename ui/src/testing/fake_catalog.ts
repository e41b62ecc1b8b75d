// The catalog and the featured offers, in memory.
import type { Calls, CatalogQuery, FeaturedOffers, OfferLine } from "../ipc/bindings";
import { type Answers, refuse } from "./answers";
import { detailOf, SEGMENTS } from "./fake_data";
import type { FakePriceLists } from "./fake_price_lists";
import type { FakeRecord } from "./fake_record";

const LIMIT = 5;

export class FakeCatalog {
  featured: string[] = [];
  /** Titles of featured offers that no list has any more. */
  readonly vanished = new Map<string, string>();

  private readonly priceLists: FakePriceLists;
  private readonly record: FakeRecord;

  constructor(priceLists: FakePriceLists, record: FakeRecord) {
    this.priceLists = priceLists;
    this.record = record;
  }

  private offer(offerId: string): OfferLine | undefined {
    return this.priceLists.offers.find((one) => one.offerId === offerId);
  }

  private order(): FeaturedOffers {
    return {
      limit: LIMIT,
      featured: this.featured.map((offerId, index) => {
        const offer = this.offer(offerId);
        return {
          position: index + 1,
          offerId,
          title: offer?.title ?? this.vanished.get(offerId) ?? offerId,
          segment: offer?.segment ?? null,
          vanished: offer === undefined,
        };
      }),
    };
  }

  private arrange(code: string, offerId: string, after: string[]): FeaturedOffers {
    const before = this.featured;
    const put = (order: string[]) => () => {
      this.featured = order;
    };
    put(after)();
    this.record.did(code, this.offer(offerId)?.title ?? offerId, put(after), put(before));
    return this.order();
  }

  private page({ search, segment, narrow, offset, limit }: CatalogQuery) {
    const { offers, lists } = this.priceLists;
    const wanted = search.toLowerCase();
    const fits = (price: OfferLine["terms"][number]) =>
      (narrow.term === null || price.term === narrow.term) &&
      (narrow.billing === null || price.billing === narrow.billing) &&
      (narrow.priceTo === null || Number(price.unitPrice) <= Number(narrow.priceTo));
    const found = offers.filter(
      (one) =>
        one.terms.some(fits) &&
        (segment === null || one.segment === segment) &&
        (one.title.toLowerCase().includes(wanted) || one.offerId.toLowerCase().includes(wanted)),
    );
    const count = (of: string) => found.filter((one) => one.segment === of).length;
    return {
      total: found.length,
      groups: SEGMENTS.map((of) => ({ segment: of, count: count(of) })).filter((g) => g.count > 0),
      offers: found.slice(offset, offset + limit),
      market: lists.length > 0 ? "FR" : null,
      month: lists.length > 0 ? "2025-11" : null,
    };
  }

  readonly answers = {
    catalog_page: (ask: CatalogQuery) => this.page(ask),
    catalog_choices: () => ({
      terms: ["P1M", "P1Y", "P2Y"],
      billing: ["monthly", "annual"],
      markets: ["FR"],
      currencies: ["EUR"],
    }),
    catalog_export: ({ target }: Calls["catalog_export"]["request"]) => ({
      name: `${target}.csv`,
      offers: this.priceLists.offers.length,
      rows: this.priceLists.offers.length * 2,
    }),
    catalog_offer: ({ offerId }: Calls["catalog_offer"]["request"]) =>
      detailOf(this.offer(offerId) ?? refuse("offer_not_in_list", offerId)),
    featured_list: () => this.order(),
    offer_feature: ({ offerId }: Calls["offer_feature"]["request"]) => {
      if (this.featured.length >= LIMIT) refuse("featured_full", String(LIMIT));
      return this.arrange("feature_offer", offerId, [...this.featured, offerId]);
    },
    offer_unfeature: ({ offerId }: Calls["offer_unfeature"]["request"]) => {
      const others = this.featured.filter((one) => one !== offerId);
      return this.arrange("unfeature_offer", offerId, others);
    },
    featured_move: ({ offerId, to }: Calls["featured_move"]["request"]) => {
      const order = this.featured.filter((one) => one !== offerId);
      order.splice(to - 1, 0, offerId);
      return this.arrange("move_featured", offerId, order);
    },
  } satisfies Answers;
}
