// One thing among others of its kind: its name, what is good to know of it, and
// what can be done with it.
import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";

const useStyles = makeStyles({
  cards: {
    listStyleType: "none",
    marginInline: 0,
    marginBlock: tokens.spacingVerticalM,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    breakInside: "avoid",
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
});

export function Cards({ children }: { children: ReactNode }) {
  return <ul className={useStyles().cards}>{children}</ul>;
}

interface CardProps {
  title: string;
  /** Beside the title: a mark or two. */
  marks?: ReactNode;
  /** Before the title: a box to tick. */
  lead?: ReactNode;
  /** Of its heading: under a section’s own, or the page’s. */
  level?: 2 | 3;
  children?: ReactNode;
}

export function Card({ title, marks, lead, level = 3, children }: CardProps) {
  const styles = useStyles();
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <li>
      <article className={styles.card} aria-labelledby={id}>
        <div className={styles.head}>
          {lead}
          <Heading id={id} className={styles.title}>
            {title}
          </Heading>
          {marks}
        </div>
        {children}
      </article>
    </li>
  );
}
