// Plain sentences, each with the way to what it speaks of.
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { Children, type ReactNode } from "react";
import { useHref } from "react-router";

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    maxWidth: "88ch",
    overflowWrap: "anywhere",
  },
});

export function Sentences({ children }: { children: ReactNode }) {
  const { list } = useStyles();
  return Children.toArray(children).length > 0 && <ul className={list}>{children}</ul>;
}

interface SentenceProps {
  children: ReactNode;
  to?: { path: string; text: string };
}

export function Sentence({ children, to }: SentenceProps) {
  return (
    <li>
      {children} {to !== undefined && <Way path={to.path}>{to.text}</Way>}
    </li>
  );
}

export function Way({ path, children }: { path: string; children: string }) {
  // In a line of words a colour alone would not tell a link.
  return (
    <Link inline href={useHref(path)}>
      {children}
    </Link>
  );
}
