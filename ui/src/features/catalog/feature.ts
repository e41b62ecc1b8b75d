// Putting an offer on top of the catalog, and taking it off.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { call } from "../../ipc/client";
import { type AppFailure, toFailure } from "../../ipc/errors";
import { reads, remember } from "../../ipc/queries";
import { useAnnounce } from "../../parts/live";
import { useWhyNot } from "../../parts/rights";
import { useText } from "../../text/i18n";

export interface Named {
  offerId: string;
  title: string;
}

export interface Featuring {
  isFeatured(offerId: string): boolean;
  toggle(offer: Named): void;
  /** The offer whose answer is awaited. */
  pending: string | undefined;
  failure: AppFailure | undefined;
  clear(): void;
  limit: number;
  whyNot: string | undefined;
}

export function useFeaturing(): Featuring {
  const client = useQueryClient();
  const t = useText();
  const announce = useAnnounce();
  const whyNot = useWhyNot("catalog.customize");
  const list = useQuery(reads("featured_list", {})).data;
  const [pending, setPending] = useState<string>();
  const [failure, setFailure] = useState<AppFailure>();
  const ids = useMemo(() => new Set(list?.featured.map((one) => one.offerId)), [list]);
  const isFeatured = useCallback((offerId: string) => ids.has(offerId), [ids]);

  const toggle = useCallback(
    async ({ offerId, title }: Named) => {
      const off = isFeatured(offerId);
      setPending(offerId);
      setFailure(undefined);
      try {
        const answer = off
          ? await call("offer_unfeature", { offerId })
          : await call("offer_feature", { offerId, position: null });
        remember(client, "featured_list", {}, answer);
        announce(off ? t("catalog.notFeatured", { title }) : t("catalog.nowFeatured", { title }));
      } catch (thrown) {
        setFailure(toFailure(thrown));
      } finally {
        setPending(undefined);
      }
    },
    [client, t, announce, isFeatured],
  );

  return {
    isFeatured,
    toggle: useCallback((offer) => void toggle(offer), [toggle]),
    pending,
    failure,
    clear: useCallback(() => setFailure(undefined), []),
    limit: list?.limit ?? 0,
    whyNot,
  };
}
