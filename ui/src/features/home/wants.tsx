// What wants attention, a sentence each.
import { useQuery } from "@tanstack/react-query";
import type { OpenWorkspaceView } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { connectionText } from "../../parts/connection";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { paths } from "../../parts/paths";
import { Section } from "../../parts/section";
import type { Format } from "../../text/format";
import type { T } from "../../text/i18n";
import { marketText, useWords } from "../../text/words";
import { type Attention, attention } from "./attention";
import { Sentence, Sentences } from "./sentences";

export function Wants({ workspace }: { workspace: OpenWorkspaceView }) {
  const { t } = useWords();
  return (
    <Section title={t("home.wants")}>
      <Wanting workspace={workspace} />
    </Section>
  );
}

function Wanting({ workspace }: { workspace: OpenWorkspaceView }) {
  const { t, format } = useWords();
  const status = useQuery(reads("hub_status", {}));
  const lists = useQuery(reads("price_list_list", {}));
  const featured = useQuery(reads("featured_list", {}));
  const cards = useQuery(reads("workspace_list", {}));
  // The copy of the day is made without a word: nobody tells that there is a new one.
  const copies = useQuery({
    ...reads("workspace_backups", { id: workspace.id }),
    refetchOnMount: "always",
  });
  const asked = [status, lists, featured, cards, copies];
  if (asked.some(({ isPending }) => isPending)) return <Loading />;
  const failed = asked.find(({ isError }) => isError)?.error ?? null;
  const found = attention(
    {
      workspace,
      status: status.data,
      lists: lists.data?.lists,
      featured: featured.data?.featured,
      copies: copies.data?.backups,
      slots: cards.data?.workspaces.find(({ id }) => id === workspace.id)?.slots,
    },
    new Date(),
  );
  if (found.length === 0 && failed === null) return <p>{t("home.nothingWants")}</p>;
  return (
    <>
      <FailureNote failure={failed} />
      <Sentences>
        {found.map((one) => {
          const { text, to } = said(t, format, one, status.data?.waiting ?? 0);
          return (
            <Sentence key={one.kind} {...(to === undefined ? {} : { to })}>
              {text}
            </Sentence>
          );
        })}
      </Sentences>
    </>
  );
}

interface Said {
  text: string;
  to?: { path: string; text: string };
}

function said(t: T, format: Format, one: Attention, waiting: number): Said {
  const toTeam = { path: paths.team, text: t("hub.toTeam") };
  const toLists = { path: paths.priceLists, text: t("home.toLists") };
  const toCopies = { path: paths.workspaces, text: t("home.toCopies") };
  switch (one.kind) {
    case "no_roles":
      return { text: t("home.noRoles") };
    case "hub":
      return {
        text: `${connectionText(t, { connection: one.connection, waiting })}.`,
        to: toTeam,
      };
    case "hub_silent":
      return { text: t("home.silent", { when: format.instant(one.since) }), to: toTeam };
    case "no_list":
    case "no_next_list": {
      const month = format.month(one.month);
      const key = one.kind === "no_list" ? "home.noList" : "home.noNextList";
      if (one.market === null) return { text: t(key, { month }), to: toLists };
      const market = marketText(format, one.market);
      return { text: t(`${key}For`, { month, market }), to: toLists };
    }
    case "vanished":
      return {
        text: t("home.vanished", { count: one.titles.length, titles: one.titles.join(", ") }),
        to: { path: paths.featured, text: t("home.toFeatured") },
      };
    case "no_copy":
      return { text: t("home.noCopy"), to: toCopies };
    case "old_copy":
      return { text: t("home.oldCopy", { when: format.instant(one.madeAt) }), to: toCopies };
    case "one_key":
      return { text: t("home.oneKey"), to: toCopies };
  }
}
