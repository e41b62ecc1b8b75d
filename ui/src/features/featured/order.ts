// The order of the featured offers: changed at once on screen, and one call
// after the other behind it.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLayoutEffect, useRef, useState } from "react";
import type { FeaturedOffers, FeaturedOfferView } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { type AppFailure, toFailure } from "../../ipc/errors";
import { reads, refreshTags, remember } from "../../ipc/queries";
import { useAnnounce } from "../../parts/live";
import { useText } from "../../text/i18n";

export function useOrder() {
  const client = useQueryClient();
  const t = useText();
  const announce = useAnnounce();
  const list = useQuery(reads("featured_list", {}));
  /** What the person made of the order, until the last call is answered. */
  const [mine, setMine] = useState<FeaturedOffers>();
  const [failure, setFailure] = useState<AppFailure>();
  const shown = mine ?? list.data;
  /** What the next key means: keys may come faster than the screen is drawn. */
  const now = useRef(shown);
  const queue = useRef({ last: Promise.resolve(), waiting: 0 });

  useLayoutEffect(() => {
    now.current = shown;
  }, [shown]);

  /** Calls go out in the order in which the person made the moves. */
  function send(deed: () => Promise<FeaturedOffers>) {
    const { current } = queue;
    current.waiting += 1;
    setFailure(undefined);
    current.last = current.last.then(async () => {
      try {
        remember(client, "featured_list", {}, await deed());
      } catch (thrown) {
        setFailure(toFailure(thrown));
        refreshTags(client, ["featured"]);
      }
      current.waiting -= 1;
      if (current.waiting === 0) setMine(undefined);
    });
  }

  function move({ offerId, title }: FeaturedOfferView, to: number) {
    const featured = now.current?.featured ?? [];
    const from = featured.find((one) => one.offerId === offerId)?.position;
    if (now.current === undefined || from === undefined || from === to) return;
    if (to < 1 || to > featured.length) return;
    now.current = { ...now.current, featured: moved(featured, from, to) };
    setMine(now.current);
    announce(t("featured.moved", { title, position: to, total: featured.length }));
    send(() => call("featured_move", { offerId, to }));
  }

  function step(offer: FeaturedOfferView, by: -1 | 1) {
    const one = now.current?.featured.find(({ offerId }) => offerId === offer.offerId);
    if (one !== undefined) move(one, one.position + by);
  }

  function remove({ offerId, title }: FeaturedOfferView) {
    announce(t("featured.removed", { title }));
    send(() => call("offer_unfeature", { offerId }));
  }

  const clear = () => setFailure(undefined);
  return { list, shown, move, step, remove, failure, clear };
}

/** The order with the offer at `from` at `to`; both from 1. */
export function moved(
  featured: readonly FeaturedOfferView[],
  from: number,
  to: number,
): FeaturedOfferView[] {
  const order = [...featured];
  const [taken] = order.splice(from - 1, 1);
  if (taken !== undefined) order.splice(to - 1, 0, taken);
  return order.map((one, index) => ({ ...one, position: index + 1 }));
}
