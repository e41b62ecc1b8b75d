// The cells of one offer in the list: plain ones, because dozens are drawn at a time.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo } from "react";
import type { OfferLine, TermPrice } from "../../ipc/bindings";
import { billingText, termText, useWords } from "../../text/words";
import type { Named } from "./feature";
import { FeatureButton } from "./feature_button";
import { useGridStyles } from "./grid_styles";

const useStyles = makeStyles({
  title: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
  },
  badge: {
    display: "inline-block",
    marginInlineStart: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

export interface OfferCellsProps {
  offer: OfferLine;
  href: string;
  active: boolean;
  featured: boolean;
  pending: boolean;
  whyNot: string | undefined;
  whyNotId: string;
  onToggle: (offer: Named) => void;
}

export const OfferCells = memo(function OfferCells(props: OfferCellsProps) {
  const { offer, href, active, featured, pending, whyNot, whyNotId, onToggle } = props;
  const styles = useStyles();
  const grid = useGridStyles();
  const { t } = useWords();
  return (
    <>
      <div role="rowheader" className={grid.cell}>
        <div>
          <a className={styles.title} href={href} tabIndex={-1}>
            {offer.title}
          </a>
          {offer.trial && <span className={styles.badge}>{t("catalog.trial")}</span>}
          {offer.addOn === true && <span className={styles.badge}>{t("catalog.addOn")}</span>}
          {featured && <span className={styles.badge}>{t("catalog.featured")}</span>}
        </div>
        <div className={styles.quiet}>{offer.productTitle}</div>
      </div>
      <div role="gridcell" className={mergeClasses(grid.cell, styles.id)}>
        {offer.offerId}
      </div>
      <div role="gridcell" className={grid.cell}>
        <LowestPrices terms={offer.terms} />
      </div>
      <div role="gridcell" className={mergeClasses(grid.cell, grid.action)}>
        <FeatureButton
          offer={offer}
          featured={featured}
          pending={pending}
          whyNot={whyNot}
          whyNotId={whyNotId}
          onToggle={onToggle}
          tabIndex={active ? 0 : -1}
        />
      </div>
    </>
  );
});

/** The terms come cheapest first, so the first of a currency is its lowest. */
function LowestPrices({ terms }: { terms: readonly TermPrice[] }) {
  const styles = useStyles();
  const { t, format } = useWords();
  const lowest = terms.filter(
    (term, index) => terms.findIndex((one) => one.currency === term.currency) === index,
  );
  const others = terms.length - lowest.length;
  return (
    <>
      {lowest.map((term) => (
        <div key={term.currency}>
          {t("catalog.from", {
            price: format.money(term.unitPrice, term.currency),
            term: termText(t, term.term),
          })}
          <span className={styles.quiet}> {billingText(t, term.billing)}</span>
        </div>
      ))}
      {others > 0 && (
        <div className={styles.quiet}>{t("catalog.moreTerms", { count: others })}</div>
      )}
    </>
  );
}
