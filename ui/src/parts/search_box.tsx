// The search above a long list. Ctrl+F, Cmd+F and a slash lead to it, arrow down leads
// from it into the list.
import { Button, Input, makeStyles, tokens } from "@fluentui/react-components";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { type ReactNode, type RefObject, useEffect } from "react";
import { fluentRef } from "./fluent_ref";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalS,
  },
  search: { flexGrow: 1, flexBasis: "240px", maxWidth: "480px" },
  found: { color: tokens.colorNeutralForeground2 },
});

interface SearchRowProps {
  /** How many were found, in words. */
  found: string;
  children: ReactNode;
}

/** The search, what else there is to choose, and what was found. */
export function SearchRow({ found, children }: SearchRowProps) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is newer than some webviews
    <form role="search" className={styles.bar} onSubmit={(event) => event.preventDefault()}>
      {children}
      <span role="status" className={styles.found}>
        {found}
      </span>
    </form>
  );
}

interface SearchBoxProps {
  box: RefObject<HTMLInputElement | null>;
  label: string;
  hint: string;
  typed: string;
  onType: (text: string) => void;
  onDown: () => void;
}

export function SearchBox({ box, label, hint, typed, onType, onDown }: SearchBoxProps) {
  const styles = useStyles();
  useFindKeys(box);
  return (
    <Input
      ref={fluentRef(box)}
      className={styles.search}
      type="search"
      aria-label={label}
      aria-keyshortcuts="Control+F Meta+F /"
      placeholder={hint}
      contentBefore={<SearchRegular />}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(_, data) => onType(data.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && typed !== "") onType("");
        if (event.key === "ArrowDown") {
          event.preventDefault();
          onDown();
        }
      }}
    />
  );
}

export interface FiltersButtonProps {
  label: string;
  open: boolean;
  /** The element that it opens. */
  controls: string;
  onToggle: () => void;
}

export function FiltersButton({ label, open, controls, onToggle }: FiltersButtonProps) {
  return (
    <Button
      icon={<FilterRegular />}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={onToggle}
    >
      {label}
    </Button>
  );
}

function useFindKeys(box: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const find = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f";
      const slash =
        event.key === "/" &&
        !(event.target instanceof HTMLElement && event.target.closest("input, textarea, select"));
      if (!find && !slash) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [box]);
}
