// The order of the featured offers, changed at once on screen and one call
// after the other behind it.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FeaturedOffers, FeaturedOfferView } from "../../ipc/bindings";
import { call } from "../../ipc/client";
import { type AppFailure, toFailure } from "../../ipc/errors";
import { keyOf, reads, refreshTags, remember } from "../../ipc/queries";
import { useAnnounce } from "../../parts/live";

export function useOrder() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const announce = useAnnounce();
  const list = useQuery(reads("featured_list", {}));
  const [failure, setFailure] = useState<AppFailure>();
  const last = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);

  /** Calls go out in the order in which the person made the moves. */
  function send(deed: () => Promise<FeaturedOffers>) {
    waiting.current += 1;
    setFailure(undefined);
    last.current = last.current.then(async () => {
      try {
        const answer = await deed();
        // An answer older than what is on screen would make it jump back.
        if (waiting.current === 1) remember(client, "featured_list", {}, answer);
      } catch (thrown) {
        setFailure(toFailure(thrown));
        refreshTags(client, ["featured"]);
      } finally {
        waiting.current -= 1;
      }
    });
  }

  function move({ offerId, title }: FeaturedOfferView, to: number) {
    const now = client.getQueryData<FeaturedOffers>(keyOf("featured_list", {}));
    if (now === undefined || to < 1 || to > now.featured.length) return;
    const from = now.featured.find((one) => one.offerId === offerId)?.position;
    if (from === undefined || from === to) return;
    remember(client, "featured_list", {}, { ...now, featured: moved(now.featured, from, to) });
    announce(t("featured.moved", { title, position: to, total: now.featured.length }));
    send(() => call("featured_move", { offerId, to }));
  }

  function remove({ offerId, title }: FeaturedOfferView) {
    announce(t("featured.removed", { title }));
    send(() => call("offer_unfeature", { offerId }));
  }

  return { list, move, remove, failure, clear: () => setFailure(undefined) };
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
