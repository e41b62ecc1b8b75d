// One featured offer in the list that can be arranged.

import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { ReOrderDotsVerticalRegular } from "@fluentui/react-icons/svg/re-order-dots-vertical";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import type { ComponentProps, KeyboardEvent } from "react";
import type { FeaturedOfferView } from "../../ipc/bindings";
import { fills } from "../../parts/fills";
import { GuardedButton } from "../../parts/guarded_button";
import { paths } from "../../parts/paths";
import { segmentText, useWords } from "../../text/words";

const useStyles = makeStyles({
  item: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  dragged: { boxShadow: tokens.shadow16, backgroundColor: fills.selected },
  handle: {
    display: "flex",
    padding: tokens.spacingHorizontalXS,
    fontSize: "20px",
    cursor: "grab",
    touchAction: "none",
    color: tokens.colorNeutralForeground3,
  },
  number: { minWidth: "1.5em", textAlign: "end", fontVariantNumeric: "tabular-nums" },
  words: { flexGrow: 1, flexBasis: "200px", minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  vanished: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusWarningForeground1,
    "& svg": { flexShrink: 0, fontSize: tokens.fontSizeBase400 },
  },
  buttons: { display: "flex", gap: tokens.spacingHorizontalXS },
});

interface FeaturedItemProps {
  offer: FeaturedOfferView;
  total: number;
  whyNot: string | undefined;
  hintId: string;
  dragged: boolean;
  handle: ComponentProps<"span">;
  onStep: (offer: FeaturedOfferView, by: -1 | 1) => void;
  onRemove: (offer: FeaturedOfferView) => void;
}

export function FeaturedItem(props: FeaturedItemProps) {
  const { offer, total, whyNot, hintId, dragged, handle, onStep, onRemove } = props;
  const styles = useStyles();
  const { t } = useWords();
  const { title, position } = offer;

  function pressed(event: KeyboardEvent) {
    if (!event.altKey || whyNot !== undefined) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    onStep(offer, event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <li
      className={mergeClasses(styles.item, dragged && styles.dragged)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: moved by keys, as its description says
      tabIndex={0}
      aria-label={t("featured.item", { title, position, total })}
      aria-describedby={whyNot === undefined ? hintId : undefined}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onKeyDown={pressed}
    >
      {whyNot === undefined && (
        <span className={styles.handle} aria-hidden="true" title={t("featured.drag")} {...handle}>
          <ReOrderDotsVerticalRegular />
        </span>
      )}
      <span className={styles.number} aria-hidden="true">
        {position}.
      </span>
      <div className={styles.words}>
        <Link href={`#${paths.offer(offer.offerId)}`}>{title}</Link>
        {offer.vanished ? (
          <div className={styles.vanished}>
            <WarningRegular aria-hidden="true" />
            <span>
              <strong>{t("featured.vanished")}.</strong> {t("featured.vanishedHint")}
            </span>
          </div>
        ) : (
          <div className={styles.quiet}>{segmentText(t, offer.segment)}</div>
        )}
      </div>
      <div className={styles.buttons}>
        <GuardedButton
          icon={<ArrowUpRegular />}
          aria-label={t("featured.moveUp", { title })}
          whyNot={whyNot ?? (position === 1 ? t("featured.atTop") : undefined)}
          onClick={() => onStep(offer, -1)}
        />
        <GuardedButton
          icon={<ArrowDownRegular />}
          aria-label={t("featured.moveDown", { title })}
          whyNot={whyNot ?? (position === total ? t("featured.atEnd") : undefined)}
          onClick={() => onStep(offer, 1)}
        />
        <GuardedButton
          icon={<DeleteRegular />}
          aria-label={t("featured.removeOffer", { title })}
          whyNot={whyNot}
          onClick={() => onRemove(offer)}
        />
      </div>
    </li>
  );
}
