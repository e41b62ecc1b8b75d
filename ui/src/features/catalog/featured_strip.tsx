// The featured offers on top of the catalog, in order, for everyone.
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useHref } from "react-router";
import { reads } from "../../ipc/queries";
import { paths } from "../../parts/paths";
import { segmentText, useWords } from "../../text/words";

const useStyles = makeStyles({
  strip: { marginBottom: tokens.spacingVerticalM },
  head: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalM },
  heading: {
    margin: 0,
    marginBottom: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: "2px",
    display: "flex",
    gap: tokens.spacingHorizontalS,
    overflowX: "auto",
  },
  item: {
    flex: "1 1 0",
    minWidth: "140px",
    maxWidth: "280px",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: {
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

export function FeaturedStrip({ segment }: { segment: string | null }) {
  const styles = useStyles();
  const { t } = useWords();
  const id = useId();
  const arrange = useHref(paths.featured);
  const all = useQuery(reads("featured_list", {})).data?.featured ?? [];
  const shown = all.filter((one) => segment === null || one.segment === segment);
  if (shown.length === 0) return null;

  return (
    <section className={styles.strip} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.heading}>
          {t("catalog.strip")}
        </h2>
        <Link href={arrange}>{t("catalog.arrange")}</Link>
      </div>
      <ol className={styles.list}>
        {shown.map((one) => (
          <li key={one.offerId} className={styles.item}>
            <Link className={styles.title} href={`#${paths.offer(one.offerId)}`}>
              {one.position}. {one.title}
            </Link>
            <span className={styles.quiet}>
              {one.vanished ? (
                <>
                  <WarningRegular aria-hidden="true" />
                  {t("featured.vanished")}
                </>
              ) : (
                segmentText(t, one.segment)
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
