// Features an offer, or takes it off. Plain, because a list shows dozens.

import { makeStyles, tokens } from "@fluentui/react-components";
import { StarFilled, StarRegular } from "@fluentui/react-icons/svg/star";
import { fills } from "../../parts/fills";
import { useText } from "../../text/i18n";
import type { Named } from "./feature";

const useStyles = makeStyles({
  button: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { backgroundColor: fills.hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
    "&[aria-disabled=true]": {
      cursor: "not-allowed",
      color: tokens.colorNeutralForegroundDisabled,
      border: `1px solid ${tokens.colorNeutralStrokeDisabled}`,
    },
  },
});

interface FeatureButtonProps {
  offer: Named;
  featured: boolean;
  pending: boolean;
  whyNot: string | undefined;
  /** The element that says `whyNot`, where it stands on the page already. */
  whyNotId?: string | undefined;
  onToggle: (offer: Named) => void;
  tabIndex?: number;
}

export function FeatureButton(props: FeatureButtonProps) {
  const { offer, featured, pending, whyNot, whyNotId, onToggle, tabIndex = 0 } = props;
  const styles = useStyles();
  const t = useText();
  const { title } = offer;
  const off = whyNot !== undefined || pending;
  return (
    <button
      type="button"
      className={styles.button}
      tabIndex={tabIndex}
      aria-label={
        featured ? t("catalog.unfeatureOffer", { title }) : t("catalog.featureOffer", { title })
      }
      aria-disabled={off || undefined}
      aria-describedby={whyNot === undefined ? undefined : whyNotId}
      title={whyNot}
      onClick={(event) => {
        event.stopPropagation();
        if (!off) onToggle(offer);
      }}
    >
      {featured ? <StarFilled aria-hidden="true" /> : <StarRegular aria-hidden="true" />}
      {featured ? t("catalog.unfeature") : t("catalog.feature")}
    </button>
  );
}
