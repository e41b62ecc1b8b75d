// Everything the current lists say of one offer.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation, useNavigate, useParams } from "react-router";
import type { OfferDetail } from "../../ipc/bindings";
import { reads } from "../../ipc/queries";
import { CopyLink } from "../../parts/copy_link";
import { Fact, Facts } from "../../parts/facts";
import { fluentRef } from "../../parts/fluent_ref";
import { Buttons } from "../../parts/form";
import { ListCells, ListHeads } from "../../parts/list_cells";
import { Loading } from "../../parts/loading";
import { FailureNote, Note } from "../../parts/notes";
import { Page } from "../../parts/page";
import { paths } from "../../parts/paths";
import { History } from "../../parts/record/history";
import { Section } from "../../parts/section";
import { Table } from "../../parts/table";
import { listName, segmentText, useWords } from "../../text/words";
import { useFeaturing } from "./feature";
import { FeatureButton } from "./feature_button";
import { FeatureRefused } from "./feature_refused";
import { PriceTable } from "./price_table";

const useStyles = makeStyles({
  description: { whiteSpace: "pre-wrap", maxWidth: "80ch", margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export default function OfferPage() {
  const { t } = useWords();
  const { offerId = "" } = useParams();
  const offer = useQuery(reads("catalog_offer", { offerId }));
  const featuring = useFeaturing();
  const back = useRef<HTMLButtonElement>(null);
  const goBack = useBack();

  useEffect(() => back.current?.focus(), []);

  return (
    <Page
      title={offer.data?.title ?? offerId}
      actions={
        <>
          <Button
            ref={fluentRef(back)}
            appearance="subtle"
            icon={<ArrowLeftRegular />}
            onClick={() => void goBack()}
          >
            {t("offer.back")}
          </Button>
          {offer.data !== undefined && (
            <>
              <CopyLink to="offer" id={offer.data.offerId} label={t("offer.copyLink")} />
              <FeatureButton
                offer={offer.data}
                featured={featuring.isFeatured(offerId)}
                pending={featuring.pending === offerId}
                whyNot={featuring.whyNot}
                whyNotId="why-not"
                onToggle={featuring.toggle}
              />
            </>
          )}
        </>
      }
    >
      {featuring.whyNot !== undefined && <p id="why-not">{featuring.whyNot}</p>}
      <FeatureRefused featuring={featuring} />
      {offer.error?.code === "offer_not_in_list" ? (
        <Note intent="warning">{t("offer.gone")}</Note>
      ) : (
        <FailureNote failure={offer.error} />
      )}
      {offer.isPending && <Loading />}
      {offer.data !== undefined && <OfferSections offer={offer.data} />}
      {/* What was done with it outlasts the lists that it stood in. */}
      {!offer.isPending && (
        <Buttons>
          <History
            key={offerId}
            of={{ entity: "featured_offer", id: offerId }}
            name={offer.data?.title ?? offerId}
          />
        </Buttons>
      )}
    </Page>
  );
}

function OfferSections({ offer }: { offer: OfferDetail }) {
  const styles = useStyles();
  const { t } = useWords();
  const yesNo = (value: boolean) => (value ? t("offer.yes") : t("offer.no"));
  return (
    <>
      <Section title={t("offer.prices")}>
        <p className={styles.quiet}>{t("offer.perTerm")}</p>
        <PriceTable prices={offer.prices} />
      </Section>
      <Section title={t("offer.description")}>
        <p className={styles.description}>
          {offer.description.trim() === "" ? t("offer.noDescription") : offer.description}
        </p>
      </Section>
      <Section title={t("offer.product")}>
        <Facts>
          <Fact name={t("offer.product")}>{offer.productTitle}</Fact>
          <Fact name={t("offer.id")}>{offer.offerId}</Fact>
          <Fact name={t("offer.segment")}>{segmentText(t, offer.segment)}</Fact>
          <Fact name={t("offer.publisher")}>{offer.publisher}</Fact>
          {/* No list that can be read so far says it; never guessed from titles. */}
          <Fact name={t("offer.family")}>{t("shell.unknown")}</Fact>
          <Fact name={t("offer.addOn")}>
            {offer.addOn === null ? t("shell.unknown") : yesNo(offer.addOn)}
          </Fact>
          <Fact name={t("offer.trial")}>{yesNo(offer.trial)}</Fact>
          <Fact name={t("offer.tags")}>
            {offer.tags.length === 0 ? t("shell.none") : offer.tags.join(", ")}
          </Fact>
          <Fact name={t("offer.lists")}>
            <ListNames ids={offer.lists} />
          </Fact>
        </Facts>
      </Section>
      <AllLists ids={offer.allLists} />
    </>
  );
}

/** Where the offer stands, in months past and to come as well. */
function AllLists({ ids }: { ids: readonly string[] }) {
  const { t } = useWords();
  const all = useQuery(reads("price_list_list", {})).data?.lists ?? [];
  const lists = all.filter((list) => ids.includes(list.listId));
  if (lists.length === 0) return null;
  return (
    <Section title={t("offer.allLists")}>
      <Table label={t("offer.allLists")}>
        <thead>
          <tr>
            <ListHeads />
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.listId}>
              <ListCells list={list} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

/** An offer names its lists by id. */
function ListNames({ ids }: { ids: readonly string[] }) {
  const { t, format } = useWords();
  const lists = useQuery(reads("price_list_list", {})).data?.lists ?? [];
  return lists
    .filter((list) => ids.includes(list.listId))
    .map((list) => listName(t, format, list))
    .join("; ");
}

/** Back to where one was in the list, or to its beginning. */
function useBack() {
  const navigate = useNavigate();
  const { state } = useLocation();
  const came = typeof state === "object" && state !== null && "fromCatalog" in state;
  return async () => (came ? await navigate(-1) : await navigate(paths.catalog));
}
